import type { ExerciseKind, ExerciseOutcome, ExerciseState } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo } from '../registers';
import { exerciseInSight } from './exercise-row';
import { programmesWhere } from './load-programme';
import { nextDueAfter } from './recurrence';

export interface RehearsalInCalendar {
  id: string;
  reference: string;
  title: string;
  kind: ExerciseKind;
  state: ExerciseState;
  outcome: ExerciseOutcome | null;
  plannedFor: string;
  startedAt: string | null;
  endedAt: string | null;
  leadTitle: string;
  unitName: string;
}

/** When a programme is due, from the next date for which nothing is planned yet. */
export interface SeriesInCalendar {
  id: string;
  name: string;
  kind: ExerciseKind;
  next: string;
  recurrence: string;
  ownerTitle: string;
  unitName: string;
}

/** What the caller may see of rehearsals since a day, and of what is due, for a calendar outside. */
export async function rehearsalsInCalendar(sql: Sql, actor: Actor, since: string): Promise<{ rehearsals: RehearsalInCalendar[]; series: SeriesInCalendar[] }> {
  const bound = new Bound();
  boundTo(bound, actor);
  const rehearsals = await sql.rows<RehearsalInCalendar>(
    `SELECT e.id, e.reference, e.title, e.kind, e.state, e.outcome, e.planned_for::text AS "plannedFor", ${instantSql('e.started_at')} AS "startedAt", ${instantSql('e.ended_at')} AS "endedAt", l.job_title AS "leadTitle", u.name AS "unitName"
     FROM exercise e JOIN person l ON l.organisation_id = $1 AND l.id = e.lead_id JOIN unit u ON u.organisation_id = $1 AND u.id = e.unit_id
     WHERE e.organisation_id = $1 AND ($2::uuid IS NULL OR ${exerciseInSight(actor)}) AND e.planned_for >= ${bound.put(since)}::date ORDER BY e.planned_for, e.id`,
    bound.values,
  );
  const programmes = await programmesWhere(sql, actor, () => 'g.next_due IS NOT NULL');
  const series = programmes.flatMap(({ programme, row }): SeriesInCalendar[] => {
    if (programme.next_due === null) return [];
    const next = row.planned ? nextDueAfter(programme.recurrence, programme.starts_on, programme.next_due) : programme.next_due;
    return [{ id: row.id, name: row.name, kind: row.kind, next, recurrence: programme.recurrence, ownerTitle: row.owner.jobTitle, unitName: row.unitName }];
  });
  return { rehearsals, series };
}
