import { analysisContradictions, mtpdOf, unknownsOf, type AnalysisStep, type AxisLevel, type Duration, type ImpactAnalysis, type WorkingCalendar } from '@holdfast/domain';

/** A row of `impact_analysis`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredAnalysis {
  organisation_id: string;
  id: string;
  activity_id: string;
  number: number;
  step: AnalysisStep;
  content: ImpactAnalysis;
  matrix_version_id: string;
  rto_minutes: number | null;
  rto_calendar_id: string | null;
  rpo_minutes: number | null;
  rpo_calendar_id: string | null;
  mtpd_minutes: number | null;
  mtpd_calendar_id: string | null;
  contradictions: string[];
  unknowns: number;
  author_ids: string[];
  author_id: string;
  approved_by: string | null;
  approved_at: string | null;
  next_review: string | null;
  changed_at: string;
  version: number;
  created_at: string;
}

/** What a change may touch. */
export const CHANGEABLE = [
  'step', 'content', 'matrix_version_id', 'rto_minutes', 'rto_calendar_id', 'rpo_minutes', 'rpo_calendar_id', 'mtpd_minutes', 'mtpd_calendar_id', 'contradictions', 'unknowns', 'author_ids',
  'approved_by', 'approved_at', 'next_review', 'changed_at', 'version',
] as const satisfies readonly (keyof StoredAnalysis)[];

/** The content with what follows from it. */
export function judged(content: ImpactAnalysis, scale: readonly AxisLevel[], calendars: readonly WorkingCalendar[]): Partial<StoredAnalysis> {
  const unknown = unknownsOf(content, scale);
  return {
    content,
    matrix_version_id: content.matrixVersionId,
    ...columns('rto', content.rto), ...columns('rpo', content.rpo), ...columns('mtpd', mtpdOf(content, scale)),
    contradictions: [...new Set(analysisContradictions(content, scale, calendars).map(({ code }) => code))],
    unknowns: unknown.impacts + unknown.times.length,
  };
}

const columns = (name: 'rto' | 'rpo' | 'mtpd', time: Duration | null): Partial<StoredAnalysis> => ({ [`${name}_minutes`]: time?.minutes ?? null, [`${name}_calendar_id`]: time?.calendarId ?? null });
