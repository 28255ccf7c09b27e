import type { WorkingCalendar } from '../working-calendar';
import { nearest } from './nearest';
import { readCount, readList, readNeeded, readResourceKind, readTime, readYesNo, type Reading } from './read-values';
import { columnName } from './sheet';

const CALENDAR: WorkingCalendar = { id: 'support', name: 'Support hours', zone: 'Europe/London', weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })), holidays: [], isDefault: true };
const value = <T>(reading: Reading<T>): unknown => (reading.ok ? reading.value : { meant: reading.meant });

describe('what a cell says', () => {
  it.each<[string, unknown]>([
    ['Yes', true], ['y', true], ['X', true], ['✓', true], ['TRUE', true], ['No', false], ['non-critical', false], ['tbc', null], ['', null], ['sometimes', { meant: ['Yes', 'No'] }],
  ])('yes or no: “%s”', (text, expected) => expect(value(readYesNo(text))).toEqual(expected));

  it.each<[string, unknown]>([['12', 12], ['1,200', 1200], ['12.0', 12], ['0', 0], ['n/a', null], ['about 50', { meant: ['50'] }], ['50-60', { meant: ['50', '60'] }], ['lots', { meant: [] }], ['2000000', { meant: [] }]])(
    'a count: “%s”', (text, expected) => expect(value(readCount(text, 1_000_000))).toEqual(expected));

  it.each<[string, string | null, unknown]>([
    ['4 hours', null, { minutes: 240, calendarId: null }],
    ['4', 'hours', { minutes: 240, calendarId: null }],
    ['1,5', 'hours', { minutes: 90, calendarId: null }],
    ['4', null, { meant: ['4 minutes', '4 hours', '4 days'] }],
    ['0', null, { minutes: 0, calendarId: null }],
    ['Immediate', 'hours', { minutes: 0, calendarId: null }],
    ['next working day', null, { minutes: 600, calendarId: 'support' }],
    ['1 working day (best effort)', null, { meant: ['1 working day'] }],
    ['within 4 hours', null, { minutes: 240, calendarId: null }],
    ['< 1 day', null, { minutes: 1440, calendarId: null }],
    ['about 1 day', null, { meant: ['1 day'] }],
    ['2-3 days', null, { meant: ['3 days', '2 days'] }],
    ['not known', null, null],
    ['-', 'hours', null],
    ['when we can', null, { meant: [] }],
  ])('a time: “%s” under %s', (text, unit, expected) => expect(value(readTime(text, unit, [CALENDAR]))).toEqual(expected));

  it.each<[string, unknown]>([['SaaS', 'application'], ['Server', 'infrastructure'], ['Third-party', 'supplier'], ['Vehicles', 'equipment'], ['Site', 'site']])(
    'a kind: “%s”', (text, expected) => expect(value(readResourceKind(text))).toEqual(expected));
  it('a kind that is none names those that there are', () => expect(readResourceKind('Widget')).toMatchObject({ ok: false, meant: expect.arrayContaining(['Application', 'Site']) }));

  it.each<[string, number, unknown]>([
    ['', 3, 3], ['all', 3, 3], ['1 of 2', 2, 1], ['one of two', 2, 1], ['either', 2, 1], ['any', 3, 1], ['2', 3, 2], ['1 of 3', 2, { meant: ['1 of 2'] }], ['4', 3, { meant: ['all'] }], ['some', 2, { meant: ['all', '1 of 2'] }],
  ])('how many suffice: “%s” of %s', (text, of, expected) => expect(value(readNeeded(text, of))).toEqual(expected));

  it('a list of several', () => expect(readList('Email; Payroll\n• Network | DNS')).toEqual(['Email', 'Payroll', 'Network', 'DNS']));
});

describe('what may have been meant', () => {
  const titles = ['Head of ICT', 'Head of Planning', 'Chief Executive', 'Network Manager'];
  it.each([['Heed of ICT', 'Head of ICT'], ['ICT, Head of', 'Head of ICT'], ['Netwrok manager', 'Network Manager'], ['Chief exec', 'Chief Executive']])('by “%s” comes first “%s”', (typed, expected) => {
    expect(nearest(typed, titles, (one) => [one])[0]).toBe(expected);
  });
  it('is nothing where nothing is alike', () => expect(nearest('Zebra', titles, (one) => [one])).toEqual([]));
});

it.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [701, 'ZZ'], [702, 'AAA']])('column %s is called %s', (column, name) => expect(columnName(column)).toBe(name));
