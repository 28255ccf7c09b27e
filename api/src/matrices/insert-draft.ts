import type { MatrixVersionView } from '@holdfast/contracts';
import type { RiskMatrix } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { loadVersion, toVersionView } from './matrix-version';

interface Draft {
  matrixId: string;
  number: number;
  definition: RiskMatrix;
}

export async function insertDraft(tx: Transaction, actor: Actor, { matrixId, number, definition }: Draft): Promise<MatrixVersionView> {
  const id = newId();
  await tx.rows(
    'INSERT INTO risk_matrix_version (organisation_id, id, matrix_id, number, definition, author_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [actor.organisationId, id, matrixId, number, JSON.stringify(definition), actor.personId, tx.now],
  );
  await tx.record({ action: 'matrix-version.drafted', subjectType: 'matrix-version', subjectId: id, after: { matrixId, number, definition } });
  return toVersionView(await loadVersion(tx, actor, id));
}
