import { Inject, Injectable } from '@nestjs/common';
import type { ExerciseCalendarView, ExerciseProgrammesView, ExerciseProgrammeView, ExerciseView, PeakInCalendar, PlanProvenView, ProvenRecoveryView } from '@holdfast/contracts';
import { addDays, addMonths, canAnywhere, peakDays } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database, type Sql } from '../platform/database';
import { notFound } from '../platform/refusal';
import { loadPeaks } from '../recovery-inputs';
import { boundTo, todayAt } from '../registers';
import { exerciseInSight, readsAll } from './exercise-row';
import { loadExercise, toExerciseView } from './load-exercise';
import { loadProgramme, mayManageProgramme, programmesWhere, toProgrammeView } from './load-programme';
import { provenOfPlan } from './proven-of-plan';
import { provenRecoveryOf } from './proven-of';
import { dueBetween } from './recurrence';

type Day = ExerciseCalendarView['days'][number];

@Injectable()
export class ExerciseQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  one(id: string, actor: Actor): Promise<ExerciseView> {
    return this.database.readAsAt(actor, async (sql) => toExerciseView(actor, await loadExercise(sql, actor, id)));
  }

  programmes(actor: Actor): Promise<ExerciseProgrammesView> {
    return this.database.readAsAt(actor, async (sql) => ({
      items: (await programmesWhere(sql, actor)).map(({ row, programme, unitPath }) => ({ ...row, mayManage: programme.ended_at === null && mayManageProgramme(actor, unitPath) })),
    }));
  }

  programme(id: string, actor: Actor): Promise<ExerciseProgrammeView> {
    return this.database.readAsAt(actor, async (sql) => toProgrammeView(actor, await loadProgramme(sql, actor, id)));
  }

  /** A month of what is due and what is planned or was held. Cancelled ones are left out. */
  calendar(month: string, actor: Actor): Promise<ExerciseCalendarView> {
    return this.database.readAsAt(actor, async (sql) => {
      const [from, next] = [`${month}-01`, addMonths(`${month}-01`, 1)];
      const days = new Map<string, Day>();
      const on = (day: string): Day => {
        const known = days.get(day) ?? { day, due: [], exercises: [] };
        days.set(day, known);
        return known;
      };
      const { today, exercises } = await exercisesBetween(sql, actor, from, next);
      for (const { day, ...exercise } of exercises) on(day).exercises.push(exercise);
      for (const { programme, row } of await programmesWhere(sql, actor, (bound) => `g.next_due < ${bound.put(next)}::date`)) {
        const due = dueBetween(programme.recurrence, programme.starts_on, programme.next_due ?? next, next).filter((day) => day >= from && day < next);
        for (const day of due) if (day !== programme.next_due || !row.planned) on(day).due.push({ programmeId: programme.id, name: programme.name, kind: programme.kind });
      }
      const peaks = canAnywhere(actor, 'continuity.read') ? await peaksBetween(sql, actor, from, addDays(next, -1)) : [];
      return { month, today, peaks, days: [...days.values()].sort((one, other) => (one.day < other.day ? -1 : 1)) };
    });
  }

  provenRecovery(resourceId: string, actor: Actor): Promise<ProvenRecoveryView> {
    return this.database.readAsAt(actor, async (sql) => {
      const seen = await sql.one<{ ownerId: string }>('SELECT r.id, (SELECT own.owner_id FROM public.resource own WHERE own.organisation_id = $1 AND own.id = r.id) AS "ownerId" FROM resource r WHERE r.organisation_id = $1 AND r.id = $2', [actor.organisationId, resourceId]);
      if (!seen || !(readsAll(actor) || seen.ownerId === actor.personId)) throw notFound('There is no such resource, or it is not yours to read.');
      return provenRecoveryOf(sql, actor, resourceId);
    });
  }

  provenOfPlan(planId: string, actor: Actor): Promise<PlanProvenView> {
    return this.database.readAsAt(actor, (sql) => provenOfPlan(sql, actor, planId));
  }
}

async function peaksBetween(sql: Sql, actor: Actor, from: string, to: string): Promise<PeakInCalendar[]> {
  const found = (await loadPeaks(sql, actor)).flatMap(({ id, reference, name, peaks }) => peaks.flatMap((peak) => peakDays(peak, from, to).map((days): PeakInCalendar => ({ activity: { id, reference, name }, what: peak.what, ...days }))));
  return found.sort((one, other) => (one.from === other.from ? one.activity.reference.localeCompare(other.activity.reference, 'en', { numeric: true }) : one.from < other.from ? -1 : 1));
}

async function exercisesBetween(sql: Sql, actor: Actor, from: string, next: string): Promise<{ today: string; exercises: (Day['exercises'][number] & { day: string })[] }> {
  const bound = new Bound();
  boundTo(bound, actor);
  const found = await sql.one<{ today: string; exercises: (Day['exercises'][number] & { day: string })[] }>(
    `SELECT ${todayAt(bound, sql.now)}::text AS today, coalesce((SELECT json_agg(json_build_object('day', e.planned_for, 'id', e.id, 'reference', e.reference, 'title', e.title, 'kind', e.kind, 'state', e.state, 'outcome', e.outcome)
       ORDER BY e.planned_for, e.id) FROM exercise e WHERE e.organisation_id = $1 AND ($2::uuid IS NULL OR ${exerciseInSight(actor)}) AND e.state <> 'cancelled'
         AND e.planned_for >= ${bound.put(from)}::date AND e.planned_for < ${bound.put(next)}::date), '[]'::json) AS exercises`,
    bound.values,
  );
  if (!found) throw new TypeError('a select without FROM has a row');
  return found;
}
