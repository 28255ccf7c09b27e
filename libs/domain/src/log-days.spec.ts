import type { EffectiveEntry } from './effective-entries';
import type { LogEntryKind } from './incident-log';
import { logDays, toldWhen } from './log-days';

const ZONE = 'Europe/London';
const OUTAGE = '2026-06-01T06:00:00Z';

const told = (id: string, at: string, { kind = 'note', typedAt = at }: { kind?: LogEntryKind; typedAt?: string } = {}): EffectiveEntry => ({
  entry: {
    id, kind, at, typedAt, receivedAt: typedAt, position: 1, deviceId: 'd', sequence: 1, text: id, planId: null, stepId: null, resourceId: null, roleId: null, personId: null, correctsId: null, voids: false,
    author: { id: 'ana', name: 'Ana', jobTitle: 'Manager' },
  },
  at, text: id, correctedBy: null, voided: false,
});

describe('the days of a log', () => {
  it('begin with the outage and hold what happened in its order, whenever it was typed', () => {
    const days = logDays([told('third', '2026-06-03T09:00:00Z'), told('second', '2026-06-01T08:00:00Z'), told('first', '2026-06-01T07:00:00Z')], OUTAGE, ZONE);
    expect(days.map(({ number, entries }) => [number, entries.map(({ entry }) => entry.id)])).toEqual([[1, ['first', 'second']], [3, ['third']]]);
  });

  it('turn at midnight on the clock of the organisation', () => {
    const days = logDays([told('summer', '2026-06-01T23:30:00Z')], OUTAGE, ZONE);
    expect(days.map(({ number }) => number)).toEqual([2]);
  });

  it.each<[string, LogEntryKind, string]>([
    ['a correction when it was made', 'correction', '2026-06-05T10:00:00Z'],
    ['the data of a resource when somebody looked', 'resource-data-as-of', '2026-06-05T10:00:00Z'],
    ['all else when it happened', 'note', '2026-05-30T10:00:00Z'],
  ])('tell %s', (_, kind, expected) => expect(toldWhen(told('one', '2026-05-30T10:00:00Z', { kind, typedAt: '2026-06-05T10:00:00Z' }))).toBe(expected));
});
