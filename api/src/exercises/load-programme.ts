import type { ExerciseProgrammeRow, ExerciseProgrammeView, RehearsedPlanView, RehearsedResourceView } from '@holdfast/contracts';
import { can, explainRefusal, type ExerciseKind } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { conflict, needsChange, notFound, notPermitted, stale, type Refusal } from '../platform/refusal';
import { planScope } from '../plans';
import { boundTo } from '../registers';
import { personRef } from '../risks';
import { programmeInSight } from './exercise-row';
import { rehearsedPlans } from './rehearsed-plans';
import { nextDueAfter } from './recurrence';

/** A row of `exercise_programme`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredProgramme {
  organisation_id: string;
  id: string;
  name: string;
  kind: ExerciseKind;
  scenario: string;
  unit_id: string;
  owner_id: string;
  recurrence: string;
  starts_on: string;
  next_due: string | null;
  ended_at: string | null;
  end_reason: string | null;
  author_id: string;
  version: number;
  created_at: string;
}

export interface ProgrammeInPlace {
  programme: StoredProgramme;
  row: Omit<ExerciseProgrammeRow, 'mayManage'>;
  unitPath: string[];
  plans: RehearsedPlanView[];
  resources: RehearsedResourceView[];
}

const noSuchProgramme = (): Refusal => notFound('There is no such rehearsal programme, or it is not yours to read.');
const FOLLOWING = 3;

export const mayManageProgramme = (actor: Actor, unitPath: readonly string[]): boolean => can(actor, 'exercise.manage', { unitPath });

const PROGRAMME = `
  json_build_object('id', g.id, 'name', g.name, 'kind', g.kind, 'unitId', g.unit_id, 'unitName', gu.name, 'owner', ${personRef('go')}, 'recurrence', g.recurrence, 'startsOn', g.starts_on, 'nextDue', g.next_due,
    'planned', (SELECT json_build_object('id', e.id, 'reference', e.reference, 'plannedFor', e.planned_for) FROM exercise e
      WHERE e.organisation_id = $1 AND e.programme_id = g.id AND e.due_on = g.next_due AND e.state <> 'cancelled'),
    'last', (SELECT json_build_object('id', e.id, 'reference', e.reference, 'endedAt', ${instantSql('e.ended_at')}, 'outcome', e.outcome) FROM exercise e
      WHERE e.organisation_id = $1 AND e.programme_id = g.id AND e.state IN ('held', 'signed-off') ORDER BY e.ended_at DESC, e.id DESC LIMIT 1),
    'endedAt', ${instantSql('g.ended_at')}) AS row,
  to_json(g) AS programme, (SELECT path FROM public.unit WHERE organisation_id = $1 AND id = g.unit_id) AS "unitPath",
  ${rehearsedPlans('programme', 'g.id')} AS plans,
  coalesce((SELECT json_agg(json_build_object('resourceId', r.id, 'reference', r.reference, 'name', r.name, 'kind', r.kind, 'rtoMinutes', x.rto_minutes, 'rpoMinutes', x.rpo_minutes) ORDER BY r.name, r.id)
    FROM exercise_programme_resource x JOIN resource r ON r.organisation_id = $1 AND r.id = x.resource_id WHERE x.organisation_id = $1 AND x.programme_id = g.id), '[]'::json) AS resources`;

/** Those in the caller's sight, by next due date; what has ended comes last. */
export async function programmesWhere(sql: Sql, actor: Actor, where: (bound: Bound) => string = () => 'true'): Promise<ProgrammeInPlace[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.rows(
    `WITH ${planScope(bound, actor)} SELECT ${PROGRAMME} FROM exercise_programme g
     JOIN unit gu ON gu.organisation_id = $1 AND gu.id = g.unit_id JOIN person go ON go.organisation_id = $1 AND go.id = g.owner_id
     WHERE g.organisation_id = $1 AND ($2::uuid IS NULL OR ${programmeInSight(actor)}) AND ${where(bound)} ORDER BY g.next_due NULLS LAST, lower(g.name), g.id`,
    bound.values,
  );
}

export async function loadProgramme(sql: Sql, actor: Actor, id: string): Promise<ProgrammeInPlace> {
  const [found] = await programmesWhere(sql, actor, (bound) => `g.id = ${bound.put(id)}`);
  if (!found) throw noSuchProgramme();
  return found;
}

/** For a verb: the row locked, the caller allowed, the version the one that was read, and the programme not ended. */
export async function loadProgrammeToChange(tx: Transaction, actor: Actor, id: string, version: number): Promise<ProgrammeInPlace> {
  await tx.rows('SELECT FROM exercise_programme WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  const place = await loadProgramme(tx, actor, id);
  if (!mayManageProgramme(actor, place.unitPath)) throw notPermitted(explainRefusal('exercise.manage'));
  if (place.programme.version !== version) throw stale(toProgrammeView(actor, place));
  if (place.programme.ended_at !== null) throw conflict('ended', 'This programme has ended. It can be read but not changed.');
  return place;
}

/** For a rehearsal at its next due date: nobody moves it meanwhile. */
export async function programmeToPlanFrom(tx: Transaction, actor: Actor, id: string): Promise<{ id: string; nextDue: string; planned: string | null }> {
  await tx.rows('SELECT FROM exercise_programme WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  const [found] = await programmesWhere(tx, actor, (bound) => `g.id = ${bound.put(id)}`);
  if (!found || found.programme.next_due === null) throw needsChange([{ field: 'programmeId', message: 'Choose a programme that goes on from the list' }]);
  if (!mayManageProgramme(actor, found.unitPath)) throw notPermitted(explainRefusal('exercise.manage'));
  return { id, nextDue: found.programme.next_due, planned: found.row.planned?.reference ?? null };
}

/** The whitelist of what leaves of a programme. */
export function toProgrammeView(actor: Actor, { programme, row, unitPath, plans, resources }: ProgrammeInPlace): ExerciseProgrammeView {
  return {
    ...row,
    scenario: programme.scenario,
    plans,
    resources,
    following: following(programme),
    endReason: programme.end_reason,
    mayManage: programme.ended_at === null && mayManageProgramme(actor, unitPath),
    version: programme.version,
  };
}

function following({ recurrence, starts_on: startsOn, next_due: nextDue }: StoredProgramme): string[] {
  const days: string[] = [];
  for (let day = nextDue; day !== null && days.length < FOLLOWING; days.push(day)) day = nextDueAfter(recurrence, startsOn, day);
  return days;
}

/** What the audit trail says of a programme, under the names that requests use. */
export const auditedProgramme = (of: StoredProgramme, resources: readonly Pick<RehearsedResourceView, 'resourceId' | 'rtoMinutes' | 'rpoMinutes'>[], planIds: readonly string[]): Record<string, unknown> => ({
  name: of.name, kind: of.kind, scenario: of.scenario, unitId: of.unit_id, ownerId: of.owner_id, recurrence: of.recurrence, startsOn: of.starts_on, nextDue: of.next_due, planIds: [...planIds].sort(),
  resources: resources.map(({ resourceId, rtoMinutes, rpoMinutes }) => ({ resourceId, rtoMinutes, rpoMinutes })).sort((one, other) => (one.resourceId < other.resourceId ? -1 : 1)),
});
