import type { PlanRow, PlanVersionRow, PlanView } from '@holdfast/contracts';
import { can, explainRefusal, whyNotApprovedBy } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, notPermitted, stale, type Refusal } from '../platform/refusal';
import { boundTo, todayAt } from '../registers';
import { personRef } from '../risks';
import { IN_SIGHT, planRowJoins, planRowJson, planScope, standingSql } from './plan-row';
import type { StoredPlan } from './stored-plan';

/** A plan with what surrounds it, as one caller may see it: enough for every verb and for the view. */
export interface PlanInPlace {
  plan: StoredPlan;
  row: PlanRow;
  unitPath: string[];
  timeZone: string;
  /** The caller has a part in the approved version. */
  named: boolean;
  children: PlanView['children'];
  versions: PlanVersionRow[];
  entries: PlanView['entries'];
  leavers: PlanView['leavers'];
  openEditorIds: string[] | null;
}

const noSuchPlan = (): Refusal => notFound('There is no such plan, or it is not yours to read.');

/** The plan as the caller may see it; what is out of sight is not there. */
export async function loadPlan(sql: Sql, actor: Actor, id: string): Promise<PlanInPlace> {
  const place = await find(sql, actor, id);
  if (!place?.inSight) throw noSuchPlan();
  return place;
}

