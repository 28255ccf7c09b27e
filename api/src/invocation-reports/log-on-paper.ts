import { correctedInWords, entryInWords, tagOf, toldWhen, type EffectiveEntry, type LogProgress, type LogWords } from '@holdfast/domain';
import type { PaperCell, PaperColumn } from '../paper';

export const LOG_COLUMNS: readonly PaperColumn[] = [{ heading: 'When', share: 0.8 }, { heading: 'Who', share: 2 }, { heading: 'What', share: 6 }];

interface LogOnPaper {
  progress: LogProgress;
  names: LogWords;
  timeZone: string;
  stoodDownAt: string | null;
}

/** An entry as a row: what was typed, and beside it what a correction has made of it, that it was typed late, and what cannot be about it. */
export function entryRows({ progress, names, timeZone, stoodDownAt }: LogOnPaper): (one: EffectiveEntry) => PaperCell[] {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const entries = new Map(progress.entries.map((one) => [one.entry.id, one.entry]));
  const faults = new Map<string, string[]>();
  for (const { entryId, message } of progress.faults) faults.set(entryId, [...(faults.get(entryId) ?? []), message]);
  const said = ({ entry }: Pick<EffectiveEntry, 'entry'>): string => [tagOf(entry), entryInWords(entry, progress.steps, names), entry.text].filter(Boolean).join(': ');
  const corrects = (id: string | null): string => {
    const corrected = id === null ? undefined : entries.get(id);
    return corrected ? `of “${said({ entry: corrected }).slice(0, 120)}”, ${names.moment(corrected.at)}` : '';
  };
  return (one) => {
    const { entry, correctedBy, voided } = one;
    const changed = correctedInWords(one, names);
    const words = entry.kind === 'correction' ? [`${entryInWords(entry, progress.steps, names)} ${corrects(entry.correctsId)}`.trim(), entry.text].filter(Boolean).join(': ') : said(one);
    const beside = [
      changed && `${changed}, by ${correctedBy!.author.jobTitle} on ${names.moment(correctedBy!.typedAt)}`,
      stoodDownAt !== null && Date.parse(entry.typedAt) > Date.parse(stoodDownAt) ? `Typed after the stand-down, ${names.moment(entry.typedAt)}` : '',
      ...(faults.get(entry.id) ?? []).map((fault) => fault.replace(/\.$/, '')),
    ].filter(Boolean);
    return [time.format(new Date(toldWhen(one))), entry.author.jobTitle, { words: beside.length > 0 ? `${words} (${beside.join('. ')}.)` : words, soft: voided }];
  };
}
