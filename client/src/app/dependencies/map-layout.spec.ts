import type { DependencyMapView } from '@holdfast/contracts';
import { layoutOf, linesOf, type Room } from './map-layout';

const AMPLE: Room = { width: 4000, height: 4000 };
const map = (...words: string[]): Pick<DependencyMapView, 'nodes' | 'edges'> => ({
  nodes: [...new Set(words.join(''))].map((id) => ({ id, kind: 'application', reference: id, name: id, retired: false, critical: null })),
  edges: words.map((word) => ({ from: word[0]!, to: word[1]!, dependencyId: word, needed: 1, of: 1 })),
});
const columns = (of: ReturnType<typeof layoutOf>) => Object.fromEntries(of.nodes.map(({ node, x }) => [node.id, x]));

describe('the map of dependencies', () => {
  it('puts what leans left of whatever it leans on, however long the way', () => {
    const { a, b, c } = columns(layoutOf(map('ab', 'bc', 'ac'), AMPLE));
    expect(a!).toBeLessThan(b!);
    expect(b!).toBeLessThan(c!);
  });

  it('keeps a circle in one layer and marks it', () => {
    const laid = layoutOf(map('ab', 'bc', 'cb', 'cd'), AMPLE);
    const { a, b, c, d } = columns(laid);
    expect([b === c, a! < b!, c! < d!]).toEqual([true, true, true]);
    expect(laid.nodes.filter(({ round }) => round).map(({ node }) => node.id).sort()).toEqual(['b', 'c']);
  });

  it('lets no two things lie on each other', () => {
    const { nodes } = layoutOf(map('ax', 'bx', 'cx', 'ay', 'xz', 'yz'), AMPLE);
    expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
  });

  it('fits seven layers, one of them of three dozen systems, into the first view: that one stands in two columns, names keep two lines, and nothing lies on another', () => {
    const systems = [...'ghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP'];
    const laid = layoutOf(map('ab', 'bc', 'cd', 'de', 'ef', ...systems.map((one) => `f${one}`)), { width: 1160, height: 620 });
    expect(laid.width).toBeLessThanOrEqual(1160);
    expect(laid.height).toBeLessThanOrEqual(620);
    expect(laid.spacing.holds).toBe('name in two lines');
    const overlap = laid.nodes.filter((one) => laid.nodes.some((other) => other !== one && Math.abs(one.x - other.x) < laid.spacing.width && Math.abs(one.y - other.y) < laid.spacing.height));
    expect(overlap).toEqual([]);
    const column = new Set(laid.nodes.filter(({ node }) => systems.includes(node.id)).map(({ x }) => x));
    expect(column.size).toBe(2);
    expect(Math.min(...column)).toBeGreaterThan(columns(laid)['f']!);
  });

  it('says the reference too where there is room for it', () => {
    expect(layoutOf(map('ab', 'bc'), { width: 1160, height: 620 }).spacing).toMatchObject({ holds: 'reference and name', width: 188, gapX: 76, gapY: 14 });
  });

  it('never shrinks below what can be read and hit, however little room there is', () => {
    const { spacing } = layoutOf(map('ab', 'bc', 'cd', 'ae', 'af'), { width: 300, height: 100 });
    expect(spacing.height + spacing.gapY).toBeGreaterThanOrEqual(24);
    expect(spacing.width).toBeGreaterThanOrEqual(112);
  });
});

describe('a name in a box', () => {
  it.each([
    ['Network core', 16, 1, ['Network core']],
    ['Council tax and business rates', 16, 2, ['Council tax and', 'business rates']],
    ['Planning and building control system', 16, 2, ['Planning and', 'building contro…']],
    ['Sign-in and directory', 12, 1, ['Sign-in and…']],
    ['Finanzverwaltungsprogramm', 12, 2, ['Finanzverwa…']],
  ])('%s, %d letters wide, %d lines: %j', (name, letters, lines, expected) => {
    expect(linesOf(name, letters, lines)).toEqual(expected);
  });
});
