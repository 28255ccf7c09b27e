import { againstWords, backupAgeWhen, limitInWords, measuredWords } from './exercise-words';

describe('what a rehearsal measured, in words', () => {
  it.each([
    [{ minutes: 680, moreThan: false }, '11 h 20 min'],
    [{ minutes: 360, moreThan: true }, 'More than 6 h'],
    [null, 'Not measured'],
  ])('%j is %s', (measured, words) => expect(measuredWords(measured)).toBe(words));

  it.each([
    ['over', 480, 'Over the RTO of 8 h'],
    ['within', 480, 'Within the RTO of 8 h'],
    ['cannot-say', 480, 'Whether it meets the RTO of 8 h cannot be said'],
    ['not-known', null, 'RTO not known'],
    ['over', 0, 'Over the RTO of 0 min (needed at once)'],
  ] as const)('%s %s: %s', (against, minutes, words) => expect(againstWords(against, minutes, 'RTO')).toBe(words));

  it('names no RTO where even at once is too late', () => expect(againstWords('over', 0, 'RTO', true)).toBe('Even at once is too late'));

  it('a limit of nothing says what it allows', () => expect([limitInWords('RTO', 0), limitInWords('RPO', 0), limitInWords('RPO', 60)]).toEqual(['RTO of 0 min (needed at once)', 'RPO of 0 min (no loss of data)', 'RPO of 1 h']));

  it('the age of a set that brought nothing back is told for the end of the test', () => {
    expect([backupAgeWhen([null, '2026-05-09T10:50:00Z']), backupAgeWhen([null]), backupAgeWhen([])]).toEqual(['when it was back', 'when the test ended', 'when the test ended']);
  });
});
