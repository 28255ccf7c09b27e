import { Inject, Injectable } from '@nestjs/common';
import type { ScenarioList, ScenarioView } from '@holdfast/contracts';
import { canAnywhere } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { personRef } from '../risks';
import { requireContinuity } from './require-continuity';

@Injectable()
export class ListScenarios {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor): Promise<ScenarioList> {
    requireContinuity(actor);
    return this.database.readAsAt(actor, async (sql) => ({ items: await scenariosOf(sql, actor.organisationId), maySave: canAnywhere(actor, 'continuity.manage') }));
  }
}

/** Newest first; their number is limited where they are saved. */
export const scenariosOf = (sql: Sql, organisationId: string, only: string | null = null): Promise<ScenarioView[]> =>
  sql.rows<ScenarioView>(
    `SELECT s.id, s.name, s.note, s.everything, s.basis, ${instantSql('s.lost_at')} AS "lostAt", ${instantSql('s.recorded_at')} AS "recordedAt", ${personRef('p')} AS author,
       coalesce((SELECT json_agg(json_build_object('id', r.id, 'reference', r.reference, 'name', r.name, 'kind', r.kind, 'retired', r.retired_at IS NOT NULL) ORDER BY r.number)
         FROM scenario_loss l JOIN resource r ON r.organisation_id = $1 AND r.id = l.resource_id WHERE l.organisation_id = $1 AND l.scenario_id = s.id), '[]'::json) AS lost
     FROM scenario s JOIN person p ON p.organisation_id = $1 AND p.id = s.author_id
     WHERE s.organisation_id = $1 AND ($2::uuid IS NULL OR s.id = $2) ORDER BY s.id DESC`,
    [organisationId, only],
  );
