import type { ActionTarget, FieldError } from '@holdfast/contracts';
import type { Transaction } from '../platform/database';
import type { ActionInPlace } from './action-in-place';
import { checkTarget } from './action-target';
import type { RiskChange } from './changed-risks';
import { NO_TARGET, type TargetColumns } from './stored-action';

/** What becomes of the target of an action. One on a risk out of the caller's sight can be neither seen nor changed. */
export async function changedTarget(
  tx: Transaction, { action, row, targetReference }: ActionInPlace, wanted: ActionTarget | null | undefined, risks: RiskChange,
): Promise<{ columns: Partial<TargetColumns>; faults: FieldError[] }> {
  const now = action.target_risk_id;
  const hidden = now !== null && !row.risks.some(({ id }) => id === now);
  if (wanted === undefined || (wanted === null && hidden)) {
    if (!risks.gone.some(({ id }) => id === now)) return { columns: {}, faults: [] };
    return { columns: {}, faults: [{ field: 'riskIds', message: `The target is on ${targetReference}. Keep that risk, or choose another target` }] };
  }
  if (wanted === null) return { columns: NO_TARGET, faults: [] };
  if (hidden) return { columns: {}, faults: [{ field: 'target.riskId', message: 'This action has a target on a risk that you do not read, and can have no other' }] };
  if (isSame(wanted, action)) return { columns: {}, faults: [] };
  const checked = await checkTarget(tx, wanted, action.due_date, risks.stay);
  return 'faults' in checked ? { columns: {}, faults: checked.faults } : { columns: checked.columns, faults: [] };
}

/** Said again as it is: it stays, on whatever matrix it was set. */
const isSame = ({ riskId, likelihood = null, impact = null, level = null }: ActionTarget, action: TargetColumns): boolean =>
  riskId === action.target_risk_id && likelihood === action.target_likelihood && impact === action.target_impact && (likelihood !== null || level === action.target_level);
