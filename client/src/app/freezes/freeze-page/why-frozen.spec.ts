import type { FrozenRiskView, StandingView } from '@holdfast/contracts';
import { CORPORATE_5X5 } from '@holdfast/domain';
import { whyFrozen } from './why-frozen';

const at = (likelihood: string, impact: string, level: string): StandingView => ({ matrixVersionId: 'm', likelihood, impact, level, score: null });
const matrices = new Map([['m', { definition: CORPORATE_5X5.matrix }]]);
const said = (more: Partial<FrozenRiskView>): FrozenRiskView =>
  ({
    inherent: at('5', '4', 'VH'), residual: at('2', '4', 'M'), residualBy: { id: 'p', name: 'A', jobTitle: 'Head of ICT' }, said: { residual: { recordedAt: '2026-03-02T09:00:00.000000Z' } },
    controls: [{ id: 'a', title: 'Mirror', withdrawnAt: null }, { id: 'b', title: 'Backups', withdrawnAt: null }], leansOn: ['a'], evidence: { state: 'failed', drawn: 'inherent', since: '2026-03-09' }, ...more,
  }) as FrozenRiskView;
const second = (more: Partial<FrozenRiskView>): string | undefined => whyFrozen(said(more), matrices, 'Europe/London')?.[1];

describe('why a risk was drawn where it was in a freeze', () => {
  it('says who claimed what, and when', () => {
    expect(whyFrozen(said({}), matrices, 'Europe/London')?.[0]).toMatch(/^The Head of ICT claimed 2 · 4, .+ on 2 March 2026\.$/);
  });

  it.each<[string, Partial<FrozenRiskView>, RegExp]>([
    ['names the one control that failed', {}, /^Its control, Mirror, failed on 9 March 2026, so as evidenced it stands at its inherent 5 · 4, /],
    ['of several names none, since the freeze does not say which', { leansOn: ['a', 'b'] }, /^A control that it leans on failed on 9 March 2026, so /],
    ['says that no control was named', { leansOn: [], evidence: { state: 'none', drawn: 'inherent', since: null } }, /^It names no control that it leans on, so /],
    ['says that both hold', { leansOn: ['a', 'b'], evidence: { state: 'passed', drawn: 'residual', since: null } }, /^Both controls that it leans on have passing evidence in date, so it stands there as evidenced too\.$/],
  ])('%s', (_, more, words) => {
    expect(second(more)).toMatch(words);
  });

  it('is not told where the freeze says nothing of evidence', () => {
    expect(whyFrozen(said({ evidence: null, leansOn: null }), matrices, 'Europe/London')).toBeNull();
  });
});
