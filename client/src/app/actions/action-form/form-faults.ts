import type { SummaryLine } from '../../shared/error-summary/error-summary';
import { faultsOf } from '../../shared/forms/problem-errors';
import { ACTION_NAMES, type ActionForm } from './action-form';
import { costFaults } from './cost-lines';

const COST_PARTS = { financialYear: 'year', kind: 'kind', amount: 'amount' } as const;

/** What is wrong with the form: costs line by line, and half a target, which belongs to no control of its own. */
export function faultsIn(form: ActionForm): SummaryLine[] {
  const lines = faultsOf(form, ACTION_NAMES).filter(({ target }) => target !== 'costs');
  const costs = costFaults(form.getRawValue().costs).map(({ line, part, message }) => ({ label: `Costs, line ${line + 1}`, message, target: `cost-${line}-${COST_PARTS[part]}` }));
  const target = form.errors?.['target'] as string | undefined;
  return [...lines, ...(target && form.controls.standing.valid ? [{ label: 'Target', message: target, target: 'target-standing' }] : []), ...costs];
}
