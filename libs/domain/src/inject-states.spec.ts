import { effectiveEntries } from './effective-entries';
import type { LogEntry, LogEntryKind } from './incident-log';
import { injectDelivered, injectInWords, injectLeftOut, injectsNow } from './inject-states';

const START = '2026-05-09T09:00:00.000Z';
const at = (minutes: number): string => new Date(Date.parse(START) + minutes * 60_000).toISOString();
let last = 0;
const entry = (kind: LogEntryKind, text: string, minutes: number, over: Partial<LogEntry> = {}): LogEntry => {
  last += 1;
  return {
    id: `entry-${last}`, kind, at: at(minutes), typedAt: at(minutes), sequence: last, text, planId: null, stepId: null, resourceId: null, roleId: null, personId: null, correctsId: null, voids: false, deviceId: 'device',
    author: { id: 'lead', name: 'Lead', jobTitle: 'Head of ICT' }, receivedAt: at(minutes), position: last, ...over,
  };
};
const INJECTS = [{ minute: 30, text: 'A shelf is missing' }, { minute: 90, text: 'The press calls' }];
const states = (entries: LogEntry[], minutes: number): string[] => injectsNow(INJECTS, effectiveEntries(entries), START, at(minutes)).map(({ state }) => state);

describe('injects of a rehearsal', () => {
  it('are due so many minutes after the start, until they are brought in or left out', () => {
    expect(states([], 0)).toEqual(['later', 'later']);
    expect(states([], 30)).toEqual(['due', 'later']);
    expect(states([entry('inject', injectDelivered(1, 'A shelf is missing'), 31)], 95)).toEqual(['delivered', 'due']);
    expect(states([entry('inject', injectLeftOut(2, 'Nobody is left'), 40)], 95)).toEqual(['due', 'left-out']);
  });

  it('are due again when what was noted did not happen; what somebody wrote by themselves is none of them', () => {
    const delivered = entry('inject', injectDelivered(1, 'A shelf is missing'), 31);
    expect(states([delivered, entry('correction', '', 32, { correctsId: delivered.id, voids: true })], 40)).toEqual(['due', 'later']);
    expect(states([entry('inject', 'Somebody faints', 31), entry('note', injectDelivered(1, 'x'), 31)], 40)).toEqual(['due', 'later']);
  });

  it('are said in the report to be brought in, left out, or neither, whether they were due or never reached', () => {
    const words = (entries: LogEntry[], minutes: number): string[] => injectsNow(INJECTS, effectiveEntries(entries), START, at(minutes)).map((one) => injectInWords(one, (moment) => moment.slice(11, 16)));
    expect(words([], 60)).toEqual(['not brought in', 'not brought in']);
    expect(words([entry('inject', injectDelivered(1, 'A shelf is missing'), 31), entry('inject', injectLeftOut(2, 'Nobody is left'), 40)], 95)).toEqual(['brought in 09:31', 'left out 09:40']);
  });
});
