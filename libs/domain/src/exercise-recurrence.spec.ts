import fc from 'fast-check';
import { readRecurrence, recurrenceInWords, writeRecurrence, type Recurrence } from './exercise-recurrence';

describe('how often something is rehearsed', () => {
  it.each([
    ['FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO', 'Every month, first Monday'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'Every month, last Friday'],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15', 'Every quarter, day 15'],
    ['FREQ=YEARLY;INTERVAL=1;BYMONTH=5;BYDAY=2SA', 'Every year, second Saturday of May'],
    ['FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=9', 'Every 2 years, 9 May'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'Every 2 weeks, Tuesday'],
  ])('%s: %s', (text, words) => {
    const read = readRecurrence(text);
    expect(read && recurrenceInWords(read)).toBe(words);
  });

  it.each(['', 'FREQ=DAILY', 'FREQ=MONTHLY', 'FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=YEARLY;BYMONTHDAY=9', 'FREQ=WEEKLY;BYDAY=1MO', 'FREQ=MONTHLY;BYDAY=MO', 'FREQ=MONTHLY;INTERVAL=0;BYDAY=1MO',
    'FREQ=MONTHLY;BYDAY=1MO;COUNT=3', 'FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=9', 'FREQ=MONTHLY;BYDAY=1MO,2MO'])('is not said by "%s"', (text) => {
    expect(readRecurrence(text)).toBeNull();
  });

  it('is read back as it was written', () => {
    const interval = fc.integer({ min: 1, max: 24 });
    const day = { nth: fc.constantFrom(1, 2, 3, 4, -1), weekday: fc.integer({ min: 1, max: 7 }), monthDay: fc.constant(null) };
    const month = fc.integer({ min: 1, max: 12 });
    const any: fc.Arbitrary<Recurrence> = fc.oneof(
      fc.record({ every: fc.constant('month' as const), interval, month: fc.constant(null), ...day }),
      fc.record({ every: fc.constant('year' as const), interval, month, ...day }),
      fc.record({ every: fc.constant('year' as const), interval, month, nth: fc.constant(null), weekday: fc.constant(null), monthDay: fc.integer({ min: 1, max: 28 }) }),
      fc.record({ every: fc.constant('week' as const), interval, month: fc.constant(null), nth: fc.constant(null), weekday: fc.integer({ min: 1, max: 7 }), monthDay: fc.constant(null) }),
    );
    fc.assert(fc.property(any, (recurrence) => expect(readRecurrence(writeRecurrence(recurrence))).toEqual(recurrence)));
  });
});
