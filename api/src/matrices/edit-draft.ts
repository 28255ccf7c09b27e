import { Inject, Injectable } from '@nestjs/common';
import type { MatrixDefinitionRequest, MatrixVersionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { requireShape } from './definition-shape';
import { requireMatrixMaker } from './matrix-access';
import { loadDraft, toVersionView } from './matrix-version';

@Injectable()
export class EditDraft {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { definition }: MatrixDefinitionRequest, expected: number, actor: Actor): Promise<MatrixVersionView> {
    return this.database.write(actor, async (tx) => {
      requireMatrixMaker(actor);
      requireShape(definition);
      const draft = await loadDraft(tx, actor, id, expected);
      const changed = difference({ definition: draft.definition }, { definition });
      if (!changed) return toVersionView(draft);
      await tx.rows('UPDATE risk_matrix_version SET definition = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2', [
        actor.organisationId, id, JSON.stringify(definition),
      ]);
      await tx.record({ action: 'matrix-version.edited', subjectType: 'matrix-version', subjectId: id, ...changed });
      return toVersionView({ ...draft, definition, version: draft.version + 1 });
    });
  }
}
