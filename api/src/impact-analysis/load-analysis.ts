import type { AnalysedActivity, ImpactAnalysisView, PersonRef } from '@holdfast/contracts';
import { can, whyNotAnalysisApprovedBy, whyNotAnalysisReviewedBy, type AxisLevel, type Mtpd, type RiskMatrix } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { dayIn } from '../platform/clock';
import type { Sql, Transaction } from '../platform/database';
import { notFound, type Refusal } from '../platform/refusal';
import { boundTo } from '../registers';
import { personRef } from '../risks';
import { ACTIVITY_JOINS, activityInSight, mtpdJson } from './analysis-row';
import type { StoredAnalysis } from './stored-analysis';

/** An activity as one caller may see it. */
export interface ActivityInPlace extends AnalysedActivity {
  ownerId: string;
  unitPath: string[];
  timeZone: string;
}

/** A version of an analysis with what surrounds it. */
export interface AnalysisInPlace {
  analysis: StoredAnalysis;
  mtpd: Mtpd | null;
  activity: ActivityInPlace;
  definition: RiskMatrix;
  matrix: ImpactAnalysisView['matrix'];
  author: PersonRef;
  approvedBy: PersonRef | null;
  entries: ImpactAnalysisView['entries'];
  today: string;
}

export const noSuchAnalysis = (): Refusal => notFound('There is no such impact analysis, or it is not yours to read.');
const noSuchActivity = (): Refusal => notFound('There is no such activity, or it is not yours to read.');

const ACTIVITY_JSON = `json_build_object('id', a.id, 'reference', a.reference, 'name', a.name, 'unitName', au.name, 'owner', ${personRef('ao')}, 'critical', a.critical, 'retired', a.retired_at IS NOT NULL,
  'ownerId', a.owner_id, 'unitPath', (SELECT path FROM public.unit WHERE organisation_id = $1 AND id = a.unit_id), 'timeZone', (SELECT time_zone FROM organisation WHERE id = $1))`;

/** The activity, if the caller may see it; otherwise it is not there. */
export async function loadActivity(sql: Sql, actor: Actor, id: string): Promise<ActivityInPlace> {
  const bound = new Bound();
  boundTo(bound, actor);
  const found = await sql.one<{ activity: ActivityInPlace }>(
    `SELECT ${ACTIVITY_JSON} AS activity FROM activity a ${ACTIVITY_JOINS} WHERE a.organisation_id = $1 AND a.id = ${bound.put(id)} AND ($2::uuid IS NULL OR ${activityInSight(actor)})`,
    bound.values,
  );
  if (!found) throw noSuchActivity();
  return found.activity;
}

/** The same, locked: versions of one activity are written by one person at a time. */
export async function loadActivityToChange(tx: Transaction, actor: Actor, id: string): Promise<ActivityInPlace> {
  await tx.rows('SELECT FROM activity WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  return loadActivity(tx, actor, id);
}

export async function loadAnalysis(sql: Sql, actor: Actor, id: string): Promise<AnalysisInPlace> {
  const [found] = await analysesWhere(sql, actor, (bound) => `i.id = ${bound.put(id)}`);
  if (!found) throw noSuchAnalysis();
  return found;
}

export async function loadAnalysisToChange(tx: Transaction, actor: Actor, id: string): Promise<AnalysisInPlace> {
  await tx.rows('SELECT FROM activity WHERE organisation_id = $1 AND id = (SELECT activity_id FROM impact_analysis WHERE organisation_id = $1 AND id = $2) FOR NO KEY UPDATE', [tx.organisationId, id]);
  return loadAnalysis(tx, actor, id);
}

export async function analysesWhere(sql: Sql, actor: Actor, where: (bound: Bound) => string): Promise<AnalysisInPlace[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const found = await sql.rows<Omit<AnalysisInPlace, 'today'>>(
    `SELECT to_json(i) AS analysis, ${mtpdJson('i')} AS mtpd, ${ACTIVITY_JSON} AS activity, v.definition, json_build_object('name', m.name, 'number', v.number) AS matrix, ${personRef('w')} AS author,
       CASE WHEN p.id IS NOT NULL THEN ${personRef('p')} END AS "approvedBy",
       coalesce((SELECT json_agg(json_build_object('id', e.id, 'kind', e.kind, 'note', e.note, 'nextReview', e.next_review, 'author', ${personRef('ew')}, 'recordedAt', ${instantSql('e.recorded_at')}) ORDER BY e.id DESC)
         FROM impact_analysis_entry e JOIN person ew ON ew.organisation_id = $1 AND ew.id = e.author_id WHERE e.organisation_id = $1 AND e.analysis_id = i.id), '[]'::json) AS entries
     FROM impact_analysis i JOIN activity a ON a.organisation_id = $1 AND a.id = i.activity_id ${ACTIVITY_JOINS}
     JOIN risk_matrix_version v ON v.organisation_id = $1 AND v.id = i.matrix_version_id JOIN risk_matrix m ON m.organisation_id = $1 AND m.id = v.matrix_id
     JOIN person w ON w.organisation_id = $1 AND w.id = i.author_id LEFT JOIN person p ON p.organisation_id = $1 AND p.id = i.approved_by
     WHERE i.organisation_id = $1 AND ${where(bound)} AND ($2::uuid IS NULL OR ${activityInSight(actor)}) ORDER BY i.number DESC`,
    bound.values,
  );
  return found.map((one) => ({ ...one, today: dayIn(one.activity.timeZone, sql.now) }));
}

export const mayManage = (actor: Actor, { unitPath, ownerId }: ActivityInPlace): boolean => can(actor, 'continuity.manage', { unitPath, measureOwnerId: ownerId });
export const mayApprove = (actor: Actor, { unitPath, ownerId }: ActivityInPlace): boolean => can(actor, 'impact-analysis.approve', { unitPath, measureOwnerId: ownerId });

export const scaleOf = (definition: RiskMatrix): AxisLevel[] => [...definition.impact];

/** The whitelist of what leaves of an activity. */
export const toAnalysedActivity = ({ id, reference, name, unitName, owner, critical, retired }: ActivityInPlace): AnalysedActivity => ({ id, reference, name, unitName, owner, critical, retired });

const instant = (moment: string): string => new Date(moment).toISOString();

/** The whitelist of what leaves of a version. */
export function toAnalysisView(actor: Actor, { analysis, mtpd, activity, definition, matrix, author, approvedBy, entries, today }: AnalysisInPlace): ImpactAnalysisView {
  const approves = mayApprove(actor, activity);
  return {
    id: analysis.id,
    activity: toAnalysedActivity(activity),
    number: analysis.number,
    step: analysis.step,
    content: analysis.content,
    scale: scaleOf(definition),
    matrix,
    mtpd,
    contradictions: analysis.contradictions as ImpactAnalysisView['contradictions'],
    author,
    createdAt: instant(analysis.created_at),
    changedAt: instant(analysis.changed_at),
    approvedBy,
    approvedAt: analysis.approved_at === null ? null : instant(analysis.approved_at),
    nextReview: analysis.next_review,
    reviewOverdue: analysis.next_review !== null && analysis.next_review < today,
    entries,
    mayManage: !activity.retired && mayManage(actor, activity),
    mayApprove: !activity.retired && approves,
    whyNotApprove: whyNotAnalysisApprovedBy(actor.personId, analysis.author_ids),
    whyNotReview: whyNotAnalysisReviewedBy(actor.personId, analysis.author_ids),
    version: analysis.version,
  };
}
