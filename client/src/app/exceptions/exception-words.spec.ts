import type { ExceptionControl } from '@holdfast/contracts';
import type { ExceptionState } from '@holdfast/domain';
import { controlChange, endInWords, entryInWords, hasChanged, isEndingSoon, toDoInWords } from './exception-words';

const author = { id: 'head', name: 'A', jobTitle: 'Head of ICT' };
const at = (likelihood: string) => ({ matrixVersionId: 'v1', likelihood, impact: '4', level: 'H', score: null });
const control = (now: ExceptionControl['now']): ExceptionControl => ({ id: 'c', title: 'Logged', effectiveness: 'effective', now });

it.each<[ExceptionState, string | null, string]>([
  ['in-force', '2026-03-01', 'Ends today'], ['in-force', '2026-03-02', 'Ends in 1 day'], ['stale', '2026-03-13', 'Ends in 12 days'], ['expired', '2026-02-28', 'Ended 1 day ago'], ['renewed', '2026-02-01', ''],
  ['requested', null, ''],
])('when an exception ends, %s until %s', (state, expiresOn, words) => expect(endInWords({ state, expiresOn }, '2026-03-01')).toBe(words));

it('an exception in force ends soon within thirty days', () => {
  expect(isEndingSoon({ state: 'in-force', expiresOn: '2026-03-31' }, '2026-03-01')).toBe(true);
  expect(isEndingSoon({ state: 'in-force', expiresOn: '2026-04-01' }, '2026-03-01')).toBe(false);
  expect(isEndingSoon({ state: 'stale', expiresOn: '2026-03-02' }, '2026-03-01')).toBe(false);
});

it('says who did what, and what waits', () => {
  expect(entryInWords({ kind: 'returned', author })).toBe('The Head of ICT sent it back with a question');
  expect(toDoInWords({ state: 'requested', reference: 'IRA-001', policy: 'Access policy' })).toBe('Decide on the exception for IRA-001: Access policy');
  expect(toDoInWords({ state: 'returned', reference: 'IRA-001', policy: 'Access policy' })).toBe('Answer the question about IRA-001: Access policy');
});

it('says what became of controls', () => {
  expect(controlChange(control('effective'))).toBeNull();
  expect(controlChange(control('ineffective'))).toBe('Was effective, is now ineffective');
  expect(controlChange(control(null))).toBe('Was effective, and is not in place any more');
});

it('tells a renewal on other ground from one on the same', () => {
  const renews = { id: 'e', state: 'expired' as const, policy: '', deviation: '', reason: '', compensating: '', conditions: '', expiresOn: '2026-01-31', decidedAt: '', decidedBy: author, residual: at('3') };
  expect(hasChanged({ residual: at('3'), renews: { ...renews, controls: [control('effective')] } })).toBe(false);
  expect(hasChanged({ residual: at('4'), renews: { ...renews, controls: [] } })).toBe(true);
  expect(hasChanged({ residual: at('3'), renews: { ...renews, controls: [control('partial')] } })).toBe(true);
  expect(hasChanged({ residual: at('3'), renews: null })).toBe(false);
});
