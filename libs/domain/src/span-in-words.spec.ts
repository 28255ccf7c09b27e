import { spanInWords } from './span-in-words';

describe('planned time in words', () => {
  it.each([
    [{ minutes: 90, unknown: 0 }, '1 h 30 min'],
    [{ minutes: 90, unknown: 1 }, 'at least 1 h 30 min (1 step not known)'],
    [{ minutes: 0, unknown: 2 }, 'not known (2 steps not known)'],
    [{ minutes: 0, unknown: 0 }, '0 min'],
  ])('%j: %s', (span, words) => expect(spanInWords(span)).toBe(words));
});
