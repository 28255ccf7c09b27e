import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportRequest, ExportView, RegisterSummary } from '@holdfast/contracts';
import { EXPORT_FORMATS, EXPORT_PARTS, EXPORT_TABLES } from '@holdfast/domain';
import { foundRegister } from './found-register';
import { done, refused, wrongUse, type Outcome } from './outcome';
import { OverTheApi, SERVER_OPTION } from './over-the-api';
import type { Asked, Verb } from './verb';
import { putWhole } from './whole-file';

const FIRST_MS = 200;
const LAST_MS = 5_000;

export const exportVerb: Verb = {
  name: 'export', usage: '[REGISTER] --format FORMAT', works: 'over the API', takes: [0, 1],
  summary: 'exports a register, named by its prefix, name or id, or all that the token reads',
  options: {
    ...SERVER_OPTION,
    format: { takes: 'FORMAT', says: `${EXPORT_FORMATS.join(', ')}; csv unless said otherwise` },
    to: { takes: 'FILE', says: 'where it goes; standard output unless said otherwise' },
    'as-at': { takes: 'DAY', says: 'the end of a day that is over, such as 2026-06-30; otherwise now' },
    part: { takes: 'PART', says: 'A for the public wording, B for all that the token reads' },
    table: { takes: 'TABLE', says: `of a CSV file: ${EXPORT_TABLES.join(', ')}` },
    below: { says: 'with the registers below' },
    'every-status': { says: 'closed risks too' },
  },
  run: async (asked) => {
    const request = requestOf(asked);
    const to = asked.text('to');
    if (asked.flag('json') && to === undefined) throw wrongUse('With --json the report is on standard output: say where the export goes, by --to FILE.');
    const api = new OverTheApi(asked);
    const [typed] = asked.positionals;
    const register = typed === undefined ? null : foundRegister(typed, await api.get<RegisterSummary[]>('registers'));
    const query = new URLSearchParams([
      ...(asked.text('as-at') ? [['asAt', asked.text('as-at')!]] : []), ...(asked.flag('below') ? [['below', 'true']] : []), ...(asked.flag('every-status') ? [['status', 'open'], ['status', 'closed']] : []),
    ] as [string, string][]);
    const made = await ready(api, await api.post<ExportView>(`${register ? `registers/${register.id}/` : ''}exports${query.size > 0 ? `?${query.toString()}` : ''}`, request));
    const file = (): Promise<Readable> => api.stream(`exports/${made.id}/file`);
    if (to === undefined) await pipeline(await file(), process.stdout, { end: false });
    else await putWhole(to, { over: true, called: 'The export', digest: made.digest }, file);
    return outcome(made, to);
  },
};

function requestOf({ text }: Asked): ExportRequest {
  const one = <Word extends string>(name: string, words: readonly Word[]): Word | undefined => {
    const given = text(name);
    if (given === undefined) return undefined;
    const found = words.find((word) => word.toLowerCase() === given.toLowerCase());
    if (!found) throw wrongUse(`--${name} is one of: ${words.join(', ')}.`);
    return found;
  };
  const [format, part, table] = [one('format', EXPORT_FORMATS) ?? 'csv', one('part', EXPORT_PARTS), one('table', EXPORT_TABLES)];
  return { format, ...(part ? { part } : {}), ...(table ? { table } : {}) };
}

/** Waited for, asking ever less often. */
async function ready(api: OverTheApi, asked: ExportView): Promise<ExportView> {
  let job = asked;
  for (let after = FIRST_MS; job.state === 'waiting' || job.state === 'running'; after = Math.min(after * 1.5, LAST_MS)) {
    await new Promise((resume) => setTimeout(resume, after));
    job = await api.get<ExportView>(`exports/${job.id}`);
  }
  if (job.state !== 'ready') throw refused(job.fault ?? 'The export was cancelled.', job);
  return job;
}

function outcome({ id, done: risks, fileName, size, digest, rowsDigest, format, part, register, asAt }: ExportView, to: string | undefined): Outcome {
  const words = `${to ?? fileName ?? 'The export'}: ${risks} ${risks === 1 ? 'risk' : 'risks'}, ${size} bytes, SHA-256 ${digest}`;
  return { ...done([words], { id, file: to ?? null, fileName, format, part, register, asAt, risks, size, digest, rowsDigest }), given: to === undefined };
}
