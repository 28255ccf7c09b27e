import { isPublishable, validateMatrix, type RiskMatrix } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict } from '../platform/refusal';
import { requireShape } from './definition-shape';
import { insertDraft } from './insert-draft';
import { requireMatrixMaker } from './matrix-access';

interface ToMake {
  name: string;
  description: string;
  definition: RiskMatrix;
}

/** A matrix that is published as it is made, within the transaction of another verb: the id of its first version. */
export async function makeMatrix(tx: Transaction, actor: Actor, { name, description, definition }: ToMake): Promise<string> {
  requireMatrixMaker(actor);
  requireShape(definition);
  if (!isPublishable(validateMatrix(definition))) throw conflict('matrix-unsound', 'The scales of this file make no whole matrix. Read them onto the register’s own.');
  const matrixId = newId();
  await tx.rows('INSERT INTO risk_matrix (organisation_id, id, name, description, created_at) VALUES ($1, $2, $3, $4, $5)', [actor.organisationId, matrixId, name, description, tx.now]);
  await tx.record({ action: 'matrix.created', subjectType: 'matrix', subjectId: matrixId, after: { name, description } });
  const { id } = await insertDraft(tx, actor, { matrixId, number: 1, definition });
  await tx.rows('UPDATE risk_matrix_version SET published_at = $3, published_by = $4, version = version + 1 WHERE organisation_id = $1 AND id = $2', [actor.organisationId, id, tx.now, actor.personId]);
  await tx.record({ action: 'matrix-version.published', subjectType: 'matrix-version', subjectId: id, after: { publishedAt: tx.now.toISOString() } });
  return id;
}
