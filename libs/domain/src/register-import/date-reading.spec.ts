import { DateTally, readDate } from './date-reading';

const reading = (...texts: string[]): string => {
  const tally = new DateTally();
  for (const text of texts) tally.add(text, undefined);
  return tally.reading().reading;
};

describe('a column of dates', () => {
  it.each<[string, string[]]>([
    ['plain', ['2026-03-31', '1 April 2026', 'Mar 2026', '45292']],
    ['plain', ['05/05/2026', '2026-01-02']],
    ['day-first', ['05/04/2026', '31/03/2026']],
    ['day-first', ['01.12.2019']],
    ['month-first', ['04/05/2026', '03/31/2026']],
    ['ambiguous', ['04/05/2026', '03/02/2026']],
    ['ambiguous', ['31/03/2026', '03/31/2026']],
  ])('is read %s where it holds %j', (expected, texts) => expect(reading(...texts)).toBe(expected));

  it('says why it is asked about', () => {
    const tally = new DateTally();
    tally.add('04/05/2026', undefined);
    expect(tally.reading().why).toBe('04/05/2026 could be either, and no date in this column tells');
  });
});

describe('a date', () => {
  it.each<[string, 'plain' | 'day-first' | 'month-first', string]>([
    ['2026-03-31', 'plain', '2026-03-31'],
    ['2026-03-31T09:00:00Z', 'plain', '2026-03-31'],
    ['20260331', 'plain', '2026-03-31'],
    ['31/03/2026', 'day-first', '2026-03-31'],
    ['4/5/26', 'day-first', '2026-05-04'],
    ['04/05/2026', 'month-first', '2026-04-05'],
    ['01.12.2019', 'day-first', '2019-12-01'],
    ['31st March 2026', 'plain', '2026-03-31'],
    ['Tuesday, 31 March 2026', 'plain', '2026-03-31'],
    ['31-Mar-26', 'plain', '2026-03-31'],
    ['March 31, 2026', 'plain', '2026-03-31'],
    ['45292', 'plain', '2024-01-01'],
    ['Feb 2028', 'plain', '2028-02-29'],
    ['03/2026', 'plain', '2026-03-31'],
  ])('“%s”, %s, is %s', (text, order, day) => expect(readDate(text, order)).toMatchObject({ day }));

  it('of a month alone is its last day, or its first where something began', () => {
    expect(readDate('March 2026', 'plain')).toEqual({ day: '2026-03-31', coarse: true });
    expect(readDate('March 2026', 'plain', true)).toEqual({ day: '2026-03-01', coarse: true });
  });

  it.each<[string, 'day-first' | 'ambiguous', RegExp]>([
    ['31/02/2026', 'day-first', /no 31\/02\/2026 in the calendar/],
    ['03/31/2026', 'day-first', /no date when the day comes first/],
    ['04/05/2026', 'ambiguous', /Say which for the column/],
    ['when the lift is mended', 'day-first', /is no date/],
  ])('“%s” is never guessed', (text, order, fault) => expect(readDate(text, order)).toMatchObject({ fault: expect.stringMatching(fault) }));

  it('that says there is none is none', () => expect(readDate('n/a', 'plain')).toBeNull());
});
