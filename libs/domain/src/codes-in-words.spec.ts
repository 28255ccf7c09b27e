import { codesInWords } from './codes-in-words';

describe('the codes of an axis in words', () => {
  it.each([
    [['F', 'E', 'D', 'C', 'B', 'A'], 'A to F'],
    [['IV', 'III', 'II', 'I'], 'I to IV'],
    [['1', '2', '3', '4', '5'], '1 to 5'],
    [['5', '4', '3'], '3 to 5'],
    [['0', '1', '2'], '0 to 2'],
    [['1', '2', '4', '8'], '1, 2, 4 or 8'],
    [['1', '2'], '1 or 2'],
    [['Rare', 'Possible', 'Likely'], 'Rare, Possible or Likely'],
    [['A', 'B', 'X'], 'A, B or X'],
    [['H', 'I', 'J'], 'H to J'],
    [['Only'], 'Only'],
    [[], ''],
  ])('%p reads %p', (codes, words) => {
    expect(codesInWords(codes.map((code) => ({ code })))).toBe(words);
  });
});
