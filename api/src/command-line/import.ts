import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { DraftJobView, ImportJobView, RegisterImportChoicesRequest, RegisterImportDraftView, RegisterRowsView, RegisterSummary } from '@holdfast/contracts';
import { foundRegister } from './found-register';
import { importReport, openQuestions, wordsOfImport, type ImportReport } from './import-report';
import { nearest } from './nearest';
import { EXIT, refused, wrongUse, type Outcome } from './outcome';
import { OverTheApi, SERVER_OPTION } from './over-the-api';
import type { Asked, Verb } from './verb';
import { putWhole } from './whole-file';

const FIRST_MS = 200;
const LAST_MS = 3_000;

export const importVerb: Verb = {
  name: 'import', usage: 'REGISTER FILE', works: 'over the API', takes: [2, 2],
  summary: 'brings the file of a register in: CSV, XLSX, ODS or JSON; the register is named by its prefix, name or id',
  options: {
    ...SERVER_OPTION,
    'dry-run': { says: 'says what would be written, and writes and leaves nothing' },
    profile: { takes: 'NAME', says: 'how the file is read, as somebody saved it in the browser' },
    'leave-out': { says: 'rows that cannot be read are left out' },
    'as-drafts': { says: 'rows that cannot be read come in as drafts without a score' },
    'owner-of-rest': { says: 'the owner of the register owns risks whose owner is not known here' },
    'matrix-from-file': { says: 'a new matrix is made from what the file uses' },
    'close-missing': { says: 'open risks that are in no row are closed' },
    report: { takes: 'FILE', says: 'what --json says, into a file: rows, and problems by row, column and reason' },
  },
  run: async (asked) => {
    const [typed = '', file = ''] = asked.positionals;
    if (asked.flag('leave-out') && asked.flag('as-drafts')) throw wrongUse('Say one of --leave-out and --as-drafts.');
    const bytes = await contentOf(file);
    const api = new OverTheApi(asked);
    const register = foundRegister(typed, await api.get<RegisterSummary[]>('registers'));
    const stop = whenInterrupted();
    let begun: RegisterImportDraftView | null = null;
    let keep = false;
    try {
      begun = await api.post<RegisterImportDraftView>(`registers/${register.id}/import-drafts?name=${encodeURIComponent(basename(file))}`, bytes);
      if (stop.asked()) throw STOPPED;
      const draft = await chosen(api, begun, asked);
      const rows = await api.get<RegisterRowsView>(`register-import-drafts/${draft.id}/rows`);
      if (stop.asked()) throw STOPPED;
      const stands = draft.counts.faults > 0 || openQuestions(draft).length > 0;
      const idle = !stands && draft.counts.new + draft.counts.drafts + draft.counts.changed + draft.closing === 0;
      const written = stands || idle || asked.flag('dry-run') ? null : await writtenAs(api, draft, stop.asked);
      keep = stands && !asked.flag('dry-run');
      const report = importReport({
        file, draft, rows, dryRun: asked.flag('dry-run'), profile: asked.text('profile') ?? null,
        written: written === null ? null : { id: written, url: api.page(`imports/${written}`) }, answerAt: keep ? api.page(`registers/${register.id}/import/${draft.id}`) : null,
      });
      keep ||= written !== null;
      return await told(report, stands, asked);
    } finally {
      stop.over();
      // What it says matters more than a file that is thrown away in a week anyway.
      if (begun && !keep) await api.delete(`register-import-drafts/${begun.id}`).catch(() => undefined);
    }
  },
};

