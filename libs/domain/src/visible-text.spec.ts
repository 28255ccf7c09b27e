import { describe, expect, it } from '@jest/globals';
import { hasVisible } from './visible-text';

describe('a text', () => {
  it.each(['', '   ', '\n\t', '\u200b', '\u200d\u200c\ufeff', '\u00ad', '\u2060\u180e', '\u3164', '\u115f\uffa0', '\u2800', '\u0301', '\u202e', '\ufe0f'])('of %j shows nothing', (text) => {
    expect(hasVisible(text)).toBe(false);
  });

  it.each(['A', '7', '-', 'e\u0301', 'Ŵy', '火', '👩\u200d🚒', '\u200bA', 'می\u200cخواهم', '!'])('of %j can be seen', (text) => {
    expect(hasVisible(text)).toBe(true);
  });
});
