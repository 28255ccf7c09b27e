import fc from 'fast-check';
import { cellsOf } from './cells-of';
import { levelThroughCrosswalk, proposeCrosswalk, throughCrosswalk } from './crosswalk';
import { VISIBILITIES } from './exempt';
import { anyCellOf, anyMatrix } from './matrix.arbitrary';
import type { Wording } from './permissions';
import { HALTON_4X4, MELTON_6X4 } from './ready-made-matrices';
import { rollUp, type KeptCount, type RollUp } from './roll-up';
import { descendantsOf, type TreeNode } from './tree';

const row = (change: Partial<KeptCount>): KeptCount => ({
  registerId: 'ict',
  upperRegisterId: null,
  matrixVersionId: 'halton',
  state: 'cell',
  likelihood: '2',
  impact: '3',
  level: null,
  visibility: 'public',
  count: 1,
  rose: 0,
  fell: 0,
  ...change,
});

const both = new Map<string, Wording>([['ict', 'full'], ['corporate', 'full']]);
const on = { registers: both, matrixVersionId: 'halton', crosswalks: new Map([['melton', proposeCrosswalk(MELTON_6X4.matrix, HALTON_4X4.matrix)]]) };

const shown = ({ cells }: RollUp) => cells.reduce((sum, { count }) => sum + count, 0);
const byLevel = ({ levelOnly }: RollUp) => levelOnly.reduce((sum, { count }) => sum + count, 0);

describe('the counting rule', () => {
  it('counts a risk in its own register', () => {
    expect(rollUp({ ...on, rows: [row({ count: 3 }), row({ impact: '4', count: 2 }), row({ registerId: 'elsewhere', count: 9 })] })).toEqual({
      cells: [{ likelihood: '2', impact: '3', count: 3, arrivedUp: 0, arrivedDown: 0 }, { likelihood: '2', impact: '4', count: 2, arrivedUp: 0, arrivedDown: 0 }],
      leftOut: 0,
      levelOnly: [],
      unscored: 0,
      notComparable: 0,
      cannotBeDrawn: 0,
      open: 5,
      exempt: 0,
    });
  });

  it('adds up what stands in one cell', () => {
    expect(rollUp({ ...on, rows: [row({ count: 3, rose: 1 }), row({ registerId: 'corporate', count: 4, rose: 2, fell: 1 })] }).cells).toEqual([{ likelihood: '2', impact: '3', count: 7, arrivedUp: 3, arrivedDown: 1 }]);
  });

  it.each([
    ['its upper risk is in the same roll-up: left out', 'corporate', both, { leftOut: 2, open: 2 }],
    ['its upper risk is in a register outside: shown', 'board', both, { leftOut: 0, open: 2 }],
    ['its register is seen alone: shown', 'corporate', new Map<string, Wording>([['ict', 'full']]), { leftOut: 0, open: 2 }],
    ['its upper risk is in its own register: left out', 'ict', both, { leftOut: 2, open: 2 }],
  ])('%s', (_case, upperRegisterId, registers, counts) => {
    expect(rollUp({ ...on, registers, rows: [row({ upperRegisterId, count: 2 })] })).toMatchObject(counts);
  });

  it('leaves out before it asks for a score', () => {
    const unscored = row({ state: 'unscored', upperRegisterId: 'corporate', likelihood: null, impact: null, matrixVersionId: null });
    expect(rollUp({ ...on, rows: [unscored] })).toMatchObject({ leftOut: 1, unscored: 0, open: 1 });
    expect(rollUp({ ...on, rows: [row({ upperRegisterId: 'corporate', matrixVersionId: 'unknown' })] })).toMatchObject({ leftOut: 1, notComparable: 0 });
  });

  it.each([
    ['a cell of another matrix goes through the crosswalk', { matrixVersionId: 'melton', likelihood: 'C', impact: 'II' }, { cells: [{ likelihood: '3', impact: '4', count: 1 }] }],
    ['without a declared crosswalk it is not comparable', { matrixVersionId: 'army', likelihood: 'C', impact: 'II' }, { cells: [], notComparable: 1 }],
    ['a cell that the crosswalk does not name is not comparable', { matrixVersionId: 'melton', likelihood: 'Z', impact: 'II' }, { cells: [], notComparable: 1 }],
    ['a level alone counts under its level, never in a cell', { state: 'level-only', likelihood: null, impact: null, level: 'M' }, { cells: [], levelOnly: [{ level: 'M', count: 1 }] }],
    ['a level alone of another matrix goes through the crosswalk', { matrixVersionId: 'melton', state: 'level-only', likelihood: null, impact: null, level: 'VH' }, { levelOnly: [{ level: 'H', count: 1 }] }],
    ['a level alone without a crosswalk is not comparable', { matrixVersionId: 'army', state: 'level-only', likelihood: null, impact: null, level: 'EH' }, { levelOnly: [], notComparable: 1 }],
    ['an unscored risk is unscored on any matrix', { matrixVersionId: null, state: 'unscored', likelihood: null, impact: null }, { unscored: 1, notComparable: 0 }],
  ] as [string, Partial<KeptCount>, Partial<RollUp>][])('%s', (_case, change, counts) => {
    expect(rollUp({ ...on, rows: [row(change)] })).toMatchObject({ ...counts, open: 1 });
  });

  it('keeps hidden exempt risks from the public in every number, and says how many', () => {
    const rows = [row({ count: 4 }), row({ visibility: 'exempt-worded', count: 2 }), row({ visibility: 'exempt-hidden', count: 3 }), row({ visibility: 'exempt-hidden', upperRegisterId: 'corporate', count: 1 })];
    const registers = new Map<string, Wording>([['ict', 'public'], ['corporate', 'public']]);
    expect(rollUp({ ...on, registers, rows })).toMatchObject({ cells: [{ count: 6 }], leftOut: 0, open: 6, exempt: 4 });
    expect(rollUp({ ...on, rows })).toMatchObject({ cells: [{ count: 9 }], leftOut: 1, open: 10, exempt: 0 });
  });

  it('decides what is public register by register', () => {
    const rows = [row({ visibility: 'exempt-hidden' }), row({ registerId: 'corporate', visibility: 'exempt-hidden' })];
    const registers = new Map<string, Wording>([['ict', 'full'], ['corporate', 'public']]);
    expect(rollUp({ ...on, registers, rows })).toMatchObject({ open: 1, exempt: 1 });
  });
});

