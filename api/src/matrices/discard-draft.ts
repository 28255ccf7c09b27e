import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { requireMatrixMaker } from './matrix-access';
import { loadDraft } from './matrix-version';

/** Takes a draft away, and its matrix when it never had another version. Nothing can refer to either. */
@Injectable()
export class DiscardDraft {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, expected: number, actor: Actor): Promise<void> {
    return this.database.write(actor, async (tx) => {
      requireMatrixMaker(actor);
      const { matrixId, name, description, number, definition } = await loadDraft(tx, actor, id, expected);
      await tx.rows('DELETE FROM risk_matrix_version WHERE organisation_id = $1 AND id = $2', [actor.organisationId, id]);
      await tx.record({ action: 'matrix-version.discarded', subjectType: 'matrix-version', subjectId: id, before: { matrixId, number, definition } });
      if (number > 1) return;
      await tx.rows('DELETE FROM risk_matrix WHERE organisation_id = $1 AND id = $2', [actor.organisationId, matrixId]);
      await tx.record({ action: 'matrix.discarded', subjectType: 'matrix', subjectId: matrixId, before: { name, description } });
    });
  }
}
