import type { DeclaredCrosswalks } from './compare-standings';
import { contradictionInWords, CONTRADICTION_NAMES } from './contradiction-in-words';
import {
  CONTRADICTIONS, contradictionsOf, controlsDoNotCarry, exceptionIsOver, highestWithoutControl, ownerHasLeft, residualAboveInherent, reviewIsOverdue, targetAboveResidual,
  toleratedAboveAppetite, treatedWithoutAction, type Finding, type RiskFacts,
} from './contradictions';
import { proposeCrosswalk } from './crosswalk';
import type { Assessed } from './movement';
import { CORPORATE_5X5, HALTON_4X4 } from './ready-made-matrices';
import type { Standing } from './standing';
import type { Effectiveness, Treatment } from './vocabulary';

const on = (standing: Standing): Assessed => ({ matrixVersionId: 'five', matrix: CORPORATE_5X5.matrix, ...standing });
const halton = (standing: Standing): Assessed => ({ matrixVersionId: 'halton', matrix: HALTON_4X4.matrix, ...standing });
const declared: DeclaredCrosswalks = (from, to) => (from === 'halton' && to === 'five' ? proposeCrosswalk(HALTON_4X4.matrix, CORPORATE_5X5.matrix) : null);
const [low, medium, high, veryHigh] = [on({ level: 'L' }), on({ level: 'M' }), on({ level: 'H' }), on({ level: 'VH' })];
const certain = (count: number | null = null) => ({ certain: true, count });
const UNKNOWN = { certain: false, count: null };
const told = (finding: Finding | null) => finding && { certain: finding.certain, count: finding.count };
type Told = ReturnType<typeof told>;

describe('residual above inherent', () => {
  it.each<[string, Assessed | null, Assessed | null, Told]>([
    ['a level above', medium, high, certain(1)],
    ['a worse cell of the same level', on({ likelihood: '2', impact: '4' }), on({ likelihood: '3', impact: '4' }), certain(0)],
    ['the same is none', high, high, null],
    ['below is none', veryHigh, low, null],
    ['without an inherent assessment there is nothing to say', null, veryHigh, null],
    ['nor without a residual', low, null, null],
    ['nor of what went back to unscored', low, on({}), null],
    ['across matrices without a crosswalk it is not known', halton({ level: 'L' }), veryHigh, UNKNOWN],
  ])('%s', (_case, inherent, residual, expected) => {
    expect(told(residualAboveInherent({ inherent, residual }))).toEqual(expected);
  });

  it('across matrices goes by the declared crosswalk', () => {
    expect(told(residualAboveInherent({ inherent: halton({ level: 'L' }), residual: veryHigh }, declared))).toMatchObject({ certain: true });
    expect(residualAboveInherent({ inherent: halton({ level: 'H' }), residual: low }, declared)).toBeNull();
  });
});

describe('target above residual', () => {
  it.each<[string, Assessed | null, Assessed | null, Told]>([
    ['a target above', low, high, certain(2)],
    ['a target that is reached is none', medium, medium, null],
    ['a target below is what a target is', high, low, null],
    ['no target', high, null, null],
    ['an unscored residual', on({}), low, null],
    ['a target on a matrix that cannot be compared', high, halton({ level: 'H' }), UNKNOWN],
  ])('%s', (_case, residual, target, expected) => {
    expect(told(targetAboveResidual({ residual, target }))).toEqual(expected);
  });
});

describe('tolerated above appetite', () => {
  const register = { matrixVersionId: 'five', matrix: CORPORATE_5X5.matrix };
  it.each<[string, Treatment | null, string | null, Assessed | null, boolean, Told]>([
    ['above', 'tolerate', 'M', high, false, certain()],
    ['above, and accepted', 'tolerate', 'M', high, true, null],
    ['at the appetite', 'tolerate', 'M', medium, false, null],
    ['above, but being treated', 'treat', 'M', high, false, null],
    ['no treatment decided', null, 'M', high, false, null],
    ['no appetite is stated', 'tolerate', null, high, false, null],
    ['unscored', 'tolerate', 'M', on({}), false, null],
    ['never scored', 'tolerate', 'M', null, false, null],
    ['scored on a matrix that cannot be compared', 'tolerate', 'M', halton({ level: 'H' }), false, UNKNOWN],
    ['an appetite that the matrix of today does not have', 'tolerate', 'Amber', high, false, UNKNOWN],
    ['on an earlier version with the same levels', 'tolerate', 'M', { ...high, matrixVersionId: 'older' }, false, certain()],
  ])('%s', (_case, treatment, appetite, residual, accepted, expected) => {
    expect(told(toleratedAboveAppetite({ treatment, appetite, residual, register, accepted }))).toEqual(expected);
  });

  it('across matrices goes by the declared crosswalk to that of the register', () => {
    expect(told(toleratedAboveAppetite({ treatment: 'tolerate', appetite: 'VL', residual: halton({ level: 'H' }), register, accepted: false }, declared))).toEqual(certain());
  });
});

