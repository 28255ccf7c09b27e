import fc from 'fast-check';
import { clockInWords, durationInWords, LONGEST_DURATION, type Duration } from './duration';
import { readDuration } from './read-duration';
import type { WorkingCalendar, WorkingSpan } from './working-calendar';

const week = (from: string, to: string, days = 5): WorkingSpan[] => Array.from({ length: days }, (_day, at) => ({ weekday: at + 1, from, to }));
const SUPPORT: WorkingCalendar = { id: 'support', name: 'Support hours', zone: 'Europe/London', weekly: week('08:00', '18:00'), holidays: [], isDefault: true };
const DEPOT: WorkingCalendar = { id: 'depot', name: 'Depot (winter)', zone: 'Europe/London', weekly: week('06:00', '14:00', 6), holidays: [], isDefault: false };
const CALENDARS = [SUPPORT, DEPOT];

const clock = (minutes: number): Duration => ({ minutes, calendarId: null });
const support = (minutes: number): Duration => ({ minutes, calendarId: 'support' });

describe('a duration as people write it', () => {
  it.each<[string, Duration, string]>([
    ['4 hours', clock(240), '4 h'],
    ['4h', clock(240), '4 h'],
    ['4 HRS', clock(240), '4 h'],
    ['1.5 h', clock(90), '1 h 30 min'],
    ['.5h', clock(30), '30 min'],
    ['90m', clock(90), '1 h 30 min'],
    ['30 mins', clock(30), '30 min'],
    ['1h30', clock(90), '1 h 30 min'],
    ['1h 30m', clock(90), '1 h 30 min'],
    ['1 hour and 30 minutes', clock(90), '1 h 30 min'],
    ['11 h 20 min', clock(680), '11 h 20 min'],
    ['2 days', clock(2880), '2 days'],
    ['1 day', clock(1440), '24 h'],
    ['36 hours', clock(2160), '36 h'],
    ['1 wk', clock(10_080), '1 week'],
    ['two weeks', clock(20_160), '2 weeks'],
    ['1 month', clock(43_200), '30 days'],
    ['120 days', clock(172_800), '120 days'],
    ['1,000 minutes', clock(1000), '16 h 40 min'],
    ['half a day', clock(720), '12 h'],
    ['half an hour', clock(30), '30 min'],
    ['1½ hours', clock(90), '1 h 30 min'],
    ['½ day', clock(720), '12 h'],
    ['a day', clock(1440), '24 h'],
    ['24-hour', clock(1440), '24 h'],
    ['twenty four hours', clock(1440), '24 h'],
    ['Twenty-four hours', clock(1440), '24 h'],
    ['4hrs.', clock(240), '4 h'],
    ['a fortnight', clock(20_160), '2 weeks'],
    ['1 year', clock(525_600), '365 days'],
    ['within 4 hours', clock(240), '4 h'],
    ['Up to 2 days', clock(2880), '2 days'],
    ['< 4 hours', clock(240), '4 h'],
    ['4 hours maximum', clock(240), '4 h'],
    ['max. 30 mins', clock(30), '30 min'],
    ['within 1 working day', support(600), '10 working hours (Support hours)'],
    ['4 clock hours', clock(240), '4 h'],
    ['0', clock(0), '0 min'],
    ['0 hours', clock(0), '0 min'],
    ['0.5 min', clock(1), '1 min'],
    ['2 days 4 h 20 min', clock(3140), '2 days 4 h 20 min'],
    ['1 working day', support(600), '10 working hours (Support hours)'],
    ['2 business days', support(1200), '20 working hours (Support hours)'],
    ['1 working week', support(3000), '50 working hours (Support hours)'],
    ['4 support hours', support(240), '4 working hours (Support hours)'],
    ['1 working day 2 hours', support(720), '12 working hours (Support hours)'],
    ['1 working hour 30 min', support(90), '1 working hour 30 min (Support hours)'],
    ['45 working minutes', support(45), '45 working minutes (Support hours)'],
    ['0 working hours', support(0), '0 working minutes (Support hours)'],
    ['10 hours (support hours)', support(600), '10 working hours (Support hours)'],
    ['1 working day (Depot (winter))', { minutes: 480, calendarId: 'depot' }, '8 working hours (Depot (winter))'],
  ])('“%s” is understood', (typed, duration, shown) => {
    expect(readDuration(typed, CALENDARS)).toEqual({ duration, fault: null });
    expect(durationInWords(duration, CALENDARS)).toBe(shown);
  });

  it.each<[string, string]>([
    ['', 'Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['4', 'Write what 4 counts: minutes, hours, days or weeks'],
    ['hours', '“hours” was not understood. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['soon', '“soon” was not understood. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['4 hours (best effort)', '“best effort” was not understood. Leave it out: what else there is to say belongs into a note'],
    ['same day', '“same” was not understood. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['within', '“within” was not understood. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['2-4 hours', 'Write one time, not a range'],
    ['2 to 4 hours', 'Write one time, not a range'],
    ['-4 hours', '“-” was not understood. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['1,5 hours', '“1,5” was not understood. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['30 min 1 h', 'Write the larger unit first and each unit once, as in “1 h 30 min”'],
    ['1 h 1 h', 'Write the larger unit first and each unit once, as in “1 h 30 min”'],
    ['1 working day 2 clock hours', 'Working time and clock time do not add up. Write all of it in working time, or all of it on the clock'],
    ['1 day 2 working hours', 'Working time and clock time do not add up. Write all of it in working time, or all of it on the clock'],
    ['4 clock hours (Support hours)', 'Working time and clock time do not add up. Write all of it in working time, or all of it on the clock'],
    ['1 working month', 'A month or a year has no fixed working time. Write it in working days or weeks'],
    ['9 years', 'Write a time of five years at most'],
    ['1 working year', 'A month or a year has no fixed working time. Write it in working days or weeks'],
    ['1826 days', 'Write a time of five years at most'],
  ])('“%s” is refused in words', (typed, fault) => {
    expect(readDuration(typed, CALENDARS)).toEqual({ duration: null, fault });
  });

  it('in working time needs a working calendar', () => {
    expect(readDuration('1 working day', [])).toEqual({ duration: null, fault: 'There is no working calendar yet. Write the time on the clock, in hours or days' });
    expect(readDuration('1 day', [])).toEqual({ duration: clock(1440), fault: null });
  });

  it('is shown so that it is read back as the same, whatever it is', () => {
    const durations = fc.record({ minutes: fc.integer({ min: 0, max: LONGEST_DURATION }), calendarId: fc.constantFrom(null, 'support', 'depot') });
    fc.assert(
      fc.property(durations, (duration) => {
        const shown = durationInWords(duration, CALENDARS);
        const read = readDuration(shown, CALENDARS);
        if (read.fault !== null || read.duration.minutes !== duration.minutes || read.duration.calendarId !== duration.calendarId) {
          throw new Error(`${JSON.stringify(duration)} is shown as “${shown}” and read as ${JSON.stringify(read)}`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never fails to be answered, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (typed) => (readDuration(typed, CALENDARS).fault === null) === (readDuration(typed, CALENDARS).duration !== null)));
  });
});

it('minutes on the clock are shown in days from two days up', () => {
  expect([0, 1, 60, 1440, 2879, 2880, 10_080, 10_081].map(clockInWords)).toEqual([
    ...['0 min', '1 min', '1 h', '24 h', '47 h 59 min', '2 days', '1 week', '7 days 1 min'],
  ]);
});
