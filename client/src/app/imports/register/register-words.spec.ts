import type { ImportJobView } from '@holdfast/contracts';
import { howFarInWords, outcomeInWords, sumInWords } from './register-words';

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

const job = (some: Partial<ImportJobView>): ImportJobView => ({ id: '1', draftId: '2', fileName: 'a.csv', register: null, state: 'running', recordedAt: '2026-03-02T09:00:00Z', done: 0, total: 0, fault: null, code: null, importId: null, ...some });

describe('how far the writing of a file is, in words', () => {
  it.each([
    ['before its turn', job({ state: 'waiting' }), 'It waits for its turn'],
    ['before its rows are counted', job({}), 'Reading the file again'],
    ['in the middle', job({ done: 1_500, total: 50_000 }), 'Writing: 1,500 of 50,000 rows'],
  ])('%s', (_when, of, words) => expect(howFarInWords(of)).toBe(words));

  it('says what came to nothing, and why', () => {
    expect(outcomeInWords(job({ state: 'cancelled' }))).toEqual({ kind: 'plain', said: 'The writing was stopped.', then: 'Nothing has been written.' });
    expect(outcomeInWords(job({ state: 'failed', code: 'broken-off', fault: 'The server was stopped while this was being written. Nothing has been written. Write it again.' }))).toEqual({
      kind: 'error', said: 'Nothing has been written.', then: 'The server was stopped while this was being written. Write it again.',
    });
    expect(outcomeInWords(job({ state: 'done' }))).toBeNull();
  });
});
