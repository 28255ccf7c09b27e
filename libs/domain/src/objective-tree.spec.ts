import { MELTON_6X4 } from './ready-made-matrices';
import { levelsOfObjectives, type RiskInTheWay } from './objective-levels';
import { gathered, placeFault, type Hung } from './objective-tree';
import type { ObjectiveKind } from './vocabulary';

describe('where an objective lies', () => {
  it.each<[ObjectiveKind, ObjectiveKind | null, string | null]>([
    ['corporate-priority', null, null],
    ['corporate-priority', 'corporate-priority', 'A corporate priority is at the top: nothing is above it'],
    ['area-of-focus', 'corporate-priority', null],
    ['area-of-focus', null, 'Choose the corporate priority that this area of focus belongs to'],
    ['area-of-focus', 'area-of-focus', 'Choose a corporate priority: an area of focus lies under one'],
    ['service-objective', 'area-of-focus', null],
    ['service-objective', null, null],
    ['service-objective', 'corporate-priority', 'Choose an area of focus: a service objective lies under one'],
    ['service-objective', 'service-objective', 'Choose an area of focus: a service objective lies under one'],
  ])('a %s under %s: %s', (kind, above, fault) => expect(placeFault(kind, above)).toBe(fault));
});

/** p > a > s1, s2; and lone. */
const tree = [
  { id: 'p', parentId: null }, { id: 'a', parentId: 'p' }, { id: 's1', parentId: 'a' }, { id: 's2', parentId: 'a' }, { id: 'lone', parentId: null },
];

it('what hangs on several objectives counts once above them', () => {
  const found = gathered(tree, [{ objectives: ['s1', 's2'], count: 3, what: 'x' }, { objectives: ['lone', 'gone'], count: 1, what: 'y' }]);
  expect(Object.fromEntries([...found].map(([id, hung]) => [id, hung.map(({ what, count }) => `${count} ${what}`)]))).toEqual({ p: ['3 x'], a: ['3 x'], s1: ['3 x'], s2: ['3 x'], lone: ['1 y'] });
});

describe('the levels of the risks to an objective', () => {
  const on = { matrixVersionId: 'm', matrix: MELTON_6X4.matrix, crosswalks: new Map([['other', { cells: [], levels: [{ from: 'Z', to: 'VH' }] }]]) };
  const levels = MELTON_6X4.matrix.levels.map(({ code }) => code);
  const [lowest, highest] = [levels[0], levels.at(-1)];
  const risk = (objectives: string[], standing: Partial<RiskInTheWay['standing']>, upperObjectives: string[] = [], count = 1): Hung<RiskInTheWay> => ({
    objectives, count, what: { standing: { matrixVersionId: 'm', ...standing }, upperObjectives },
  });
  const of = (risks: Hung<RiskInTheWay>[], id = 'p') => levelsOfObjectives(tree, risks, on).get(id);
  const none = { worst: null, scored: 0, levelOnly: 0, unscored: 0, notComparable: 0, leftOut: 0 };

  it.each<[string, Hung<RiskInTheWay>[], object]>([
    ['of none: nothing is known', [], {}],
    ['unscored alone is neither best nor worst', [risk(['s1'], {})], { unscored: 1 }],
    ['the worst of those below, a level alone among them', [risk(['s1'], { level: lowest }), risk(['s2'], { level: highest })], { worst: highest, levelOnly: 2 }],
    ['a cell by its level', [risk(['s1'], { likelihood: 'A', impact: 'I' }, [], 2)], { worst: highest, scored: 2 }],
    ['another matrix through its crosswalk', [risk(['s1'], { matrixVersionId: 'other', level: 'Z' })], { worst: 'VH', levelOnly: 1 }],
    ['and without one not comparable, whatever its level is called', [risk(['s1'], { matrixVersionId: 'third', level: highest }), risk(['s2'], { level: lowest })], { worst: lowest, levelOnly: 1, notComparable: 1 }],
    ['what stands above it once already is left out', [risk(['s1'], { level: highest }, ['s2']), risk(['s2'], { level: lowest })], { worst: lowest, levelOnly: 1, leftOut: 1 }],
  ])('%s', (_case, risks, expected) => expect(of(risks)).toEqual({ ...none, ...expected }));

  it('leaves out only where both stand in the way', () => {
    const risks = [risk(['s1'], { level: highest }, ['s2'])];
    expect([of(risks, 's1')?.leftOut, of(risks, 'a')?.leftOut, of(risks, 's2')]).toEqual([0, 1, none]);
  });

  it('adds up', () => {
    const { worst: _, ...counts } = of([risk(['s1'], {}, [], 4), risk(['s1', 's2'], { level: highest }, ['s1']), risk(['lone'], { level: 'nonsense' }), risk(['a'], { level: lowest })])!;
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(6);
  });
});