describe('treated without an action', () => {
  it.each<[Treatment | null, number, Told]>([
    ['treat', 0, certain()],
    ['treat', 1, null],
    ['tolerate', 0, null],
    ['transfer', 0, null],
    ['terminate', 0, null],
    [null, 0, null],
  ])('%s with %i to do', (treatment, unendedActions, expected) => {
    expect(told(treatedWithoutAction({ treatment, unendedActions }))).toEqual(expected);
  });
});

it.each<[number, [string, number | null] | null]>([
  [0, null],
  [1, ['exception-over', 1]],
  [2, ['exception-over', 2]],
])('what a policy forbids goes on under %i exceptions that are over', (exceptionsOver, expected) => {
  const finding = exceptionIsOver({ exceptionsOver });
  expect(finding && [finding.kind, finding.count]).toEqual(expected);
});

describe('controls that do not carry the residual', () => {
  it.each<[string, Effectiveness[], Assessed | null, Assessed | null, Told]>([
    ['one is ineffective, two levels below', ['effective', 'ineffective'], high, low, certain(2)],
    ['none was ever assessed, three levels below', ['not-assessed', 'not-assessed'], veryHigh, low, certain(3)],
    ['one level below is not far', ['ineffective'], high, medium, null],
    ['one was assessed and does something', ['partial', 'not-assessed'], veryHigh, low, null],
    ['no control at all is for another rule to say', [], veryHigh, low, null],
    ['no inherent assessment', ['ineffective'], null, low, null],
    ['unscored', ['ineffective'], veryHigh, on({}), null],
    ['matrices that cannot be compared', ['ineffective'], halton({ level: 'H' }), low, UNKNOWN],
    ['all effective', ['effective'], veryHigh, low, null],
  ])('%s', (_case, controls, inherent, residual, expected) => {
    expect(told(controlsDoNotCarry({ controls, inherent, residual }))).toEqual(expected);
  });
});

describe('an owner who has left', () => {
  it.each<[boolean, Told]>([[true, certain()], [false, null]])('left: %s', (ownerLeft, expected) => {
    expect(told(ownerHasLeft({ ownerLeft }))).toEqual(expected);
  });
});

describe('a review that is overdue', () => {
  it.each<[string | null, Told]>([
    ['2026-03-01', certain(1)],
    ['2026-02-02', certain(28)],
    ['2026-03-02', null],
    ['2026-03-03', null],
    [null, null],
  ])('due %s, on 2 March', (nextReview, expected) => {
    expect(told(reviewIsOverdue({ nextReview }, '2026-03-02'))).toEqual(expected);
  });
});

describe('the highest level and no control', () => {
  it.each<[string, Assessed | null, Effectiveness[], Told]>([
    ['highest, none', veryHigh, [], certain()],
    ['highest of a smaller matrix, none', halton({ likelihood: '4', impact: '4' }), [], certain()],
    ['highest, one that does not work: that is for another rule', veryHigh, ['ineffective'], null],
    ['the level below', high, [], null],
    ['unscored is not the highest', on({}), [], null],
    ['never scored', null, [], null],
  ])('%s', (_case, residual, controls, expected) => {
    expect(told(highestWithoutControl({ residual, controls }))).toEqual(expected);
  });
});

describe('all contradictions of a risk', () => {
  const sound: RiskFacts = {
    inherent: veryHigh, residual: medium, target: low, treatment: 'treat', appetite: 'M', register: { matrixVersionId: 'five', matrix: CORPORATE_5X5.matrix }, accepted: false,
    exceptionsOver: 0, unendedActions: 1, controls: ['effective'], ownerLeft: false, nextReview: '2026-06-02',
  };

  it('are none where nothing contradicts itself', () => {
    expect(contradictionsOf(sound, '2026-03-02')).toEqual([]);
  });

  it('come in the order of the list', () => {
    const all = contradictionsOf({ ...sound, inherent: low, residual: veryHigh, target: null, unendedActions: 0, controls: [], ownerLeft: true, nextReview: '2026-01-01' }, '2026-03-02');
    expect(all.map(({ kind }) => kind)).toEqual(['residual-above-inherent', 'treated-without-action', 'owner-left', 'review-overdue', 'highest-without-control']);
  });

  it('each have a name and sentences that hold no gap', () => {
    for (const kind of CONTRADICTIONS)
      for (const count of [null, 0, 1, 3]) {
        expect(CONTRADICTION_NAMES[kind]).toMatch(/^[A-Z]/);
        for (const certainty of [true, false]) expect(contradictionInWords({ kind, certain: certainty, count })).toMatch(/^[A-Z].*[^ ]\.$/);
      }
  });
});
