import { TestBed } from '@angular/core/testing';
import { Problem } from '../../http/problem';
import { typedSearch } from './typed-search';

describe('a search that is typed', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function search(least = 0) {
    const asked: { words: string; answer: (found: string[]) => void; fail: (why: Error) => void }[] = [];
    const found: string[] = [];
    const of = TestBed.runInInjectionContext(() => typedSearch<string>({
      find: (words) => new Promise((answer, fail) => asked.push({ words, answer, fail })), onFound: (words) => found.push(words), least,
    }));
    return { of, asked, found };
  }

  it('asks once, after a pause, for what was typed last', () => {
    const { of, asked } = search();
    of.soon('ro');
    jest.advanceTimersByTime(199);
    of.soon('roof ');
    jest.advanceTimersByTime(200);
    expect(asked.map(({ words }) => words)).toEqual(['roof']);
    expect(of.searching()).toBe(true);
  });

  it('an answer to what was typed before does not take the place of the later one', async () => {
    const { of, asked, found } = search();
    void of.now('ro');
    void of.now('roof');
    asked[1]!.answer(['Roof repairs']);
    asked[0]!.answer(['Road closures', 'Roof repairs']);
    await jest.runAllTimersAsync();
    expect([of.hits(), of.searching(), found]).toEqual([['Roof repairs'], false, ['roof']]);
  });

  it('nor does it come in while more is being typed', async () => {
    const { of, asked } = search();
    void of.now('ro');
    of.soon('roof');
    asked[0]!.answer(['Road closures']);
    await Promise.resolve();
    expect([of.hits(), of.searching()]).toEqual([[], true]);
  });

  it('says why no answer came, until the next is asked for', async () => {
    const { of, asked } = search();
    void of.now('roof');
    asked[0]!.fail(new Problem({ code: 'unavailable', status: 503, title: 'The server did not answer.' }));
    await jest.runAllTimersAsync();
    expect([of.failure(), of.searching()]).toEqual(['The server did not answer.', false]);
    void of.now('roofs');
    expect(of.failure()).toBe('');
  });

  it('too few letters are not asked for, and what was found goes', async () => {
    const { of, asked } = search(2);
    of.soon('ro');
    jest.advanceTimersByTime(200);
    asked[0]!.answer(['Road closures']);
    await jest.runAllTimersAsync();
    of.soon('r');
    jest.advanceTimersByTime(200);
    expect([of.hits(), of.searching(), asked.length]).toEqual([[], false, 1]);
  });
});
