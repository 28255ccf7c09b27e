import type { ObjectiveNode } from '@holdfast/contracts';
import { fitting, narrows, shownBranches, type Branch, type TreeFilters } from './shown-branches';

const none = { worst: null, scored: 0, levelOnly: 0, unscored: 0, notComparable: 0, leftOut: 0 };
const node = (id: string, parentId: string | null, more: Partial<ObjectiveNode> = {}): ObjectiveNode => ({
  id, code: id.toUpperCase(), title: `Objective ${id}`, kind: 'service-objective', parentId, unitId: 'u', unitName: 'U', officer: null, perspective: null, reporting: 'quarterly', closedAt: null, inherent: none, residual: none,
  actions: null, milestones: { fully: 0, partly: 0, 'not-achieved': 0, 'not-reported': 0, 'not-due': 0 }, reportsDue: 0, indicators: { outside: 0, 'within-tolerance': 0, 'on-target': 0, 'no-target': 0, 'not-collected': 0, due: 0, 'not-due': 0 },
  mayManage: false, version: 1, ...more,
});
const tree = [node('p', null), node('a', 'p'), node('s1', 'a', { perspective: 'staff', officer: { id: 'me', name: 'Me', jobTitle: 'Officer' } }), node('s2', 'a', { reportsDue: 1 }), node('gone', 'a', { closedAt: '2026-01-01' }), node('lone', null)];
const all: TreeFilters = { q: '', perspective: null, unit: null, officer: null, progress: null, closed: false };
const drawn = (branches: readonly Branch[]): string => branches.map(({ node: { id }, below, fits }) => `${fits ? id : `(${id})`}${below.length ? `[${drawn(below)}]` : ''}`).join(' ');

describe('the tree of objectives on the page', () => {
  it.each<[string, Partial<TreeFilters>, string, number]>([
    ['all of it', {}, 'p[a[s1 s2]] lone', 5],
    ['with the closed', { closed: true }, 'p[a[s1 s2 gone]] lone', 6],
    ['by perspective, with those above', { perspective: 'staff' }, '(p)[(a)[s1]]', 1],
    ['by words', { q: 'lone' }, 'lone', 1],
    ['by officer', { officer: 'me' }, '(p)[(a)[s1]]', 1],
    ['where a report is due', { progress: 'report-due' }, '(p)[(a)[s2]]', 1],
    ['nothing', { q: 'nothing of it' }, '', 0],
  ])('%s', (_case, filters, expected, count) => {
    const shown = shownBranches(tree, { ...all, ...filters });
    expect([drawn(shown), fitting(shown)]).toEqual([expected, count]);
  });

  it('is narrowed by filters, not by the closed ones', () => expect([narrows(all), narrows({ ...all, closed: true }), narrows({ ...all, q: 'x' })]).toEqual([false, false, true]));

  it('stands at the top where the one above is closed and not shown', () => {
    expect(drawn(shownBranches([node('p', null, { closedAt: '2026-01-01' }), node('a', 'p')], all))).toBe('a');
  });
});
