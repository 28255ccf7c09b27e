import type { InvocationRow, InvocationView, InvokedPlan, InvokedResource, PersonRef } from '@holdfast/contracts';
import { can, explainRefusal, measuredDataLoss, measuredRecovery, moveInvocation, nextReportDue, requirementOfPlan, requirementOfResource, type InvocationState, type InvocationVerb, type Permission, type PlanContent, type Requirement, type Requirements } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, notPermitted, stale, type Refusal } from '../platform/refusal';
import { withoutNumbers } from '../plans';
import { requirementsFrom, requirementsOf, type LoadedRecovery } from '../recovery-inputs';
import { boundTo } from '../registers';
import { personRef } from '../risks';
import { INVOCATION_JOINS, invocationInSight, invocationRowJson, IS_MINE, lastReportSql, MY_INVOCATIONS } from './invocation-row';
import type { StoredInvocation } from './stored-invocation';

type ToldResource = Omit<InvokedResource, 'measured' | 'dataLoss' | keyof Requirement> & {
  /** What it was measured by, as signed off; null until then. */
  kept: Requirement | null;
  usableAt: string | null;
  abandonedAt: string | null;
  dataAsOf: string | null;
};

/** An invocation with what surrounds it, as one caller may see it: enough for every verb and for the view. */
export interface InvocationInPlace {
  invocation: StoredInvocation;
  row: InvocationRow;
  unitPath: string[];
  timeZone: string;
  /** The caller leads it, is named by one of its plans, or was given a role. */
  part: boolean;
  /** In the order in which they joined. */
  plans: (Omit<InvokedPlan, 'roles' | 'steps' | keyof Requirement> & { content: PlanContent })[];
  resources: ToldResource[];
  people: InvocationView['people'];
  contacts: InvocationView['contacts'];
  declaredBy: PersonRef;
  stoodDownBy: PersonRef | null;
  lastReportAt: string | null;
}

const noSuchInvocation = (): Refusal => notFound('There is no such invocation, or it is not yours to read.');

/** The invocation as the caller may see it; what is out of sight is not there. */
export async function loadInvocation(sql: Sql, actor: Actor, id: string): Promise<InvocationInPlace> {
  const place = await find(sql, actor, id);
  if (!place?.inSight) throw noSuchInvocation();
  return place;
}