/** Any tree: each register hangs on an earlier one, or on none. */
const anyTree: fc.Arbitrary<TreeNode[]> = fc
  .array(fc.nat(), { minLength: 1, maxLength: 12 })
  .map((seeds) => seeds.map((seed, index) => ({ id: `r${index}`, parentId: index === 0 || seed % (index + 1) === index ? null : `r${seed % (index + 1)}` })));

/** Any risks of those registers, one row each or several alike, on the target matrix, on one with a crosswalk and on one without. */
const anyCase = fc.tuple(anyTree, anyMatrix, anyMatrix).chain(([tree, target, other]) => {
  const matrices = [['target', target], ['other', other], ['undeclared', other]] as const;
  const ids = tree.map(({ id }) => id);
  const anyRow = fc.constantFrom(...matrices).chain(([matrixVersionId, matrix]) =>
    fc
      .record({
        registerId: fc.constantFrom(...ids),
        upperRegisterId: fc.option(fc.constantFrom(...ids, 'outside')),
        state: fc.constantFrom('cell' as const, 'level-only' as const, 'unscored' as const),
        cell: anyCellOf(matrix),
        level: fc.constantFrom(...matrix.levels.map(({ code }) => code)),
        visibility: fc.constantFrom(...VISIBILITIES),
        count: fc.integer({ min: 1, max: 40 }),
        ways: fc.tuple(fc.nat(20), fc.nat(20)),
      })
      .map(({ cell, level, ways: [rose, fell], ...rest }): KeptCount => ({
        ...rest,
        rose: Math.min(rose, rest.count),
        fell: Math.min(fell, rest.count - Math.min(rose, rest.count)),
        matrixVersionId: rest.state === 'unscored' ? null : matrixVersionId,
        likelihood: rest.state === 'cell' ? cell.likelihood : null,
        impact: rest.state === 'cell' ? cell.impact : null,
        level: rest.state === 'level-only' ? level : null,
      })),
  );
  return fc.record({
    target: fc.constant(target),
    crosswalk: fc.constant(proposeCrosswalk(other, target)),
    rows: fc.array(anyRow, { maxLength: 60 }),
    registers: fc
      .tuple(fc.constantFrom(...ids), fc.infiniteStream(fc.constantFrom<Wording>('full', 'public')))
      .map(([top, wordings]) => new Map([top, ...descendantsOf(tree, top)].map((id) => [id, wordings.next().value] as const))),
  });
});

