import { logEntryFault, logKindsOf, missingSequences, type LogEntryKind } from './incident-log';

const shape = (kind: LogEntryKind, more: object = {}) => ({ id: 'one', kind, text: '', planId: null, stepId: null, resourceId: null, roleId: null, personId: null, correctsId: null, voids: false, ...more });

describe('the shape of an entry', () => {
  it.each<[LogEntryKind, object, string | null]>([
    ['note', {}, 'Write what happened.'],
    ['note', { text: 'The vault is open' }, null],
    ['step-started', {}, 'Say which step it was.'],
    ['step-started', { stepId: 's' }, null],
    ['step-skipped', { stepId: 's' }, 'Say why the step is skipped.'],
    ['resource-usable', { resourceId: 'r' }, null],
    ['resource-started', {}, 'Say which resource it was.'],
    ['paused', {}, null],
    ['correction', {}, 'Say which entry is corrected.'],
    ['correction', { correctsId: 'one' }, 'An entry cannot correct itself.'],
    ['correction', { correctsId: 'two', voids: true }, null],
    ['note', { text: 'x', voids: true }, 'Only a correction corrects another entry.'],
    ['situation-report', { text: 'All well' }, 'Situation report: this belongs to an invocation, not to a rehearsal.'],
  ])('%s %j', (kind, more, fault) => expect(logEntryFault('exercise', shape(kind, more))).toBe(fault));

  it('belongs to a rehearsal or to an invocation, or to both', () => {
    expect(logEntryFault('invocation', shape('inject', { text: 'A shelf is missing' }))).toBe('Inject: this belongs to a rehearsal, not to an invocation.');
    expect(logEntryFault('invocation', shape('role-filled', { roleId: 'r' }))).toBe('Say who it is.');
    expect(logKindsOf('invocation')).not.toContain('paused');
    expect(logKindsOf('exercise')).not.toContain('handover');
    for (const subject of ['exercise', 'invocation'] as const) expect(logKindsOf(subject)).toContain('resource-started');
  });
});

describe('numbers of a device that have not come in', () => {
  it.each([[[], []], [[1, 2, 3], []], [[1, 4], [2, 3]], [[3], [1, 2]]])('%j misses %j', (received, missing) => expect(missingSequences(received)).toEqual(missing));
});
