import type { Effectiveness } from '@holdfast/domain';

export const EFFECTIVENESS_WORDS: Readonly<Record<Effectiveness, string>> = {
  effective: 'Effective', partial: 'Partly effective', ineffective: 'Ineffective', 'not-assessed': 'Not assessed',
};

export const EFFECTIVENESS_MEANING: Readonly<Record<Effectiveness, string>> = {
  effective: 'It works as it was meant to.',
  partial: 'It works in part, or not always.',
  ineffective: 'It is there and does not lower the risk.',
  'not-assessed': 'Nobody has looked yet.',
};

/** "intranet.example": where a link to evidence leads. Null where it is none that a page may open. */
export function placeOfEvidence(link: string): string | null {
  const url = /^https?:\/\//i.test(link) && URL.canParse(link) ? new URL(link) : null;
  return url && (url.host || null);
}
