import type { DependencyMapView } from '@holdfast/contracts';
import { layoutOf } from './map-layout';

const map = (...words: string[]): Pick<DependencyMapView, 'nodes' | 'edges'> => ({
  nodes: [...new Set(words.join(''))].map((id) => ({ id, kind: 'application', reference: id, name: id, retired: false, critical: null })),
  edges: words.map((word) => ({ from: word[0]!, to: word[1]!, dependencyId: word, needed: 1, of: 1 })),
});
const columns = (of: ReturnType<typeof layoutOf>) => Object.fromEntries(of.nodes.map(({ node, x }) => [node.id, x]));

describe('the map of dependencies', () => {
  it('puts what leans left of whatever it leans on, however long the way', () => {
    const { a, b, c } = columns(layoutOf(map('ab', 'bc', 'ac')));
    expect(a!).toBeLessThan(b!);
    expect(b!).toBeLessThan(c!);
  });

  it('keeps a circle in one layer and marks it', () => {
    const laid = layoutOf(map('ab', 'bc', 'cb', 'cd'));
    const { a, b, c, d } = columns(laid);
    expect([b === c, a! < b!, c! < d!]).toEqual([true, true, true]);
    expect(laid.nodes.filter(({ round }) => round).map(({ node }) => node.id).sort()).toEqual(['b', 'c']);
  });

  it('lets no two things lie on each other', () => {
    const { nodes } = layoutOf(map('ax', 'bx', 'cx', 'ay', 'xz', 'yz'));
    expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
  });
});
