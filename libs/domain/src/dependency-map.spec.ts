import { describe, expect, it } from '@jest/globals';
import { busiest, dependencyCycles, edgeGraph, surroundings, type DependencyEdge } from './dependency-map';

const edges = (...words: string[]): DependencyEdge[] => words.map((word) => ({ from: word[0]!, to: word[1]! }));
const sorted = (groups: string[][]): string[] => groups.map((group) => group.sort().join('')).sort();

describe('the surroundings of a thing', () => {
  const map = edges('ab', 'bc', 'cd', 'xb', 'xy');
  it.each([
    ['one step: what it leans on and what leans on it', 'b', 1, 'abcx'],
    ['two steps either way', 'b', 2, 'abcdx'],
    ['never turning round: what else leans on the same is no neighbour', 'a', 4, 'abcd'],
    ['something that leans on nothing, alone', 'z', 3, 'z'],
  ])('%s', (_what, around, depth, found) => {
    expect([...surroundings(edgeGraph(map), around, depth)].sort().join('')).toBe(found);
  });

  it('come nearest first', () => {
    expect(surroundings(edgeGraph(map), 'b', 2)).toEqual(['b', 'c', 'a', 'x', 'd']);
  });

  it('of a cycle are all of it, once', () => {
    expect([...surroundings(edgeGraph(edges('ab', 'bc', 'ca')), 'a', 9)].sort().join('')).toBe('abc');
  });
});

describe('cycles of dependencies', () => {
  it.each<[string, DependencyEdge[], string[]]>([
    ['none in a chain', edges('ab', 'bc'), []],
    ['none where two lean on the same', edges('ab', 'cb', 'bd', 'cd'), []],
    ['two that lean on each other', edges('ab', 'ba', 'bc'), ['ab']],
    ['two groups apart', edges('ab', 'ba', 'cd', 'de', 'ec'), ['ab', 'cde']],
    ['a cycle behind a chain', edges('xa', 'ab', 'bc', 'ca', 'by'), ['abc']],
    ['two circles through one thing are one group', edges('ab', 'ba', 'bc', 'cb'), ['abc']],
    ['what leans on itself', edges('aa'), ['a']],
  ])('%s', (_what, map, cycles) => {
    expect(sorted(dependencyCycles(edgeGraph(map)))).toEqual(cycles);
  });

  it('are found at the end of a chain of 50,000 things', () => {
    const chain = Array.from({ length: 50_000 }, (_, index) => ({ from: `n${index}`, to: `n${index + 1}` }));
    expect(dependencyCycles(edgeGraph([...chain, { from: 'n50000', to: 'n49999' }]))).toEqual([['n49999', 'n50000']]);
  });
});

describe('the busiest thing', () => {
  it('is what most lines lead from or to', () => {
    expect(busiest(edgeGraph(edges('ab', 'bc', 'xb')))).toBe('b');
    expect(busiest(edgeGraph([]))).toBeNull();
  });
});
