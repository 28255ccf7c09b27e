import type { PeakPeriod } from '@holdfast/domain';
import { lossInWords, peakInWords } from './impact-words';

it.each<[PeakPeriod['every'], string, string, string]>([
  ['year', '12-01', '01-15', '1 December to 15 January each year'],
  ['year', '05-06', '05-06', '6 May each year'],
  ['month', '25', '31', '25 to 31 each month'],
  ['month', '25', '25', 'Day 25 of each month'],
  ['month', '31', '31', 'The last day of each month'],
  ['week', '1', '1', 'Each Monday'],
  ['week', '5', '1', 'Friday to Monday each week'],
  ['once', '2027-05-06', '2027-05-06', '6 May 2027'],
  ['once', '2027-05-06', '2027-05-08', '6 May 2027 to 8 May 2027'],
])('a peak each %s from %s to %s', (every, from, to, words) => {
  expect(peakInWords({ every, from, to, what: 'Billing', effect: '' })).toBe(words);
});

it('an RPO of no time says that no work may be lost, and one that is not known says nothing of it', () => {
  expect([lossInWords({ minutes: 0, calendarId: null }), lossInWords({ minutes: 60, calendarId: null }), lossInWords(null)]).toEqual(['No work may be lost', 'So much work may be lost', 'How much work may be lost']);
});
