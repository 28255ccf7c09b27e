import type { MitigationAppendixView } from '@holdfast/contracts';
import { measuresOf } from './measures';

type Action = MitigationAppendixView['risks'][number]['actions'][number];
const owner = { id: 'o', name: 'O', jobTitle: 'Head of ICT' };
const action = (more: Partial<Action>): Action => ({
  id: 'a', reference: 'ICT-A001', title: 'Buy an array', status: 'in-progress', priority: 'high', progress: 40, owner, dueDate: '2026-05-01', firstDueDate: '2026-05-01', slipDays: 0, endedAt: null, latestNote: null, ...more,
});

describe('the measures against a risk', () => {
  it('are what is in place, and then what is being done', () => {
    const [control, planned] = measuresOf({ controls: [{ id: 'c', title: 'Backups', owner, effectiveness: 'partial', assessedOn: null }], actions: [action({ latestNote: 'Ordered' })] }, '2026-04-01');
    expect(control).toMatchObject({ reference: null, title: 'Backups', effectiveness: 'partial', day: null, progress: '' });
    expect(planned).toMatchObject({ reference: 'ICT-A001', effectiveness: null, day: '2026-05-01', progress: 'In progress, 40%', note: 'Ordered', late: false });
  });

  it.each<[string, Partial<Action>, object]>([
    ['that is overdue is late', { dueDate: '2026-03-31' }, { late: true }],
    ['that is due today is not', { dueDate: '2026-04-01' }, { late: false }],
    ['that is done is never late, and has no percent', { dueDate: '2026-03-01', status: 'done' }, { late: false, progress: 'Done' }],
    ['that nobody began has no percent', { status: 'open', progress: 0 }, { progress: 'Not begun' }],
    ['that slipped says by how much', { slipDays: 61 }, { slip: '61 days later than first planned' }],
    ['that was brought forward says so', { slipDays: -1 }, { slip: '1 day earlier than first planned' }],
  ])('an action %s', (_what, change, expected) => {
    expect(measuresOf({ controls: [], actions: [action(change)] }, '2026-04-01')[0]).toMatchObject(expected);
  });
});
