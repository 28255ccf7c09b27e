import { Inject, Injectable } from '@nestjs/common';
import type { SaveScenarioRequest, ScenarioView } from '@holdfast/contracts';
import { canAnywhere, explainRefusal, SCENARIO_LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, needsChange, notPermitted } from '../platform/refusal';
import { scenariosOf } from './list-scenarios';

/** Keeps a what-if, so that it can be asked again of what will be recorded then. */
@Injectable()
export class SaveScenario {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: SaveScenarioRequest, actor: Actor): Promise<ScenarioView> {
    return this.database.write(actor, async (tx) => {
      if (!canAnywhere(actor, 'continuity.manage')) throw notPermitted(explainRefusal('continuity.manage'));
      const lostIds = [...new Set(request.lostIds ?? [])].sort();
      const { there, kept } = (await tx.one<{ there: number; kept: number }>(
        `SELECT (SELECT count(*)::int FROM resource WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) AND retired_at IS NULL) AS there,
           (SELECT count(*)::int FROM scenario WHERE organisation_id = $1) AS kept`,
        [tx.organisationId, lostIds],
      ))!;
      if (kept >= SCENARIO_LIMITS.kept) throw conflict('too-many', `${SCENARIO_LIMITS.kept} scenarios are kept already. The address of this page asks the same question without keeping it.`);
      if (there < lostIds.length) throw needsChange([{ field: 'lostIds', message: 'Choose what is lost from the list of resources in use' }]);
      if (lostIds.length === 0 && !request.everything) throw needsChange([{ field: 'lostIds', message: 'Choose what is lost' }]);
      const scenario = { id: newId(), name: request.name, note: request.note ?? '', everything: request.everything ?? false, lostAt: request.lostAt ?? null, basis: request.basis ?? 'declared' };
      await tx.rows('INSERT INTO scenario (organisation_id, id, name, note, everything, lost_at, basis, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
        tx.organisationId, scenario.id, scenario.name, scenario.note, scenario.everything, scenario.lostAt, scenario.basis, actor.personId, tx.now,
      ]);
      await tx.rows('INSERT INTO scenario_loss (organisation_id, scenario_id, resource_id, recorded_at) SELECT $1, $2, id, $4 FROM unnest($3::uuid[]) AS lost (id)', [tx.organisationId, scenario.id, lostIds, tx.now]);
      const { id: subjectId, ...after } = scenario;
      await tx.record({ action: 'scenario.saved', subjectType: 'scenario', subjectId, after: { ...after, lostIds } });
      return (await scenariosOf(tx, tx.organisationId, subjectId))[0]!;
    });
  }
}