/** The same with the row locked: the first statement of every verb that changes one. */
export async function loadInvocationToChange(tx: Transaction, actor: Actor, id: string): Promise<InvocationInPlace> {
  await tx.rows('SELECT FROM invocation WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  return loadInvocation(tx, actor, id);
}

/** For what follows from a verb that was allowed, whoever sees the invocation. */
export async function invocationBehind(sql: Sql, actor: Actor, id: string): Promise<InvocationInPlace> {
  const place = await find(sql, actor, id);
  if (!place) throw noSuchInvocation();
  return place;
}

/** The answer of a verb, also where its change has just taken the invocation out of the caller's sight. */
export async function answerOf(tx: Transaction, actor: Actor, id: string): Promise<InvocationView> {
  return toInvocationView(tx, actor, await invocationBehind(tx, actor, id));
}

const mayManage = (actor: Actor, { invocation, unitPath }: InvocationInPlace): boolean => can(actor, 'invocation.manage', { unitPath, measureOwnerId: invocation.lead_id });

/** Everybody who has a part in it writes in its log, and whoever keeps continuity in its unit. */
export const mayRecord = (actor: Actor, { part, unitPath }: Pick<InvocationInPlace, 'part' | 'unitPath'>): boolean =>
  can(actor, 'invocation.record', { unitPath, measureOwnerId: part ? actor.personId : null });

const mayDo = (actor: Actor, permission: Permission, { invocation, unitPath }: InvocationInPlace): boolean => can(actor, permission, { unitPath, measureOwnerId: invocation.lead_id });

export function requireToManage(actor: Actor, place: InvocationInPlace): void {
  if (!mayManage(actor, place)) throw notPermitted(explainRefusal('invocation.manage'));
}

/** Where the verb leads the invocation, or why it cannot be. */
export function requireMove(place: InvocationInPlace, verb: InvocationVerb): InvocationState {
  const move = moveInvocation(place.invocation.state, verb);
  if (!move.ok) throw conflict('not-in-this-state', move.message);
  return move.to;
}

/** Refuses a change made on an outdated reading, and gives the invocation as it is now. */
export async function requireCurrent(sql: Sql, actor: Actor, place: InvocationInPlace, version: number): Promise<void> {
  if (place.invocation.version !== version) throw stale(await toInvocationView(sql, actor, place));
}

const instant = (moment: string): string => new Date(moment).toISOString();

/** What the analyses ask of all that its plans recover and of all that is lost, counted from the start of the outage. `loaded`: where all of recovery has been read already. */
export async function requirementsIn(sql: Sql, { invocation, row, plans, resources }: InvocationInPlace, loaded?: LoadedRecovery): Promise<Requirements> {
  const ids = [...plans.flatMap(({ content }) => [...content.activityIds, ...content.resourceIds]), ...resources.map(({ id }) => id)];
  return loaded ? requirementsFrom(loaded, ids, row.outageAt) : requirementsOf(sql, { organisationId: invocation.organisation_id }, ids, row.outageAt);
}

/** What a resource of it is held to. */
export const askedOf = (resourceId: string, { plans }: InvocationInPlace, requirements: Requirements): Requirement => requirementOfResource(resourceId, plans.map(({ content }) => content), requirements);

/** The whitelist of what leaves of an invocation. */
export async function toInvocationView(sql: Sql, actor: Actor, place: InvocationInPlace): Promise<InvocationView> {
  const { invocation, row, plans, resources, people, contacts, declaredBy, stoodDownBy, lastReportAt, timeZone } = place;
  const records = mayRecord(actor, place);
  const silent = <T extends { telephone: string }>(one: T): T => (records ? one : { ...one, telephone: '' });
  const running = invocation.state === 'running';
  const requirements = await requirementsIn(sql, place);
  return {
    ...row,
    reason: invocation.reason,
    declaredBy,
    recordedAt: instant(invocation.created_at),
    invoked: plans.map(({ content, ...plan }) => {
      const { roles, steps } = records ? content : withoutNumbers(content);
      return { ...plan, ...requirementOfPlan(content, requirements), roles: [...roles], steps: [...steps] };
    }),
    resources: resources.map(({ usableAt, abandonedAt, dataAsOf, kept, ...resource }) => ({ ...resource, ...(kept ?? askedOf(resource.id, place, requirements)), measured: measuredRecovery({ lostAt: row.outageAt, usableAt, abandonedAt }), dataLoss: measuredDataLoss(row.outageAt, dataAsOf) })),
    people: people.map(silent),
    contacts: contacts.map(silent),
    reportEveryMinutes: invocation.report_every_minutes,
    lastReportAt,
    nextReportDue: nextReportDue(invocation.state, invocation.report_every_minutes, row.declaredAt, lastReportAt),
    standDown: invocation.stood_down_at && stoodDownBy ? { at: instant(invocation.stood_down_at), by: stoodDownBy, reason: invocation.stand_down_reason ?? '', openSteps: invocation.open_steps } : null,
    timeZone,
    mayManage: running && mayManage(actor, place),
    mayRecord: records,
    mayReview: !running && row.review === null && mayDo(actor, 'failure-review.manage', place),
    version: invocation.version,
  };
}

/** The number that stands in the list of contacts for a person or a contact. */
const numbers = (contact: string): string => `(SELECT string_agg(t, ', ' ORDER BY at) FROM jsonb_array_elements_text(${contact}.telephones) WITH ORDINALITY AS said (t, at))`;

function find(sql: Sql, actor: Actor, id: string): Promise<(InvocationInPlace & { inSight: boolean }) | null> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.one(
    `WITH ${MY_INVOCATIONS}, joined AS MATERIALIZED (
       SELECT n.*, coalesce(n.content, v.content) AS said, v.number FROM invocation_plan n JOIN plan_version v ON v.organisation_id = $1 AND v.id = n.plan_version_id WHERE n.organisation_id = $1 AND n.invocation_id = ${bound.put(id)}
     ), named AS MATERIALIZED (
       SELECT DISTINCT p ->> 'personId' AS person_id, p ->> 'contactId' AS contact_id FROM joined j, jsonb_array_elements(j.said -> 'roles') r,
         jsonb_array_elements((r -> 'deputies') || CASE WHEN jsonb_typeof(r -> 'holder') = 'object' THEN jsonb_build_array(r -> 'holder') ELSE '[]' END) p
     )
     SELECT ${invocationInSight(actor)} AS "inSight", ${IS_MINE} AS part, to_json(i) AS invocation, ${invocationRowJson} AS row, (SELECT path FROM public.unit WHERE organisation_id = $1 AND id = i.unit_id) AS "unitPath",
       (SELECT time_zone FROM organisation WHERE id = $1) AS "timeZone", to_char(${lastReportSql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "lastReportAt",
       (SELECT ${personRef('w')} FROM person w WHERE w.organisation_id = $1 AND w.id = i.declared_by) AS "declaredBy",
       (SELECT ${personRef('w')} FROM person w WHERE w.organisation_id = $1 AND w.id = i.stood_down_by) AS "stoodDownBy",
       (SELECT coalesce(json_agg(json_build_object('planId', p.id, 'reference', p.reference, 'name', p.name, 'kind', p.kind, 'versionId', j.plan_version_id, 'number', j.number, 'asDraft', j.content IS NOT NULL, 'nextReview', p.next_review,
           'joinedAt', ${instantSql('j.joined_at')}, 'joinedBy', ${personRef('w')}, 'reason', j.reason, 'content', j.said) ORDER BY j.position), '[]'::json)
         FROM joined j JOIN plan p ON p.organisation_id = $1 AND p.id = j.plan_id JOIN person w ON w.organisation_id = $1 AND w.id = j.joined_by) AS plans,
       (SELECT coalesce(json_agg(json_build_object('id', r.id, 'reference', r.reference, 'name', r.name, 'kind', r.kind, 'lost', s.lost,
           'kept', CASE WHEN m.resource_id IS NOT NULL THEN json_build_object('rtoMinutes', m.rto_minutes, 'tooLateAtOnce', false, 'rpoMinutes', m.rpo_minutes, 'rtoStated', NULL) END, 'usableAt', ${instantSql('m.usable_at')}, 'abandonedAt', ${instantSql('m.abandoned_at')}, 'dataAsOf', ${instantSql('m.data_as_of')})
           ORDER BY s.lost DESC, r.name, r.id), '[]'::json)
         FROM (SELECT resource_id, bool_or(lost) AS lost FROM (
             SELECT resource_id, true AS lost FROM invocation_lost WHERE organisation_id = $1 AND invocation_id = i.id
             UNION ALL SELECT x::uuid, false FROM joined j, jsonb_array_elements_text(j.said -> 'resourceIds') x
             UNION ALL SELECT e.resource_id, false FROM log_entry e WHERE e.organisation_id = $1 AND e.invocation_id = i.id AND e.kind IN ('resource-started', 'resource-usable', 'resource-abandoned', 'resource-data-as-of')) every GROUP BY resource_id) s
         JOIN resource r ON r.organisation_id = $1 AND r.id = s.resource_id
         LEFT JOIN invocation_recovery m ON m.organisation_id = $1 AND m.invocation_id = i.id AND m.resource_id = r.id) AS resources,
       (SELECT coalesce(json_agg(json_build_object('id', w.id, 'name', w.name, 'jobTitle', w.job_title, 'left', w.left_at IS NOT NULL,
           'telephone', coalesce((SELECT ${numbers('c')} FROM contact c WHERE c.organisation_id = $1 AND c.person_id = w.id AND c.retired_at IS NULL ORDER BY c.id LIMIT 1), '')) ORDER BY w.job_title, w.id), '[]'::json)
         FROM person w WHERE w.organisation_id = $1 AND w.id IN (SELECT person_id::uuid FROM named WHERE person_id IS NOT NULL
           UNION SELECT person_id FROM log_entry e WHERE e.organisation_id = $1 AND e.invocation_id = i.id AND e.kind IN ('role-filled', 'handover') AND e.person_id IS NOT NULL UNION SELECT i.lead_id)) AS people,
       (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'role', c.job_title, 'telephone', coalesce(${numbers('c')}, ''))), '[]'::json)
         FROM contact c WHERE c.organisation_id = $1 AND c.id IN (SELECT contact_id::uuid FROM named WHERE contact_id IS NOT NULL)) AS contacts
     FROM invocation i ${INVOCATION_JOINS} WHERE i.organisation_id = $1 AND i.id = ${bound.put(id)}`,
    bound.values,
  );
}
