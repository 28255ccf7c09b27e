import { asAtInWords, exactMoment } from './freeze-words';

describe('the moment of a freeze', () => {
  it.each([
    ['2026-06-30T22:59:59.999Z', 'the end of 30 June 2026'], ['2026-12-31T23:59:59.999Z', 'the end of 31 December 2026'], ['2026-06-30T09:41:00.000Z', '30 June 2026, 10:41'],
  ])('%s is %s in London', (moment, words) => {
    expect(asAtInWords(moment, 'Europe/London')).toBe(words);
  });

  it('has its year and its minute on paper', () => {
    expect(exactMoment('2026-06-30T22:59:59.999Z', 'Europe/London')).toBe('30 June 2026, 23:59');
  });
});