/** For a verb: the row locked, so that one thing happens to a plan and its versions at a time. */
export async function loadPlanToChange(tx: Transaction, actor: Actor, id: string): Promise<PlanInPlace> {
  await tx.rows('SELECT FROM plan WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  return loadPlan(tx, actor, id);
}

export function requireToManage(actor: Actor, place: PlanInPlace): void {
  if (!mayManage(actor, place)) throw notPermitted(explainRefusal('plan.manage'));
  requireInUse(place);
}

export function requireInUse({ plan }: PlanInPlace): void {
  if (plan.retired_at !== null) throw conflict('retired', 'This plan was retired. It can be read but not changed.');
}

/** Refuses a change made on an outdated reading, and gives the plan as it is now. */
export function requireCurrent(actor: Actor, place: PlanInPlace, version: number): void {
  if (place.plan.version !== version) throw stale(toPlanView(actor, place));
}

/** The answer of a verb, also where its change has just taken the plan out of the caller's sight. */
export async function answerOf(tx: Transaction, actor: Actor, id: string): Promise<PlanView> {
  const place = await find(tx, actor, id);
  if (!place) throw noSuchPlan();
  return toPlanView(actor, place);
}

const target = ({ plan, unitPath }: PlanInPlace): { unitPath: string[]; measureOwnerId: string } => ({ unitPath, measureOwnerId: plan.owner_id });

export const mayManage = (actor: Actor, place: PlanInPlace): boolean => can(actor, 'plan.manage', target(place));
/** The owner answers for the plan, so the owner alone is not enough to approve it. */
export const mayApprove = (actor: Actor, { unitPath }: PlanInPlace): boolean => can(actor, 'plan.approve', { unitPath });
/** Whoever writes or approves a plan, has a part in it, or reads contacts anyway. */
export const mayReadContacts = (actor: Actor, place: PlanInPlace): boolean =>
  place.named || mayManage(actor, place) || mayApprove(actor, place) || can(actor, 'contact.read', { unitPath: place.unitPath });

/** The whitelist of what leaves of a plan. */
export function toPlanView(actor: Actor, place: PlanInPlace): PlanView {
  const { plan, row, children, versions, entries, leavers, openEditorIds } = place;
  const inUse = plan.retired_at === null;
  return {
    ...row,
    reviewMonths: plan.review_months,
    children, versions, entries, leavers,
    retiredAt: plan.retired_at === null ? null : new Date(plan.retired_at).toISOString(),
    retiredReason: plan.retired_reason,
    mayManage: inUse && mayManage(actor, place),
    mayApprove: inUse && row.openState === 'in-review' && mayApprove(actor, place) && whyNotApprovedBy(actor.personId, openEditorIds ?? []) === null,
    mayReadContacts: mayReadContacts(actor, place),
    version: plan.version,
  };
}

export const versionRowJson = `json_build_object('id', v.id, 'number', v.number, 'state', v.state, 'author', ${personRef('va')}, 'startedAt', ${instantSql('v.started_at')},
  'submittedBy', CASE WHEN vs.id IS NOT NULL THEN ${personRef('vs')} END, 'submittedAt', ${instantSql('v.submitted_at')}, 'approvedBy', CASE WHEN vp.id IS NOT NULL THEN ${personRef('vp')} END,
  'approvedAt', ${instantSql('v.approved_at')}, 'supersededAt', ${instantSql('v.superseded_at')}, 'code', v.code)`;

export const versionRowJoins = `
  JOIN person va ON va.organisation_id = $1 AND va.id = v.author_id
  LEFT JOIN person vs ON vs.organisation_id = $1 AND vs.id = v.submitted_by
  LEFT JOIN person vp ON vp.organisation_id = $1 AND vp.id = v.approved_by`;

function find(sql: Sql, actor: Actor, id: string): Promise<(PlanInPlace & { inSight: boolean }) | null> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = planScope(bound, actor);
  const today = todayAt(bound, sql.now);
  return sql.one(
    `WITH ${scope}
     SELECT ${IN_SIGHT} AS "inSight", to_json(p) AS plan, ${planRowJson(today)} AS row, (SELECT path FROM public.unit WHERE organisation_id = $1 AND id = p.unit_id) AS "unitPath",
       (SELECT time_zone FROM organisation WHERE id = $1) AS "timeZone", opn.editor_ids AS "openEditorIds",
       EXISTS (SELECT FROM public.plan_person x JOIN public.plan_version v ON v.organisation_id = $1 AND v.id = x.plan_version_id AND v.state = 'approved'
         WHERE x.organisation_id = $1 AND x.person_id = $2 AND v.plan_id = p.id) AS named,
       coalesce((SELECT json_agg(json_build_object('id', c.id, 'reference', c.reference, 'name', c.name, 'kind', c.kind, 'standing', ${standingSql('c', 'cc', today)}) ORDER BY c.number)
         FROM plan c LEFT JOIN plan_version cc ON cc.organisation_id = $1 AND cc.plan_id = c.id AND cc.state = 'approved'
         WHERE c.organisation_id = $1 AND c.parent_id = p.id AND c.retired_at IS NULL AND (c.unit_id IN (SELECT id FROM sight) OR c.id IN (SELECT id FROM mine))), '[]'::json) AS children,
       (SELECT json_agg(${versionRowJson} ORDER BY v.number DESC) FROM plan_version v ${versionRowJoins} WHERE v.organisation_id = $1 AND v.plan_id = p.id) AS versions,
       (SELECT json_agg(json_build_object('id', e.id, 'kind', e.kind, 'number', e.version_number, 'note', e.note, 'author', ${personRef('ea')}, 'recordedAt', ${instantSql('e.recorded_at')}) ORDER BY e.id DESC)
         FROM plan_entry e JOIN person ea ON ea.organisation_id = $1 AND ea.id = e.author_id WHERE e.organisation_id = $1 AND e.plan_id = p.id) AS entries,
       coalesce((SELECT json_agg(json_build_object('person', ${personRef('w')}, 'roles', coalesce((SELECT json_agg(r ->> 'title') FROM jsonb_array_elements(cur.content -> 'roles') r
           WHERE r -> 'holder' ->> 'personId' = w.id::text OR EXISTS (SELECT FROM jsonb_array_elements(r -> 'deputies') d WHERE d ->> 'personId' = w.id::text)), '[]'::json)) ORDER BY w.job_title)
         FROM plan_person x JOIN person w ON w.organisation_id = $1 AND w.id = x.person_id WHERE x.organisation_id = $1 AND x.plan_version_id = cur.id AND w.left_at IS NOT NULL), '[]'::json) AS leavers
     FROM plan p ${planRowJoins} WHERE p.organisation_id = $1 AND p.id = ${bound.put(id)}`,
    bound.values,
  );
}
