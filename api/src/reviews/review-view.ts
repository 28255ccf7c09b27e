import { personRef } from '../risks';

/** A moment as the wire has it. */
export const wireMoment = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Where an assessment put a risk; unscored where there is none. */
export const standingOfAssessment = (a: string): string => `json_build_object('matrixVersionId', CASE WHEN ${a}.level IS NOT NULL THEN ${a}.matrix_version_id END,
  'likelihood', ${a}.likelihood, 'impact', ${a}.impact, 'level', ${a}.level, 'score', ${a}.score)`;

/** The review v as a ReviewView, with REVIEW_JOINS. */
export const REVIEW = `json_build_object('id', v.id, 'outcome', v.outcome, 'reason', v.reason, 'author', ${personRef('vp')}, 'recordedAt', ${wireMoment('v.recorded_at')},
  'before', ${standingOfAssessment('vb')}, 'after', ${standingOfAssessment('va')}, 'moved', v.moved, 'dueOn', v.due_on, 'nextReview', v.next_review, 'sittingId', v.sitting_id,
  'files', (SELECT count(*) FROM attachment f WHERE f.organisation_id = v.organisation_id AND f.subject_id = v.id AND f.withdrawn_at IS NULL))`;

export const REVIEW_JOINS = `
  JOIN person vp ON vp.organisation_id = v.organisation_id AND vp.id = v.author_id
  LEFT JOIN risk_assessment vb ON vb.organisation_id = v.organisation_id AND vb.id = v.previous_assessment_id
  LEFT JOIN risk_assessment va ON va.organisation_id = v.organisation_id AND va.id = v.assessment_id`;
