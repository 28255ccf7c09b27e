import { sumInWords } from './register-words';

const NONE = { new: 0, drafts: 0, changed: 0, same: 0, leftOut: 0, faults: 0, closed: 0, flagged: 0 };

describe('what an import would do, in words', () => {
  it.each([
    ['nothing', NONE, 0, 'There are no rows to import.'],
    ['a first import', { ...NONE, new: 10, drafts: 3, leftOut: 1 }, 0, '13 risks are new, 3 of them as drafts without a score. 1 row is left out.'],
    ['one draft alone', { ...NONE, drafts: 1 }, 0, '1 risk is new, as a draft without a score.'],
    ['a year later', { ...NONE, new: 1, changed: 2, same: 40 }, 1, '1 risk is new. 2 change. 1 is closed. 40 are as here already.'],
  ])('%s', (_what, counts, closing, words) => {
    expect(sumInWords(counts, closing)).toBe(words);
  });
});
