import fc from 'fast-check';
import { typedCode } from './typed-code';

const NUMBERS = ['1', '2', '3', '4', '5'];
const ROMAN = ['IV', 'III', 'II', 'I'];
const TEN = Array.from({ length: 10 }, (_, at) => String(at + 1));
const WORDS = ['Very low', 'Low', 'Medium', 'High', 'Very high'];

/** What stands in the cells after these keys; a dash where nothing does, and nothing behind the last cell that was reached. */
const after = (keys: string, codes: readonly string[]): string => {
  const cells = ['-'];
  let begun = '';
  for (const key of keys) {
    const typed = typedCode(begun, key, codes);
    if (!typed) return 'none';
    if (typed.inNext) cells.push('-');
    if (typed.code !== null) cells[cells.length - 1] = typed.code;
    if (typed.whole) cells.push('-');
    begun = typed.begun;
  }
  return cells.join(' ');
};

describe('the code of a level, key after key', () => {
  it.each<[string, readonly string[], string]>([
    ['335', NUMBERS, '3 3 5 -'],
    ['6', NUMBERS, 'none'],
    ['I', ROMAN, 'I'],
    ['i', ROMAN, 'I'],
    ['II', ROMAN, 'II'],
    ['III', ROMAN, 'III -'],
    ['iviv', ROMAN, 'IV IV -'],
    ['1', ROMAN, 'none'],
    ['1', TEN, '1'],
    ['10', TEN, '10 -'],
    ['1345', TEN, '1 3 4 5 -'],
    ['m', WORDS, 'Medium -'],
    ['v', WORDS, '-'],
    ['very h', WORDS, 'Very high -'],
    ['vl', WORDS, 'Low -'],
  ])('“%s” of %j', (keys, codes, expected) => expect(after(keys, codes)).toEqual(expected));

  it('comes to each level of whatever scale', () => {
    const scale = fc.uniqueArray(fc.stringMatching(/^[A-Z0-9]{1,4}$/), { minLength: 2, maxLength: 10 });
    fc.assert(fc.property(scale, fc.nat(), (codes, pick) => {
      const wanted = codes[pick % codes.length]!;
      let begun = '';
      for (const key of wanted) {
        const typed = typedCode(begun, key, codes);
        if (!typed) return false;
        if (typed.whole) return typed.code === wanted;
        begun = typed.begun;
      }
      return typedCode(begun.slice(0, -1), begun.slice(-1), codes)?.code === wanted;
    }));
  });
});
