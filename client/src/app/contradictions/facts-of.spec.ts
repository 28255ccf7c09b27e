import type { RiskCheckView, RiskView } from '@holdfast/contracts';
import { contradictionsOf, CORPORATE_5X5 } from '@holdfast/domain';
import { declaredIn, factsOf, type Edited } from './facts-of';

const unscored = { matrixVersionId: null, likelihood: null, impact: null, level: null, score: null };
const at = (likelihood: string, impact: string, level: string) => ({ matrixVersionId: 'm1', likelihood, impact, level, score: Number(likelihood) * Number(impact) });
const RISK = {
  inherent: at('4', '4', 'H'), residual: at('3', '4', 'M'), target: unscored, treatment: 'tolerate', nextReview: '2026-09-01', register: { matrixVersionId: 'm1', appetite: 'L' },
} as RiskView;
const CHECK: RiskCheckView = {
  findings: [], flags: [], highestSince: null,
  facts: { today: '2026-06-12', controls: ['effective'], exceptionsOver: 0, unendedActions: 0, ownerLeft: false, accepted: at('3', '4', 'M'), crosswalks: [] },
};
const matrixOf = (id: string) => (id === 'm1' ? CORPORATE_5X5.matrix : null);
const kinds = (edited: Edited): string[] => {
  const facts = factsOf(RISK, CHECK, edited, matrixOf);
  return facts ? contradictionsOf(facts, CHECK.facts.today, declaredIn(CHECK)).map(({ kind }) => kind) : ['not known'];
};

describe('what would contradict itself, were this saved', () => {
  it.each<[string, Edited, string[]]>([
    ['nothing, as it stands', {}, []],
    ['scored alike, the acceptance stands', { standings: { residual: { likelihood: '3', impact: '4' } } }, []],
    ['scored otherwise, it holds no longer', { standings: { residual: { likelihood: '2', impact: '4' } } }, ['tolerated-above-appetite']],
    ['a residual above inherent', { standings: { residual: { likelihood: '5', impact: '5' } } }, ['residual-above-inherent', 'tolerated-above-appetite']],
    ['treated instead, without an action', { treatment: 'treat' }, ['treated-without-action']],
    ['a target above the residual', { standings: { target: { likelihood: '5', impact: '4' } } }, ['target-above-residual']],
    ['a score taken back contradicts nothing', { standings: { residual: null } }, []],
  ])('%s', (_case, edited, expected) => {
    expect(kinds(edited)).toEqual(expected);
  });

  it('is not known while a matrix is on its way', () => {
    expect(factsOf({ ...RISK, inherent: { ...RISK.inherent, matrixVersionId: 'm0' } }, CHECK, {}, matrixOf)).toBeNull();
  });
});
