import { Inject, Injectable } from '@nestjs/common';
import type { CreateMatrixRequest, MatrixVersionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { requireShape } from './definition-shape';
import { insertDraft } from './insert-draft';
import { requireMatrixMaker } from './matrix-access';

@Injectable()
export class CreateMatrix {
  constructor(@Inject(Database) private readonly database: Database) {}

  run({ name, description = '', definition }: CreateMatrixRequest, actor: Actor): Promise<MatrixVersionView> {
    return this.database.write(actor, async (tx) => {
      requireMatrixMaker(actor);
      requireShape(definition);
      const id = newId();
      await tx.rows('INSERT INTO risk_matrix (organisation_id, id, name, description, created_at) VALUES ($1, $2, $3, $4, $5)', [
        actor.organisationId, id, name, description, tx.now,
      ]);
      await tx.record({ action: 'matrix.created', subjectType: 'matrix', subjectId: id, after: { name, description } });
      return insertDraft(tx, actor, { matrixId: id, number: 1, definition });
    });
  }
}
