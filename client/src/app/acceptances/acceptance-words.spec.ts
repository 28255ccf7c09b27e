import type { AcceptancesView, AcceptanceView, RiskView } from '@holdfast/contracts';
import { endingIn, isMissing, whyOver, whyUnknown } from './acceptance-words';

const acceptance = (state: AcceptanceView['state'], more: Partial<AcceptanceView> = {}): AcceptanceView => ({
  id: state, state, residual: { matrixVersionId: 'm', likelihood: '4', impact: '5', level: 'VH', score: 20 }, reason: 'Cheaper', expiresOn: '2026-06-30',
  author: { id: 'a', name: 'A', jobTitle: 'Head of ICT' }, recordedAt: '2026-03-02T09:00:00Z', withdrawnAt: null, withdrawnBy: null, withdrawnReason: null, mayWithdraw: false, ...more,
});
const view = (needed: boolean | null, ...acceptances: AcceptanceView[]): AcceptancesView => ({ needed, mayAccept: false, whyNot: null, acceptances });
const iso = (value: string): string => value.slice(0, 10);

describe('a risk tolerated above appetite', () => {
  it.each<[string, AcceptancesView, boolean]>([
    ['that nobody ever accepted', view(true), true],
    ['with an acceptance in force', view(true, acceptance('in-force'), acceptance('replaced')), false],
    ['with a stale one', view(true, acceptance('stale')), true],
    ['with one that expired', view(true, acceptance('expired')), true],
    ['with one withdrawn, although an earlier one was never', view(true, acceptance('withdrawn'), acceptance('replaced')), true],
    ['no longer: within appetite', view(false, acceptance('stale')), false],
    ['as far as can be told', view(null), false],
  ])('%s', (_what, of, missing) => {
    expect(isMissing(of)).toBe(missing);
  });

  it('is told what became of the last acceptance', () => {
    expect(whyOver(null, iso)).toBe('');
    expect(whyOver(acceptance('stale'), iso)).toBe('The acceptance of 2026-03-02 was of another score.');
    expect(whyOver(acceptance('expired'), iso)).toBe('The last acceptance ended on 2026-06-30.');
    expect(whyOver(acceptance('withdrawn', { withdrawnAt: '2026-04-01T08:00:00Z' }), iso)).toBe('The last acceptance was withdrawn on 2026-04-01.');
  });

  it('is told when the acceptance is about to end', () => {
    expect(endingIn(acceptance('in-force'), '2026-05-30')).toBe('');
    expect(endingIn(acceptance('in-force'), '2026-05-31')).toBe('It ends in 30 days.');
    expect(endingIn(acceptance('in-force'), '2026-06-29')).toBe('It ends in 1 day.');
    expect(endingIn(acceptance('in-force'), '2026-06-30')).toBe('Today is its last day.');
    expect(endingIn(acceptance('stale'), '2026-06-30')).toBe('');
  });

  it('or why that cannot be told', () => {
    const risk = (appetite: string | null, level: string | null): RiskView => ({ register: { appetite }, residual: { level } }) as unknown as RiskView;
    expect(whyUnknown(risk(null, 'VH'))).toBe('the register states no appetite');
    expect(whyUnknown(risk('M', null))).toBe('it has no residual score');
    expect(whyUnknown(risk('M', 'VH'))).toBe('its residual score is on an earlier matrix of the register');
  });
});