/** Waited for, asking ever less often; how far it is goes where it is in nobody's way. */
async function writtenAs(api: OverTheApi, { id, digest }: RegisterImportDraftView, stopped: () => boolean): Promise<string> {
  const at = `register-import-drafts/${id}`;
  let job = await api.post<ImportJobView>(`${at}/import`, { digest });
  const tell = process.stderr.isTTY ? (words: string) => void process.stderr.write(`\r\x1B[K${words}`) : () => undefined;
  for (let after = FIRST_MS; job.state === 'waiting' || job.state === 'running'; after = Math.min(after * 1.5, LAST_MS)) {
    await new Promise((resume) => setTimeout(resume, after));
    // One that has ended by now cannot be stopped, and says so next.
    if (stopped()) await api.post(`${at}/cancellation`, {}).catch(() => undefined);
    job = (await api.get<DraftJobView>(`${at}/import`)).job ?? job;
    tell(job.total > 0 ? `${job.done.toLocaleString('en-GB')} of ${job.total.toLocaleString('en-GB')} rows` : 'Reading the file');
  }
  tell('');
  if (job.importId === null) throw job.fault === null ? STOPPED : refused(job.fault, job);
  return job.importId;
}

const STOPPED = refused('It was stopped. Nothing has been written.');

/** The first Ctrl-C stops what is under way and clears up; a second one ends the command at once. */
function whenInterrupted(): { asked: () => boolean; over: () => void } {
  let asked = false;
  const note = (): void => void (asked = true);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, note);
  return { asked: () => asked, over: () => (['SIGINT', 'SIGTERM'] as const).forEach((signal) => process.off(signal, note)) };
}

async function contentOf(file: string): Promise<Buffer> {
  const bytes = await readFile(file).catch(({ code, message }: NodeJS.ErrnoException) => {
    throw refused(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${message}.`);
  });
  if (bytes.length === 0) throw refused(`${file} is empty.`);
  return bytes;
}

/** The draft as its profile and the options say that it is read. */
async function chosen(api: OverTheApi, begun: RegisterImportDraftView, { text, flag }: Asked): Promise<RegisterImportDraftView> {
  let draft = begun;
  const named = text('profile');
  if (named !== undefined) draft = await api.put<RegisterImportDraftView>(`register-import-drafts/${draft.id}/profile`, { profileId: profileCalled(named, draft.profiles) });
  const choices: Partial<RegisterImportChoicesRequest> = {
    ...(flag('leave-out') ? { unreadable: 'leave-out' } : flag('as-drafts') ? { unreadable: 'draft' } : {}), ...(flag('owner-of-rest') ? { ownerless: 'register-owner' } : {}),
    ...(flag('matrix-from-file') ? { matrix: 'from-file' } : {}),
  };
  if (choices.matrix && !draft.matrix.fromFile) throw refused(draft.matrix.why ? `No matrix can be made from this file: ${draft.matrix.why}` : 'No matrix can be made from this file.');
  if (choices.matrix && !draft.matrix.mayMake) throw refused('The token may make no matrix for this register, or the register has risks already.');
  if (Object.keys(choices).length > 0) draft = await api.put<RegisterImportDraftView>(`register-import-drafts/${draft.id}/choices`, { ...draft.choices, ...choices });
  if (flag('close-missing') && draft.missingInAll > 0) {
    const { missing } = await api.get<RegisterRowsView>(`register-import-drafts/${draft.id}/rows`);
    draft = await api.put<RegisterImportDraftView>(`register-import-drafts/${draft.id}/choices`, { ...draft.choices, closeMissing: missing.map(({ id }) => id) });
  }
  return draft;
}

function profileCalled(named: string, profiles: RegisterImportDraftView['profiles']): string {
  const found = profiles.find(({ name }) => name.toLowerCase() === named.trim().toLowerCase());
  if (found) return found.id;
  const meant = nearest(named, profiles.map(({ name }) => name));
  throw refused(`There is no profile "${named}".${meant ? ` Did you mean "${meant}"?` : profiles.length === 0 ? ' Nobody has saved one yet.' : ''}`);
}

async function told(report: ImportReport, stands: boolean, asked: Asked): Promise<Outcome> {
  const to = asked.text('report');
  if (to !== undefined) await putWhole(to, { over: true, called: 'The report' }, () => Readable.from([`${JSON.stringify(report, null, 2)}\n`]));
  return { exit: stands ? EXIT.waits : EXIT.done, words: wordsOfImport(report), report };
}
