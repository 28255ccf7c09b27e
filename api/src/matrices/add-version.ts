import { Inject, Injectable } from '@nestjs/common';
import type { AddMatrixVersionRequest, MatrixVersionView } from '@holdfast/contracts';
import type { RiskMatrix } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict, notFound } from '../platform/refusal';
import { requireShape } from './definition-shape';
import { insertDraft } from './insert-draft';
import { requireMatrixMaker } from './matrix-access';

interface Latest {
  number: number;
  definition: RiskMatrix;
  published: boolean;
}

/** Starts the next version as a draft: a copy of the latest one, or as given. */
@Injectable()
export class AddVersion {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(matrixId: string, { definition }: AddMatrixVersionRequest, actor: Actor): Promise<MatrixVersionView> {
    return this.database.write(actor, async (tx) => {
      requireMatrixMaker(actor);
      if (definition !== undefined) requireShape(definition);
      await tx.rows('SELECT FROM risk_matrix WHERE organisation_id = $1 AND id = $2 FOR UPDATE', [actor.organisationId, matrixId]);
      const latest = await tx.one<Latest>(
        `SELECT number, definition, published_at IS NOT NULL AS published FROM risk_matrix_version
         WHERE organisation_id = $1 AND matrix_id = $2 ORDER BY number DESC LIMIT 1`,
        [actor.organisationId, matrixId],
      );
      if (!latest) throw notFound('There is no such matrix.');
      if (!latest.published) throw conflict('draft-exists', `Version ${latest.number} is a draft already. Go on with that one, or discard it.`);
      return insertDraft(tx, actor, { matrixId, number: latest.number + 1, definition: definition ?? latest.definition });
    });
  }
}
