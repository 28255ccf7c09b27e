import type { SummaryLine } from '../../shared/error-summary/error-summary';
import { faultsOf } from '../../shared/forms/problem-errors';
import { ACTION_NAMES, REPLACEMENT_PARTS, type ActionForm } from './action-form';
import { costFaults } from './cost-lines';
import { replacementFaults } from './replacement-answers';

const COST_PARTS = { financialYear: 'year', kind: 'kind', amount: 'amount' } as const;

/** What is wrong with the form: costs line by line, and half a target or half a replacement, which belong to no control of their own. */
export function faultsIn(form: ActionForm): SummaryLine[] {
  const lines = faultsOf(form, ACTION_NAMES).filter(({ target, label }) => target !== 'costs' && label !== ACTION_NAMES['replacement']?.label);
  const costs = costFaults(form.getRawValue().costs).map(({ line, part, message }) => ({ label: `Costs, line ${line + 1}`, message, target: `cost-${line}-${COST_PARTS[part]}` }));
  const replacement = replacementFaults(form.getRawValue().replacement).map(({ part, message }) => ({ label: REPLACEMENT_PARTS[part], message, target: `replaced-${part}` }));
  const target = form.errors?.['target'] as string | undefined;
  return [...lines, ...(target && form.controls.standing.valid ? [{ label: 'Target', message: target, target: 'target-standing' }] : []), ...replacement, ...costs];
}
