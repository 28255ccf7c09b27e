import type { InvocationView } from '@holdfast/contracts';
import type { LogEntry } from '@holdfast/domain';
import { newsInLog } from './news-in-log';

const of = { invoked: [{ planId: 'first' }], people: [{ id: 'lead' }] } as unknown as Pick<InvocationView, 'invoked' | 'people'>;
const entry = (kind: LogEntry['kind'], change: Partial<LogEntry> = {}): LogEntry => ({ kind, position: 1, planId: null, personId: null, ...change }) as LogEntry;

describe('what the log of an invocation tells that its page has not read', () => {
  it('is a plan that somebody else pulled in, and whoever of the organisation was given a role, once each', () => {
    const told = [entry('plan-pulled-in', { planId: 'second' }), entry('role-filled', { planId: 'first', personId: 'keeper' }), entry('handover', { planId: 'first', personId: 'keeper' })];
    expect(newsInLog(of, told)).toEqual(['second', 'keeper']);
  });

  it('is nothing where the page has it, where somebody outside has the role, and where the server does not know it either', () => {
    const told = [
      entry('plan-pulled-in', { planId: 'first' }), entry('handover', { planId: 'first', personId: 'lead' }), entry('role-filled', { planId: 'first' }), entry('step-started', { planId: 'third' }),
      entry('role-filled', { planId: 'first', personId: 'keeper', position: null }),
    ];
    expect(newsInLog(of, told)).toEqual([]);
  });
});
