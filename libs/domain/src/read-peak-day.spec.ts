import * as fc from 'fast-check';
import { peakFault, type PeakRecurrence } from './impact-analysis';
import { readPeakDay } from './read-peak-day';

const what = { what: 'Billing', effect: '' };

describe('a day of a peak period is read as people write it', () => {
  it.each<[PeakRecurrence, string, string]>([
    ['year', '1/12', '12-01'],
    ['year', '6.5', '05-06'],
    ['year', '6 May', '05-06'],
    ['year', '6th of May', '05-06'],
    ['year', 'Dec 1', '12-01'],
    ['year', ' 29 Feb ', '02-29'],
    ['month', '25', '25'],
    ['month', '25th', '25'],
    ['month', '1st', '1'],
    ['month', 'last', '31'],
    ['month', 'The last day', '31'],
    ['month', 'last day of the month', '31'],
    ['month', 'Month end', '31'],
    ['month', 'end of month', '31'],
    ['week', '1', '1'],
    ['once', '6/5/2027', '2027-05-06'],
    ['once', '6 May 2027', '2027-05-06'],
    ['once', 'Thursday 6th May 2027', '2027-05-06'],
    ['once', '06/05/27', '2027-05-06'],
    ['once', '2027-05-06', '2027-05-06'],
  ])('each %s: %s', (every, typed, read) => {
    expect(readPeakDay(every, typed)).toBe(read);
    expect(peakFault({ every, from: read, to: read, ...what })).toBeNull();
  });

  // A month is not a day: whether its first or its last is meant is for whoever typed it to say.
  it.each<[PeakRecurrence, string]>([['year', 'December'], ['year', '31/4'], ['year', '5/13'], ['month', 'the 32nd'], ['month', '32nd'], ['once', 'May 2027'], ['once', '31/4/2027'], ['once', '46000'], ['once', 'n/a'], ['once', '']])(
    'each %s: what is no day stays as it was typed and is refused: %s',
    (every, typed) => {
      const read = readPeakDay(every, typed);
      expect(peakFault({ every, from: read, to: read, ...what })).not.toBeNull();
    },
  );

  it('a day that was read is read as itself', () => {
    const day = fc.integer({ min: 0, max: 1_460 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(fc.property(day, (of) => {
      expect(readPeakDay('once', of)).toBe(of);
      expect(readPeakDay('year', of.slice(5))).toBe(of.slice(5));
      expect(readPeakDay('month', String(Number(of.slice(8))))).toBe(String(Number(of.slice(8))));
    }));
  });
});
