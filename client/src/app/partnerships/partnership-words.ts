import { SIGNIFICANCE_REVIEW_MONTHS, type MeetingRhythm, type PartnershipState, type SignificanceCriterion, type SignificanceLevel } from '@holdfast/domain';

/** The words of partnerships as screens print them. */
export const LEVEL_WORDS: Readonly<Record<SignificanceLevel, string>> = { high: 'High', medium: 'Medium', low: 'Low' };

export const MEETS_WORDS: Readonly<Record<MeetingRhythm, string>> = {
  monthly: 'Every month', 'two-monthly': 'Every two months', quarterly: 'Every quarter', 'half-yearly': 'Twice a year', yearly: 'Once a year', 'as-needed': 'As needed',
};

export const STATE_WORDS: Readonly<Record<PartnershipState, string>> = { active: 'Active', ended: 'Ended' };

export const CRITERION_WORDS: Readonly<Record<SignificanceCriterion, { name: string; low: string; high: string }>> = {
  money: { name: 'Money', low: '1: hardly any', high: '5: among our largest commitments' },
  services: { name: 'Services', low: '1: none leans on it', high: '5: critical services stop without it' },
  duty: { name: 'Duty', low: '1: we may leave it', high: '5: the law asks for it' },
  people: { name: 'People', low: '1: few notice it', high: '5: most residents do' },
  reputation: { name: 'Reputation', low: '1: its failure goes unseen', high: '5: its failure is ours in public' },
};

/** What a level asks for. */
export const GOVERNANCE_WORDS: Readonly<Record<SignificanceLevel, readonly string[]>> = {
  high: ['A signed agreement that says who carries which risk', 'Its risks in a register of its own unit', 'A report to the management team each quarter', `Reviewed at least every ${SIGNIFICANCE_REVIEW_MONTHS.high} months`],
  medium: ['A written agreement', 'Its risks in a register', 'A report to the directorate twice a year', `Reviewed at least every ${SIGNIFICANCE_REVIEW_MONTHS.medium} months`],
  low: ['A named lead', `Reviewed at least every ${SIGNIFICANCE_REVIEW_MONTHS.low} months`],
};

export const significanceInWords = ({ level, score }: { readonly level: SignificanceLevel | null; readonly score: number | null }): string =>
  level === null || score === null ? 'Not scored' : `${LEVEL_WORDS[level]}, ${score} of 100`;
