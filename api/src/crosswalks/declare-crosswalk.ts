import { Inject, Injectable } from '@nestjs/common';
import type { CrosswalkMapping, CrosswalkView, DeclareCrosswalkRequest, FieldError } from '@holdfast/contracts';
import { can, explainRefusal, validateCrosswalk, type CrosswalkFault } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange, notPermitted } from '../platform/refusal';
import { loadCrosswalk } from './crosswalk-queries';
import { findBothVersions } from './find-both-versions';
import { requireShape } from './mapping-shape';

/** From here on risks of the one matrix are placed on the other by this mapping. Earlier declarations stay, under their numbers. */
@Injectable()
export class DeclareCrosswalk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run({ fromVersionId, toVersionId, mapping, reason = '' }: DeclareCrosswalkRequest, actor: Actor): Promise<CrosswalkView> {
    return this.database.write(actor, async (tx) => {
      if (!can(actor, 'crosswalk.declare', { rootUnitId: actor.rootUnitId })) throw notPermitted(explainRefusal('crosswalk.declare'));
      requireShape(mapping);
      // Two declarations at once take turns, so that each gets a number.
      await tx.rows('SELECT FROM risk_matrix_version WHERE organisation_id = $1 AND id = $2 FOR UPDATE', [actor.organisationId, fromVersionId]);
      const { from, to } = await findBothVersions(tx, actor, { field: 'fromVersionId', id: fromVersionId }, { field: 'toVersionId', id: toVersionId });
      const faults = validateCrosswalk(from.definition, to.definition, mapping);
      if (faults.length > 0) throw needsChange(faults.map((fault) => atField(mapping, fault)));
      const latest = await tx.one<{ id: string; number: number }>(
        'SELECT id, number FROM crosswalk WHERE organisation_id = $1 AND from_version_id = $2 AND to_version_id = $3 ORDER BY number DESC LIMIT 1',
        [actor.organisationId, from.id, to.id],
      );
      const [id, number] = [newId(), (latest?.number ?? 0) + 1];
      await tx.rows(
        `INSERT INTO crosswalk (organisation_id, id, from_version_id, to_version_id, number, mapping, reason, declared_by, declared_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [actor.organisationId, id, from.id, to.id, number, JSON.stringify(mapping), reason, actor.personId, tx.now],
      );
      await tx.record({
        action: 'crosswalk.declared', subjectType: 'crosswalk', subjectId: id,
        before: latest && { id: latest.id, number: latest.number },
        after: { fromVersionId: from.id, toVersionId: to.id, number, mapping, reason },
      });
      return loadCrosswalk(tx, actor, id);
    });
  }
}

/** Hangs a fault on the line of the mapping that it is about: the last one named, which of a broken order is the more severe. */
function atField({ cells, levels }: CrosswalkMapping, fault: CrosswalkFault): FieldError {
  const { message } = fault;
  const cell = fault.cells.at(-1);
  if (cell) {
    const line = cells.findLastIndex(({ from }) => from.likelihood === cell.likelihood && from.impact === cell.impact);
    return { field: line < 0 ? 'mapping.cells' : `mapping.cells.${line}`, message };
  }
  const line = levels.findLastIndex(({ from }) => from === fault.levels.at(-1));
  return { field: line < 0 ? 'mapping.levels' : `mapping.levels.${line}`, message };
}
