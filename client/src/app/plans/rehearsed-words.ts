import type { PlanRehearsedView } from '@holdfast/contracts';
import { asSentence } from '@holdfast/domain';
import type { PlanFailedBy } from '@holdfast/domain';
import { day } from '../shared/words/dates';

const FAILED_WORDS: Readonly<Record<PlanFailedBy, string>> = { abandoned: 'was given up', 'over-rto': 'missed its RTO', 'over-rpo': 'lost more data than its RPO allows', partly: 'passed only in part', failed: 'failed' };

/** The same of a plan on a list, as a sentence: "Never rehearsed", "Missed its RTO when it was rehearsed on 16 May 2026, as version 2". */
export function lastRehearsedInWords(rehearsed: PlanRehearsedView | null): string {
  if (!rehearsed) return 'Never rehearsed';
  const words = rehearsedInWords(rehearsed);
  return `${asSentence(words)}${rehearsed.changedSince ? `, as version ${rehearsed.versionNumber ?? ''}` : ''}`;
}

/** What became of a plan when it was last put to use: "missed its RTO when it was rehearsed on 16 May 2026". */
export function rehearsedInWords({ on, kind, failedBy }: Pick<PlanRehearsedView, 'on' | 'kind' | 'failedBy'>): string {
  const used = kind === 'invocation' ? 'used' : 'rehearsed';
  const when = day(on, { dated: true });
  return failedBy === null ? `was last ${used} on ${when}` : `${FAILED_WORDS[failedBy]} when it was ${used} on ${when}`;
}
