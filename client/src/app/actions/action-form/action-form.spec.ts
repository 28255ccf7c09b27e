import type { ActionView } from '@holdfast/contracts';
import { anAction } from '../../../../test/an-action';
import { actionForm, addRequestOf, answersOf, changesOf } from './action-form';

const target: ActionView['target'] = { riskId: 'r1', reference: 'ICT-001', matrixVersionId: 'm', likelihood: '2', impact: '3', level: 'L', score: 6 };

describe('the form of an action', () => {
  it('says of a change no more than what differs', () => {
    const before = answersOf(anAction({ target, costs: [{ financialYear: 2026, kind: 'capital', amount: 5 }] }));
    expect(changesOf(before, before)).toEqual({});
    expect(changesOf(before, { ...before, title: ' Rent pumps ', costs: [] })).toEqual({ title: 'Rent pumps', costs: [] });
    expect(changesOf(before, { ...before, replacement: { system: 'Payroll ', from: 2027, to: null } })).toEqual({ replacement: { system: 'Payroll', from: 2027, to: 2027 } });
    expect(changesOf(before, { ...before, targetRiskId: null, standing: null })).toEqual({ target: null });
    expect(changesOf(before, { ...before, standing: { likelihood: '1', impact: '3' } })).toEqual({ target: { riskId: 'r1', likelihood: '1', impact: '3' } });
  });

  it('leaves a target alone that cannot be seen', () => {
    const before = answersOf(anAction({ target: null, otherRisks: 1 }));
    expect(changesOf(before, { ...before, priority: 'low' })).toEqual({ priority: 'low' });
  });

  it('wants a title, an owner, and a whole target or none', () => {
    const form = actionForm(() => null);
    expect([form.controls.title.valid, form.controls.ownerId.valid, form.errors]).toEqual([false, false, null]);
    form.patchValue({ title: 'Move the pumps', ownerId: 'p1', dueDate: '2026-06-30', riskIds: ['r1'], targetRiskId: 'r1' });
    expect(form.errors).toEqual({ target: 'Choose where that risk is to stand, or choose no target.' });
    form.patchValue({ targetRiskId: null });
    expect(form.valid).toBe(true);
    expect(addRequestOf(form.getRawValue())).toEqual({
      title: 'Move the pumps', description: '', ownerId: 'p1', dueDate: '2026-06-30', priority: 'medium', riskIds: ['r1'], objectiveIds: [], costs: [], target: null, replacement: null,
    });
  });
});
