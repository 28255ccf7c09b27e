import type { ActionTarget, FieldError } from '@holdfast/contracts';
import type { RiskMatrix } from '@holdfast/domain';
import type { Transaction } from '../platform/database';
import { matrixOf, placeOn, standingFaults } from '../risks';
import type { ServedRisk } from './served-risks';
import type { TargetColumns } from './stored-action';

/** A target as it is to be stored, or what is wrong with it: it has to be on one of the risks, and on the matrix of that risk's register. */
export async function checkTarget(
  tx: Transaction, target: ActionTarget, dueDate: string, risks: ReadonlyMap<string, ServedRisk>,
): Promise<{ columns: TargetColumns } | { faults: FieldError[] }> {
  const risk = risks.get(target.riskId);
  if (!risk) return { faults: [{ field: 'target.riskId', message: 'Choose a risk that this action serves' }] };
  if (risk.status !== 'open') return { faults: [{ field: 'target.riskId', message: `${risk.reference} is closed. Choose an open risk` }] };
  const matrix = await matrixOf(tx, tx.organisationId, risk.matrixVersionId);
  // It is to be reached when the action is done.
  const faults = standingFaults(matrix, 'target', { ...target, targetDate: dueDate }, 'target.').filter(({ field }) => field !== 'target.targetDate');
  return faults.length > 0 ? { faults } : { columns: columnsOf(target, risk, matrix) };
}

function columnsOf(target: ActionTarget, { id, matrixVersionId }: ServedRisk, matrix: RiskMatrix): TargetColumns {
  const { likelihood, impact, level, score } = placeOn(matrix, target);
  return {
    target_risk_id: id, target_matrix_version_id: matrixVersionId, target_likelihood: likelihood, target_impact: impact, target_level: level, target_score: score,
  };
}
