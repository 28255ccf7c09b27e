import { significanceOf, type MeetingRhythm, type SignificanceLevel, type SignificanceScores } from '@holdfast/domain';

/** A row of `partnership`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredPartnership {
  organisation_id: string;
  id: string;
  name: string;
  partners: string;
  purpose: string;
  unit_id: string;
  lead_id: string;
  significance: SignificanceScores;
  score: number | null;
  level: SignificanceLevel | null;
  meets: MeetingRhythm;
  next_review: string | null;
  ended_at: string | null;
  end_reason: string | null;
  author_id: string;
  version: number;
  created_at: string;
}

/** What a change may touch. */
export const CHANGEABLE = [
  'name', 'partners', 'purpose', 'unit_id', 'lead_id', 'significance', 'score', 'level', 'meets', 'next_review', 'ended_at', 'end_reason', 'version',
] as const satisfies readonly (keyof StoredPartnership)[];

/** The points with what they come to. */
export function scored(significance: SignificanceScores): Pick<StoredPartnership, 'significance' | 'score' | 'level'> {
  const found = significanceOf(significance);
  return { significance, score: found?.score ?? null, level: found?.level ?? null };
}

/** What the audit trail says of a partnership, under the names that requests use. */
export const audited = (of: StoredPartnership, riskIds?: readonly string[]): Record<string, unknown> => ({
  name: of.name,
  partners: of.partners,
  purpose: of.purpose,
  unitId: of.unit_id,
  leadId: of.lead_id,
  significance: of.significance,
  meets: of.meets,
  nextReview: of.next_review,
  ...(riskIds ? { riskIds } : {}),
});
