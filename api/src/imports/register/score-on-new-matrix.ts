import type { RiskMatrix } from '@holdfast/domain';
import { makeMatrix } from '../../matrices';
import type { Actor } from '../../platform/actor';
import { difference } from '../../platform/audit';
import type { Transaction } from '../../platform/database';
import type { RegisterOfRisk } from '../../risks';

/** Makes the matrix that the file uses, and lets the register, which has no risks yet, score on it. What named levels of the old one goes. */
export async function scoreOnNewMatrix<Register extends RegisterOfRisk>(tx: Transaction, actor: Actor, register: Register, definition: RiskMatrix, fileName: string): Promise<Register> {
  const matrixVersionId = await makeMatrix(tx, actor, { name: `${register.name}, as imported`.slice(0, 100), description: `As the file "${fileName}" uses it.`.slice(0, 2_000), definition });
  const has = (code: string | null): string | null => (definition.levels.some((level) => level.code === code) ? code : null);
  const settings = ({ matrixVersionId: version, appetite, escalateAt, reviewMonthsByLevel }: RegisterOfRisk) => ({ matrixVersionId: version, appetite, escalateAt, reviewMonthsByLevel });
  const after: Register = {
    ...register, matrixVersionId, appetite: has(register.appetite), escalateAt: has(register.escalateAt),
    reviewMonthsByLevel: Object.fromEntries(Object.entries(register.reviewMonthsByLevel).filter(([code]) => has(code) !== null)),
  };
  await tx.rows('UPDATE register SET matrix_version_id = $3, appetite = $4, escalate_at = $5, review_months_by_level = $6, version = version + 1 WHERE organisation_id = $1 AND id = $2', [
    tx.organisationId, register.id, matrixVersionId, after.appetite, after.escalateAt, JSON.stringify(after.reviewMonthsByLevel),
  ]);
  const changed = difference(settings(register), settings(after));
  if (changed) await tx.record({ action: 'register.edited', subjectType: 'register', subjectId: register.id, registerId: register.id, ...changed });
  return after;
}
