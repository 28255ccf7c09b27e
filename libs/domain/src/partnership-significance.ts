/**
 * What makes a partnership matter, each judged from 1 (hardly) to 5 (most of all). How many points lead to which level, and what a
 * level asks for, is declared in docs/decisions/significance-of-partnerships.md.
 */
export const SIGNIFICANCE_CRITERIA = ['money', 'services', 'duty', 'people', 'reputation'] as const;
export type SignificanceCriterion = (typeof SIGNIFICANCE_CRITERIA)[number];

/** Null: not judged yet. */
export type SignificanceScores = Readonly<Record<SignificanceCriterion, number | null>>;

export const SIGNIFICANCE_POINTS = { min: 1, max: 5 } as const;

export const SIGNIFICANCE_LEVELS = ['high', 'medium', 'low'] as const;
export type SignificanceLevel = (typeof SIGNIFICANCE_LEVELS)[number];

/** From so many points in a hundred on. */
export const SIGNIFICANCE_FROM: Readonly<Record<SignificanceLevel, number>> = { high: 70, medium: 45, low: 0 };

export interface Significance {
  /** In a hundred: 20 where each criterion is 1, 100 where each is 5. */
  readonly score: number;
  readonly level: SignificanceLevel;
}

/** Null while a criterion is not judged: what is not known counts neither as little nor as much. */
export function significanceOf(scores: SignificanceScores): Significance | null {
  const points = SIGNIFICANCE_CRITERIA.map((criterion) => scores[criterion]);
  if (points.some((point) => point === null)) return null;
  const sum = points.reduce<number>((total, point) => total + (point ?? 0), 0);
  const score = Math.round((sum * 100) / (SIGNIFICANCE_CRITERIA.length * SIGNIFICANCE_POINTS.max));
  const level = SIGNIFICANCE_LEVELS.find((one) => score >= SIGNIFICANCE_FROM[one]) ?? 'low';
  return { score, level };
}

/** Months between two reviews, at most. */
export const SIGNIFICANCE_REVIEW_MONTHS: Readonly<Record<SignificanceLevel, number>> = { high: 3, medium: 6, low: 12 };

/** How often the partners meet. */
export const MEETING_RHYTHMS = ['monthly', 'two-monthly', 'quarterly', 'half-yearly', 'yearly', 'as-needed'] as const;
export type MeetingRhythm = (typeof MEETING_RHYTHMS)[number];

export const PARTNERSHIP_STATES = ['active', 'ended'] as const;
export type PartnershipState = (typeof PARTNERSHIP_STATES)[number];

/** Why a next review is not at a day, or null: it lies ahead, and no further off than the level asks for. Days "yyyy-mm-dd". */
export function partnershipReviewFault(nextReview: string, today: string, level: SignificanceLevel | null): string | null {
  if (nextReview <= today) return 'The next review lies ahead: choose tomorrow or later.';
  if (level === null) return null;
  const months = SIGNIFICANCE_REVIEW_MONTHS[level];
  return nextReview > monthsAfter(today, months) ? `At ${level} significance it is reviewed at least every ${months} months: choose ${monthsAfter(today, months)} or earlier.` : null;
}

/** The same day of a later month, or the last of it where there is no such day. */
function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
