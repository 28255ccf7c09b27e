import { Inject, Injectable } from '@nestjs/common';
import type { LiveExerciseView } from '@holdfast/contracts';
import { namedIn, type LiveStep, type PlanContent, type PlanPerson } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { loadExercise, toExerciseView } from './load-exercise';
import { approvedAt } from './write-exercise';

interface RehearsedVersion {
  planId: string;
  content: PlanContent;
}

/** What is done live: the steps of its plans, as their versions are fixed, or as they are approved while it has not begun. Whoever reads the rehearsal reads its steps. */
@Injectable()
export class LiveExercise {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(id: string, actor: Actor): Promise<LiveExerciseView> {
    return this.database.readAsAt(actor, async (sql) => {
      const place = await loadExercise(sql, actor, id);
      return { exercise: toExerciseView(actor, place), steps: await liveSteps(sql, actor.organisationId, id), now: sql.now.toISOString() };
    });
  }
}

const OF_ITS_VERSIONS = `CASE WHEN e.state = 'planned' THEN v.state = 'approved' ELSE v.number = x.version_number END`;

/** Of one that is typed in from paper, the steps of the versions that were approved `at` this moment. Job titles and roles, and never a telephone number. */
export async function liveSteps(sql: Sql, organisationId: string, exerciseId: string, at?: string): Promise<LiveStep[]> {
  const versions = await sql.rows<RehearsedVersion>(
    `SELECT x.plan_id AS "planId", v.content FROM exercise_plan x JOIN exercise e ON e.organisation_id = $1 AND e.id = x.exercise_id JOIN plan p ON p.organisation_id = $1 AND p.id = x.plan_id
     JOIN plan_version v ON v.organisation_id = $1 AND v.plan_id = x.plan_id AND ${at === undefined ? OF_ITS_VERSIONS : approvedAt('v', '$3')}
     WHERE x.organisation_id = $1 AND x.exercise_id = $2 ORDER BY p.name, p.id`,
    [organisationId, exerciseId, ...(at === undefined ? [] : [at])],
  );
  const people = versions.flatMap(({ content }) => namedIn(content));
  const ids = people.flatMap(({ personId, contactId }) => personId ?? contactId ?? []);
  const known = await sql.rows<{ id: string; called: string }>(
    `SELECT id, coalesce(nullif(job_title, ''), name) AS called FROM person WHERE organisation_id = $1 AND id = ANY ($2::uuid[])
     UNION ALL SELECT id, coalesce(nullif(job_title, ''), name) FROM contact WHERE organisation_id = $1 AND id = ANY ($2::uuid[])`,
    [organisationId, ids],
  );
  const names = new Map(known.map(({ id, called }) => [id, called]));
  const called = ({ personId, contactId, name }: PlanPerson): string => names.get(personId ?? contactId ?? '') ?? name;
  return versions.flatMap(({ planId, content }) => {
    const roles = new Map(content.roles.map((role) => [role.id, role]));
    return content.steps.map(({ id, title, what, where, how, minutes, after, clock, roleId }): LiveStep => {
      const role = roles.get(roleId ?? '');
      return { planId, id, title, what, where, how, minutes, after, clock, who: (role?.holder && called(role.holder)) || role?.title || '', deputies: role?.deputies.map(called).filter(Boolean).join(', ') ?? '' };
    });
  });
}
