import type { RecommendationEntryView, RecommendationRow } from '@holdfast/contracts';
import { isOutstanding, type RecommendationPriority, type RecommendationResponse, type RecommendationSource, type RecommendationState, type Verdict } from '@holdfast/domain';

/** The words of recommendations as screens print them. */
export const SOURCE_WORDS: Readonly<Record<RecommendationSource, string>> = {
  'internal-audit': 'Internal audit', 'external-audit': 'External audit', 'health-check': 'Health check', inspection: 'Inspection', 'service-assurance': 'Service assurance', other: 'Other',
};

export const PRIORITY_WORDS: Readonly<Record<RecommendationPriority, string>> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' };

export const STATE_WORDS: Readonly<Record<RecommendationState, string>> = {
  raised: 'Waits for a response', responded: 'Under way', claimed: 'Claimed, waits for follow-up', 'partly-implemented': 'Partly implemented', 'not-implemented': 'Not implemented', verified: 'Verified',
  'no-longer-relevant': 'No longer relevant', superseded: 'Superseded', 'risk-accepted': 'Risk accepted',
};

export const RESPONSE_WORDS: Readonly<Record<RecommendationResponse, string>> = { agreed: 'Agreed', 'partly-agreed': 'Partly agreed', 'not-agreed': 'Not agreed' };

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  implemented: 'Implemented', 'partly-implemented': 'Partly implemented', 'not-implemented': 'Not implemented', 'no-longer-relevant': 'No longer relevant',
};

/** What was answered but not agreed to is outstanding too, and nobody is at work on it. */
export const stateInWords = ({ state, response }: Pick<RecommendationRow, 'state' | 'response'>): string => (state === 'responded' && response === 'not-agreed' ? 'Not agreed' : STATE_WORDS[state]);

/** "The Head of ICT responded: agreed" */
export function entryInWords(entry: RecommendationEntryView): string {
  const who = `The ${entry.author.jobTitle}`;
  switch (entry.kind) {
    case 'raised': return `${who} entered it`;
    case 'responded': return `${who} responded: ${entry.response ? RESPONSE_WORDS[entry.response].toLowerCase() : ''}`;
    case 'rescheduled': return `${who} set another date`;
    case 'claimed': return `${who} said that it is implemented`;
    case 'followed-up': return entry.enteredFor ? `${who} entered the verdict of ${entry.enteredFor}` : `${who} followed it up`;
    case 'superseded': return `${who} recorded that another takes its place`;
    case 'risk-accepted': return `${who} recorded that its risk is accepted`;
  }
}

/** What a row asks for next, in one line; empty where it has ended. */
export function nextStep({ state, response }: Pick<RecommendationRow, 'state' | 'response'>): string {
  if (!isOutstanding(state)) return '';
  if (state === 'raised') return 'Its owner responds';
  if (state === 'claimed') return 'An auditor follows it up';
  return response === 'not-agreed' ? 'An auditor decides what comes of it' : 'Its owner implements it, and says so';
}
