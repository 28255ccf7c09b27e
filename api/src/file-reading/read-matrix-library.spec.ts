import { describe, expect, it } from '@jest/globals';
import { readMatrixLibrary } from './read-matrix-library';

const LIBRARY = `
urn: urn:aldermere:risk:library:three
name: Aldermere matrices
objects:
  risk_matrix:
    - name: Three by two
      probability:
        - { abbreviation: 1, name: Rare, description: Once in ten years }
        - { abbreviation: 2, name: Possible }
        - { abbreviation: 3, name: Likely }
      impact:
        - abbreviation: L
          name: Low
        - abbreviation: "H"
          name: High
      risk:
        - { abbreviation: G, name: Green, hexcolor: '#00AA00' }
        - { abbreviation: R, name: Red, hexcolor: '#AA0000' }
      grid:
        - [0, 0]
        - [0, 1]
        - [1, 1]
`;
const refusal = (text: string): string => {
  try {
    return `read ${readMatrixLibrary(Buffer.from(text)).length}`;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a library of matrices in YAML', () => {
  it('gives its matrices', () => {
    expect(readMatrixLibrary(Buffer.from(LIBRARY))).toMatchObject([{ name: 'Three by two', matrix: { likelihood: [{ code: '1' }, { code: '2' }, { code: '3' }], impact: [{ code: 'L' }, { code: 'H' }], rule: 'table', cells: [[0, 0], [0, 1], [1, 1]] } }]);
  });

  it.each<[string, string, RegExp]>([
    ['is empty', '', /^This file is empty/],
    ['is of something else', 'name: Framework\nobjects: {}\n', /holds no risk matrices/],
    ['breaks off', 'objects: {risk_matrix: [', /wrong in line 1/],
    ['refers to itself without end', `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]`).join('\n')}\nobjects: *h\n`, /refers to itself/],
    ['is nested a thousand deep', `objects: ${'['.repeat(1_000)}${']'.repeat(1_000)}`, /nested more than 40 deep/],
    ['is nested by lines', Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'), /nested more than 40 deep/],
    ['is of many megabytes', `a: ${'x'.repeat(3_000_000)}`, /larger than 2 MB/],
    ['would run something', 'objects: !!js/function "function () { return 1 }"\n', /holds no risk matrices/],
  ])('is refused when it %s', (_what, text, sentence) => expect(refusal(text)).toMatch(sentence));
});
