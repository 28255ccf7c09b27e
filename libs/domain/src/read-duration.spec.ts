import fc from 'fast-check';
import { clockInWords, durationInWords, LONGEST_DURATION, type Duration } from './duration';
import { readDuration } from './read-duration';
import { saysUnknown } from './says-nothing';
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
    ['1/2 day', clock(720), '12 h'],
    ['3/4 hour', clock(45), '45 min'],
    ['1 1/2 days', clock(2160), '36 h'],
    ['1 ½ hours', clock(90), '1 h 30 min'],
    ['2 and a half hours', clock(150), '2 h 30 min'],
    ['two and a half days', clock(3600), '2 days 12 h'],
    ['an hour and a half', clock(90), '1 h 30 min'],
    ['1 hour ½', clock(90), '1 h 30 min'],
    ['1 working day and a half', support(900), '15 working hours (Support hours)'],
    ['half-day', clock(720), '12 h'],
    ['a half day', clock(720), '12 h'],
    ['a ½ day', clock(720), '12 h'],
    ['1 day and half an hour', clock(1470), '24 h 30 min'],
    ['a fortnight and half', clock(30_240), '3 weeks'],
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
    ['Whenever it suits', '“Whenever it suits” was not understood. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['About 4 Hours', '“About” was not understood. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['4 hours Best Effort', '“Best Effort” was not understood. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['4 Hours (best effort)', '“best effort” is neither part of a time nor a working calendar: write “4 Hours” alone'],
    ['soon (best effort)', '“soon” was not understood. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['NBD (best effort)', '“NBD” names no length of time. Write “1 working day” if that is what it comes to'],
    ['within', '“within” was not understood. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['2 to 4 hours', 'Write one time, not a range: “2 hours” or “4 hours”'],
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

  it.each<[string, Duration]>([
    ['within 4 hours', clock(240)],
    ['Up to 2 days', clock(2880)],
    ['< 4 hours', clock(240)],
    ['<4 hours', clock(240)],
    ['≤ 4h', clock(240)],
    ['less than 4 hours', clock(240)],
    ['no longer than 3 hours', clock(180)],
    ['not later than 4 hours', clock(240)],
    ['4 hours maximum', clock(240)],
    ['4 hours max', clock(240)],
    ['4 hours (max)', clock(240)],
    ['max. 30 mins', clock(30)],
    ['3 days or less', clock(4320)],
    ['within 1 working day', support(600)],
    ['within 4 hours (Support hours)', support(240)],
  ])('“%s” is understood as the limit that it names', (typed, duration) => {
    expect(readDuration(typed, CALENDARS)).toEqual({ duration, limit: true, fault: null });
  });

  it.each(['unknown', 'Not known', 'not yet known', 'tbc', 'TBD', 'tba', '?', '??', '-', '–', ' to be confirmed '])('“%s” is not known, and no fault', (typed) => {
    expect(readDuration(typed, CALENDARS)).toEqual({ duration: null, fault: null });
  });

  const NO_END = 'This says how long at least. Write how long at most, or leave it empty while that is not known';
  const BY_WHEN = 'names no length of time. Write how long at most, such as “0”, “4 hours” or “24 hours”';
  const NEXT = 'names no length of time. Write “1 working day” if that is what it comes to';
  const NOT_CLEAR = 'was not understood. Write 0 for no time at all, or leave it empty while it is not known';
  it.each<[string, string]>([
    ['> 4 hours', NO_END],
    ['>4h', NO_END],
    ['≥ 4 hours', NO_END],
    ['more than 4 hours', NO_END],
    ['longer than 3 hours', NO_END],
    ['over 4 hours', NO_END],
    ['more than a day', NO_END],
    ['at least 4 hours', NO_END],
    ['min 4 hours', NO_END],
    ['minimum of 4 hours', NO_END],
    ['4+ hours', NO_END],
    ['4 hours+', NO_END],
    ['4 hours or more', NO_END],
    ['n/a', `“n/a” ${NOT_CLEAR}`],
    ['N/A', `“N/A” ${NOT_CLEAR}`],
    ['Not applicable', `“Not applicable” ${NOT_CLEAR}`],
    ['none', `“none” ${NOT_CLEAR}`],
    ['24/7', '“24/7” says when it runs, not how long. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['24x7x365', '“24x7x365” says when it runs, not how long. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['09:00-17:00', '“09:00-17:00” says when it runs, not how long. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
    ['NBD', `“NBD” ${NEXT}`],
    ['Next business day', `“Next business day” ${NEXT}`],
    ['the next working day', `“the next working day” ${NEXT}`],
    ['Same day', `“Same day” ${BY_WHEN}`],
    ['next-day', `“next-day” ${BY_WHEN}`],
    ['ASAP', `“ASAP” ${BY_WHEN}`],
    ['as soon as possible', `“as soon as possible” ${BY_WHEN}`],
    ['immediately', `“immediately” ${BY_WHEN}`],
    ['2-4 hours', 'Write one time, not a range: “2 hours” or “4 hours”'],
    ['2 – 4 hrs', 'Write one time, not a range: “2 hrs” or “4 hrs”'],
    ['30 mins to 2 hours', 'Write one time, not a range: “30 mins” or “2 hours”'],
    ['between 2 and 4 hours', 'Write one time, not a range: “2 hours” or “4 hours”'],
    ['1.5 ½ hours', '“½” was not understood. Write how long, such as “4 hours”, “30 mins”, “2 days” or “1 working day”'],
  ])('“%s” is refused with what to write', (typed, fault) => {
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
        if (read.duration?.minutes !== duration.minutes || read.duration.calendarId !== duration.calendarId) {
          throw new Error(`${JSON.stringify(duration)} is shown as “${shown}” and read as ${JSON.stringify(read)}`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  const WORDS = ['within', 'up to', 'more than', '<', '>', '-', '–', 'to', '1/2', '½', 'half', 'a', 'an', 'and', '4', '30', '2', 'h', 'hours', 'working', 'days', 'min', 'max', 'or less', '+', '24/7', 'n/a', '?', 'tbc', '(', ')', 'Support hours', ',', '.'];
  const typedByPeople = fc.oneof(fc.string(), fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' ')), fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }).map((words) => words.join('')));
  const shown = fc.record({ minutes: fc.integer({ min: 0, max: LONGEST_DURATION }), calendarId: fc.constantFrom(null, 'support', 'depot') }).map((duration) => [duration, durationInWords(duration, CALENDARS)] as const);

  it('never fails to be answered, whatever is typed: a whole time that may be kept, not known, or why not', () => {
    fc.assert(fc.property(typedByPeople, (typed) => {
      const { duration, fault } = readDuration(typed, CALENDARS);
      if (duration) return fault === null && Number.isInteger(duration.minutes) && duration.minutes >= 0 && duration.minutes <= LONGEST_DURATION;
      return fault === null ? saysUnknown(typed) || /^\s*[-–—]\s*$/.test(typed) : /^.+[^.]$/su.test(fault);
    }), { numRuns: 1000 });
  });

  it('is the same time where it is said as a limit, and never one where it is said as the least', () => {
    fc.assert(fc.property(shown, fc.constantFrom('within ', 'up to ', 'less than ', '<', 'no more than '), ([duration, words], limit) =>
      JSON.stringify(readDuration(limit + words, CALENDARS)) === JSON.stringify({ duration, fault: null, limit: true })));
    fc.assert(fc.property(shown, fc.constantFrom('more than ', '>', 'at least ', 'over '), ([, words], least) => readDuration(least + words, CALENDARS).fault === NO_END));
  });

  it('is never taken from a range, which names both of its ends', () => {
    fc.assert(fc.property(fc.nat(99), fc.nat(99), fc.constantFrom('minutes', 'hours', 'working days'), fc.constantFrom('-', ' - ', '–', ' to '), (from, to, unit, mark) =>
      readDuration(`${from}${mark}${to} ${unit}`, CALENDARS).fault === `Write one time, not a range: “${from} ${unit}” or “${to} ${unit}”`));
  });

  it('is as long whichever way a half is written', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.constantFrom('hours', 'days', 'working hours', 'working days'), (many, unit) => {
      const minutes = [`${many}.5 ${unit}`, `${many}½ ${unit}`, `${many} 1/2 ${unit}`, `${many} and a half ${unit}`].map((typed) => readDuration(typed, CALENDARS).duration?.minutes);
      return minutes[0] !== undefined && new Set(minutes).size === 1;
    }));
  });
});

it('minutes on the clock are shown in days from two days up', () => {
  expect([0, 1, 60, 1440, 2879, 2880, 10_080, 10_081].map(clockInWords)).toEqual([
    ...['0 min', '1 min', '1 h', '24 h', '47 h 59 min', '2 days', '1 week', '7 days 1 min'],
  ]);
});
