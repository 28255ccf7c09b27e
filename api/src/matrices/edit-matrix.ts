import { Inject, Injectable } from '@nestjs/common';
import type { EditMatrixRequest, MatrixView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database, type Transaction } from '../platform/database';
import { notFound, stale } from '../platform/refusal';
import { requireMatrixMaker } from './matrix-access';
import { matrices } from './matrix-queries';

/** Its name and description: words about the matrix, not the matrix, and so they may change after it was published. */
@Injectable()
export class EditMatrix {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { name, description }: EditMatrixRequest, expected: number, actor: Actor): Promise<MatrixView> {
    return this.database.write(actor, async (tx) => {
      requireMatrixMaker(actor);
      await tx.rows('SELECT FROM risk_matrix WHERE organisation_id = $1 AND id = $2 FOR UPDATE', [actor.organisationId, id]);
      const before = await one(tx, actor, id);
      if (before.version !== expected) throw stale(before);
      const after = { name: name ?? before.name, description: description ?? before.description };
      const changed = difference({ name: before.name, description: before.description }, after);
      if (!changed) return before;
      await tx.rows('UPDATE risk_matrix SET name = $3, description = $4, version = version + 1 WHERE organisation_id = $1 AND id = $2', [
        actor.organisationId, id, after.name, after.description,
      ]);
      await tx.record({ action: 'matrix.edited', subjectType: 'matrix', subjectId: id, ...changed });
      return { ...before, ...after, version: before.version + 1 };
    });
  }
}

async function one(tx: Transaction, actor: Actor, id: string): Promise<MatrixView> {
  const [matrix] = await matrices(tx, actor, id);
  if (!matrix) throw notFound('There is no such matrix.');
  return matrix;
}
