import type { ControlView, EvidenceEntryView } from '@holdfast/contracts';
import { evidenceOf, whyReadOnly, type EvidenceEntry } from '@holdfast/domain';
import { continuityScope, resourceSeen } from '../continuity';
import { entriesTold } from '../evidence';
import { exerciseInSight, programmeInSight } from '../exercises';
import { invocationSeen } from '../invocations';
import { PLAN_IN_SIGHT, planScope } from '../plans';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { recommendationInSight, recommendationScope } from '../recommendations';
import { boundTo, todayAt } from '../registers';
import { personRef } from '../risks';
import { mayOnControl, type RiskOfControl } from './control-rights';
import type { ControlInPlace } from './load-control';

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

type Row = Omit<ControlView, 'riskReference' | 'mayManage' | 'mayAssess' | 'evidence' | 'entries'> & { entries: Omit<EvidenceEntryView, 'maySign'>[]; today: string };

/** What a control names: of the scopes each has units of its own. */
const seenPlan = (bound: Bound, actor: Actor, id: string): string => `EXISTS (WITH ${planScope(bound, actor)} SELECT FROM plan p WHERE p.organisation_id = $1 AND p.id = ${id} AND ${PLAN_IN_SIGHT})`;
const seenResource = (bound: Bound, actor: Actor, id: string): string => `EXISTS (WITH ${continuityScope(bound, actor)} SELECT FROM resource r WHERE r.organisation_id = $1 AND r.id = ${id} AND ${resourceSeen('r')})`;

const named = (bound: Bound, actor: Actor): string => `
      'asks', c.evidence_asks, 'exerciseKinds', c.evidence_exercise_kinds,
      'programme', (SELECT json_build_object('id', g.id, 'title', CASE WHEN ${programmeInSight(actor)} THEN g.name END) FROM exercise_programme g WHERE g.organisation_id = $1 AND g.id = c.evidence_programme_id),
      'plan', (SELECT json_build_object('id', n.id, 'reference', CASE WHEN n.seen THEN n.reference END, 'title', CASE WHEN n.seen THEN n.name END)
        FROM (SELECT w.id, w.reference, w.name, ${seenPlan(bound, actor, 'w.id')} AS seen FROM plan w WHERE w.organisation_id = $1 AND w.id = c.evidence_plan_id) n),
      'resource', (SELECT json_build_object('id', n.id, 'reference', CASE WHEN n.seen THEN n.reference END, 'title', CASE WHEN n.seen THEN n.name END)
        FROM (SELECT w.id, w.reference, w.name, ${seenResource(bound, actor, 'w.id')} AS seen FROM resource w WHERE w.organisation_id = $1 AND w.id = c.evidence_resource_id) n)`;

const rows = (bound: Bound, actor: Actor, now: Date, which: string): string => `
  WITH ${recommendationScope(bound, actor)}
  SELECT c.id, c.risk_id AS "riskId", c.title, c.description, ${personRef('p')} AS owner, c.effectiveness, c.assessed_on::text AS "assessedOn", c.evidence_link AS "evidenceLink",
    coalesce((SELECT json_agg(json_build_object('id', a.id, 'effectiveness', a.effectiveness, 'assessedOn', a.assessed_on, 'evidenceLink', a.evidence_link,
        'rationale', a.rationale, 'author', ${personRef('author')}, 'recordedAt', to_char(a.recorded_at AT TIME ZONE 'UTC', ${MOMENT})) ORDER BY a.id DESC)
      FROM control_assessment a JOIN person author ON author.organisation_id = a.organisation_id AND author.id = a.author_id
      WHERE a.organisation_id = c.organisation_id AND a.control_id = c.id), '[]'::json) AS assessments,
    json_build_object('kinds', c.evidence_kinds, 'age', CASE WHEN c.evidence_age IS NOT NULL THEN json_build_object('count', c.evidence_age, 'unit', c.evidence_age_unit) END,
      'secondPerson', c.evidence_second_person, 'recommendation', CASE WHEN c.evidence_recommendation_id IS NOT NULL THEN json_build_object('id', c.evidence_recommendation_id,
        'reference', CASE WHEN ${recommendationInSight('rec')} THEN rec.reference END, 'title', CASE WHEN ${recommendationInSight('rec')} THEN rec.title END) END, ${named(bound, actor)}) AS suffices,
    ${entriesTold({ exercise: `(${exerciseInSight(actor)})`, invocation: invocationSeen(actor, 'i.id'), plan: seenPlan(bound, actor, 'p.id') })} AS entries,
    EXISTS (SELECT FROM assessment_control n JOIN risk lk ON lk.organisation_id = n.organisation_id AND lk.id = c.risk_id AND lk.residual_assessment_id = n.assessment_id
      WHERE n.organisation_id = c.organisation_id AND n.control_id = c.id) AS "leanedOn",
    ${todayAt(bound, now)}::text AS today,
    to_char(c.withdrawn_at AT TIME ZONE 'UTC', ${MOMENT}) AS "withdrawnAt", c.withdrawn_reason AS "withdrawnReason",
    (SELECT count(*)::int FROM attachment f WHERE f.organisation_id = c.organisation_id AND f.subject_id = c.id AND f.subject_type = 'control' AND f.withdrawn_at IS NULL) AS attachments,
    c.version
  FROM control c JOIN person p ON p.organisation_id = c.organisation_id AND p.id = c.owner_id
  LEFT JOIN recommendation rec ON rec.organisation_id = c.organisation_id AND rec.id = c.evidence_recommendation_id
  WHERE c.organisation_id = $1 AND ${which} ORDER BY c.withdrawn_at IS NOT NULL, c.id`;

/** Those in place first, then the withdrawn, each oldest first. */
export async function controlsOf(sql: Sql, actor: Actor, riskId: string, risk: RiskOfControl): Promise<ControlView[]> {
  const found = await find(sql, actor, 'risk_id', riskId);
  return found.map((row) => toView(sql, actor, row, risk, true));
}

/** The control as it is now, for the caller. */
export async function controlView(sql: Sql, actor: Actor, { control, risk, readsRisk }: ControlInPlace): Promise<ControlView> {
  const [row] = await find(sql, actor, 'id', control.id);
  if (!row) throw new TypeError('a control that was loaded is there');
  return toView(sql, actor, row, risk, readsRisk);
}

function find(sql: Sql, actor: Actor, column: 'id' | 'risk_id', id: string): Promise<Row[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const statement = rows(bound, actor, sql.now, `c.${column} = ${bound.put(id)}`);
  return sql.rows<Row>(statement, bound.values);
}

function toView(sql: Sql, actor: Actor, { today, entries, ...row }: Row, risk: RiskOfControl, readsRisk: boolean): ControlView {
  const open = actor.asAt === undefined && row.withdrawnAt === null && whyReadOnly(risk.status, risk.register.closed) === null;
  const mayAssess = open && mayOnControl(actor, 'control.assess', risk, row.owner.id);
  const { kinds, age } = row.suffices;
  const counting = entries.filter((entry): entry is typeof entry & EvidenceEntry => entry.countsFrom !== null);
  return {
    ...row,
    evidence: evidenceOf({ kinds, age, inPlace: row.withdrawnAt === null }, counting, { moment: sql.now.toISOString(), today }),
    entries: entries.map((entry) => ({ ...entry, maySign: mayAssess && entry.countsFrom === null && entry.author.id !== actor.personId })),
    riskReference: readsRisk ? risk.reference : null,
    mayManage: open && mayOnControl(actor, 'control.manage', risk),
    mayAssess,
  };
}
