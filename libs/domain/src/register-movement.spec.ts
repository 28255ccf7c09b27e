import fc from 'fast-check';
import { proposeCrosswalk } from './crosswalk';
import { CORPORATE_5X5, HALTON_4X4 } from './ready-made-matrices';
import { registerMovement, RISK_CHANGES, type RegisterState, type RiskChange, type RiskState } from './register-movement';
import type { Standing } from './standing';

const MATRICES = new Map([['five', CORPORATE_5X5.matrix], ['four', HALTON_4X4.matrix]]);
const on = (id: string, standing: Standing, matrixVersionId: string | null = 'five', open = true): RiskState => ({ id, open, matrixVersionId, ...standing });
const state = (risks: RiskState[], more: Partial<RegisterState<RiskState>> = {}): RegisterState<RiskState> => ({ matrixVersionId: 'five', matrices: MATRICES, declared: () => null, risks, ...more });
const cell = (likelihood: string, impact: string): Standing => ({ likelihood, impact });

describe('what a register did between two days', () => {
  it.each<[string, RiskState[], RiskState[], RiskChange | undefined, number | null]>([
    ['a risk that was not there is new', [], [on('a', cell('3', '3'))], 'new', null],
    ['one that was closed and is open is new to the later day', [on('a', cell('3', '3'), 'five', false)], [on('a', cell('3', '3'))], 'new', null],
    ['one that is closed now', [on('a', cell('3', '3'))], [on('a', cell('3', '3'), 'five', false)], 'closed', null],
    ['one that is not there any more', [on('a', cell('3', '3'))], [], 'closed', null],
    ['closed on both days is not told', [on('a', cell('3', '3'), 'five', false)], [on('a', cell('3', '3'), 'five', false)], undefined, null],
    ['opened and closed between them is not told', [], [on('a', cell('3', '3'), 'five', false)], undefined, null],
    ['a rise', [on('a', cell('1', '1'))], [on('a', cell('5', '5'))], 'up', 4],
    ['coming down', [on('a', cell('5', '5'))], [on('a', cell('1', '1'))], 'down', -4],
    ['as it was', [on('a', cell('3', '3'))], [on('a', cell('3', '3'))], 'unchanged', 0],
    ['unscored as before', [on('a', {}, null)], [on('a', {}, null)], 'unchanged', 0],
    ['scored since', [on('a', {}, null)], [on('a', cell('3', '3'))], 'now-scored', null],
    ['a score that is gone', [on('a', cell('3', '3'))], [on('a', {}, null)], 'now-unscored', null],
    ['on another matrix without a crosswalk, whatever the codes', [on('a', cell('3', '3'), 'four')], [on('a', cell('3', '3'))], 'not-comparable', null],
  ])('%s', (_what, before, after, change, levels) => {
    expect(registerMovement(state(before), state(after)).risks.map((risk) => [risk.change, risk.levels])).toEqual(change ? [[change, levels]] : []);
  });

  it('is read through the crosswalk of the later day, on the map too', () => {
    const crosswalk = proposeCrosswalk(HALTON_4X4.matrix, CORPORATE_5X5.matrix);
    const moved = registerMovement(
      state([on('a', cell('1', '1'), 'four')], { matrixVersionId: 'four' }),
      state([on('a', cell('5', '5'))], { declared: (from, to) => (from === 'four' && to === 'five' ? crosswalk : null) }),
    );
    expect(moved.risks[0]).toMatchObject({ change: 'up', from: { likelihood: '1', impact: '1' }, to: { likelihood: '5', impact: '5' } });
  });

  it('draws one arrow for all that went the same way, and none for what stayed in its cell', () => {
    const { arrows } = registerMovement(
      state([on('a', cell('2', '2')), on('b', cell('2', '2')), on('c', cell('3', '3')), on('d', cell('4', '4'))]),
      state([on('a', cell('3', '4')), on('b', cell('3', '4')), on('c', cell('3', '3')), on('d', cell('3', '4'))]),
    );
    expect(arrows).toEqual([
      { from: cell('2', '2'), to: cell('3', '4'), riskIds: ['a', 'b'] },
      { from: cell('4', '4'), to: cell('3', '4'), riskIds: ['d'] },
    ]);
  });

  it('adds up to the open risks of both days, whatever happened', () => {
    const place = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), open: fc.boolean(), matrixVersionId: fc.constantFrom('five', 'four', null),
      likelihood: fc.constantFrom('1', '4', '5', null), impact: fc.constantFrom('1', '4', '5', null),
    });
    const day = fc.uniqueArray(place, { selector: ({ id }) => id });
    fc.assert(fc.property(day, day, (before, after) => {
      const { counts, openBefore, openAfter, risks } = registerMovement(state(before), state(after));
      expect(openBefore).toBe(before.filter(({ open }) => open).length);
      expect(openAfter).toBe(after.filter(({ open }) => open).length);
      expect(RISK_CHANGES.reduce((sum, change) => sum + counts[change], 0)).toBe(risks.length);
    }));
  });
});