describe('the counting rule, for any tree of registers and any risks', () => {
  it('shown + left out + level-only + unscored + not comparable = open', () => {
    fc.assert(
      fc.property(anyCase, ({ rows, registers, crosswalk }) => {
        const counts = rollUp({ rows, registers, matrixVersionId: 'target', crosswalks: new Map([['other', crosswalk]]) });
        expect(shown(counts) + counts.leftOut + byLevel(counts) + counts.unscored + counts.notComparable).toBe(counts.open);
        const inside = rows.filter(({ registerId }) => registers.has(registerId)).reduce((sum, { count }) => sum + count, 0);
        expect(counts.open + counts.exempt).toBe(inside);
      }),
    );
  });

  it('gives what counting the risks one by one gives', () => {
    fc.assert(
      fc.property(anyCase, ({ target, rows, registers, crosswalk }) => {
        const counts = rollUp({ rows, registers, matrixVersionId: 'target', crosswalks: new Map([['other', crosswalk]]) });
        const readable = rows.filter((r) => registers.has(r.registerId) && !(registers.get(r.registerId) === 'public' && r.visibility === 'exempt-hidden'));
        const counted = readable.filter((r) => r.upperRegisterId === null || !registers.has(r.upperRegisterId));
        const sum = (some: readonly KeptCount[]) => some.reduce((total, { count }) => total + count, 0);

        expect(counts.leftOut).toBe(sum(readable) - sum(counted));
        expect(counts.unscored).toBe(sum(counted.filter(({ state }) => state === 'unscored')));
        expect(counts.notComparable).toBe(sum(counted.filter(({ matrixVersionId }) => matrixVersionId === 'undeclared')));
        for (const { likelihood, impact } of cellsOf(target)) {
          const here = counted.filter((r) => {
            if (r.state !== 'cell' || r.matrixVersionId === 'undeclared') return false;
            const cell = { likelihood: r.likelihood!, impact: r.impact! };
            const there = r.matrixVersionId === 'target' ? cell : throughCrosswalk(crosswalk, cell)!;
            return there.likelihood === likelihood && there.impact === impact;
          });
          const { count, arrivedUp, arrivedDown } = counts.cells.find((cell) => cell.likelihood === likelihood && cell.impact === impact) ?? { count: 0, arrivedUp: 0, arrivedDown: 0 };
          if (count !== sum(here)) throw new Error(`${likelihood} × ${impact} counts ${count}, not ${sum(here)}`);
          expect([arrivedUp, arrivedDown]).toEqual([here.reduce((total, { rose }) => total + rose, 0), here.reduce((total, { fell }) => total + fell, 0)]);
        }
        for (const { code } of target.levels) {
          const here = counted.filter((r) => r.state === 'level-only' && (r.matrixVersionId === 'target' ? r.level === code : r.matrixVersionId === 'other' && levelThroughCrosswalk(crosswalk, r.level!) === code));
          expect(counts.levelOnly.find(({ level }) => level === code)?.count ?? 0).toBe(sum(here));
        }
      }),
    );
  });

  it('a register alone leaves nothing out but what rose within it', () => {
    fc.assert(
      fc.property(anyCase, ({ rows, registers, crosswalk }) => {
        const [id] = registers.keys();
        const counts = rollUp({ rows, registers: new Map([[id!, 'full']]), matrixVersionId: 'target', crosswalks: new Map([['other', crosswalk]]) });
        const within = rows.filter((r) => r.registerId === id && r.upperRegisterId === id).reduce((total, { count }) => total + count, 0);
        expect(counts.leftOut).toBe(within);
      }),
    );
  });
});
