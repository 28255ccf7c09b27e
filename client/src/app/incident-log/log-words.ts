import { correctedInWords as corrected, entryInWords as said, type EffectiveEntry, type LogEntry, type LogWords, type StepProgress } from '@holdfast/domain';
import { moment } from '../shared/words/dates';

export { tagOf } from '@holdfast/domain';

export interface LogNames extends Omit<LogWords, 'moment'> {
  readonly zone?: string;
}

const inZone = (zone?: string) => (at: string): string => moment(at, { zone });

/** What an entry says beside the text that was typed, in the words of the domain and the time of the zone. */
export const entryInWords = (entry: LogEntry, steps: readonly StepProgress[], { zone, ...names }: LogNames): string => said(entry, steps, { ...names, moment: inZone(zone) });

/** What a correction has changed of an entry, in words; empty where nothing did. */
export const correctedInWords = (entry: EffectiveEntry, zone?: string): string => corrected(entry, { moment: inZone(zone) });
