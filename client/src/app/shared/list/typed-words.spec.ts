import { signal } from '@angular/core';
import { typedWords } from './typed-words';

describe('words typed above a list', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function box(asked = '') {
    const address = signal(asked);
    const sent: string[] = [];
    return { address, sent, box: typedWords(address, (words) => sent.push(words)) };
  }

  it('an answer to half of the words takes none of the other half back', () => {
    const { address, sent, box: { words, type } } = box();
    words();
    type('Libr');
    jest.advanceTimersByTime(250);
    type('Library sy');
    address.set('Libr');
    expect(words()).toBe('Library sy');
    type('Library system');
    jest.advanceTimersByTime(250);
    address.set('Library system');
    expect([words(), sent]).toEqual(['Library system', ['Libr', 'Library system']]);
  });

  it('once the address has caught up, a step back in the browser is followed', () => {
    const { address, box: { words, type } } = box('roof');
    words();
    type('roof repairs ');
    jest.advanceTimersByTime(250);
    address.set('roof repairs');
    expect(words()).toBe('roof repairs ');
    address.set('roof');
    expect(words()).toBe('roof');
  });

  it('words typed back to what is shown ask for nothing, and are not held against the address', () => {
    const { address, sent, box: { words, type } } = box('roof');
    words();
    type('roofs');
    type('roof');
    jest.advanceTimersByTime(250);
    address.set('');
    expect([words(), sent]).toEqual(['', []]);
  });

  it('ending the search forgets what was still to be asked', () => {
    const { sent, box: { words, type, clear } } = box();
    type('roo');
    clear();
    jest.advanceTimersByTime(250);
    expect([words(), sent]).toEqual(['', []]);
  });
});
