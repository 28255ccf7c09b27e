import type { EvidenceState } from './evidence';
import { frozenNamed, frozenStanding, tellsFrozenEvidence } from './frozen-evidenced';
import type { FrozenAssessment, FrozenEvidence, FrozenRisk } from './frozen-rows';

const inherent = { id: 'i', level: 'H' } as FrozenAssessment;
const residual = { id: 'r', level: 'L' } as FrozenAssessment;
const risk = { id: 'k', inherent, residual, target: null } as FrozenRisk;
const said = (drawn: FrozenEvidence['drawn']) => ({ evidence: new Map([['k', { kind: 'evidence', id: 'k', state: 'failed', drawn, since: null, controlIds: [] } as FrozenEvidence]]) });

describe('a risk of a freeze', () => {
  it.each([
    ['is drawn at its residual as claimed, whatever the evidence said', 'inherent', 'residual', 'claimed', residual],
    ['is drawn at its inherent where the evidence did not bear it out', 'inherent', 'residual', 'evidenced', inherent],
    ['is drawn at its residual where the evidence did', 'residual', 'residual', 'evidenced', residual],
    ['is drawn nowhere without an inherent to stand at', 'nowhere', 'residual', 'evidenced', 'nowhere'],
    ['has one inherent, on either basis', 'nowhere', 'inherent', 'evidenced', inherent],
    ['has no target to draw', 'inherent', 'target', 'evidenced', null],
  ] as const)('%s', (_, drawn, kind, basis, at) => {
    expect(frozenStanding(said(drawn), risk, kind, basis)).toBe(at);
  });

  it('of which nothing is said stands as claimed', () => {
    expect(frozenStanding({ evidence: new Map() }, risk, 'residual', 'evidenced')).toBe(residual);
  });
});

it.each([[1, false], [2, true], [3, true]] as const)('a freeze of form %d says where its risks stood as evidenced: %s', (form, tells) => {
  expect(tellsFrozenEvidence({ head: { kind: 'freeze', format: 'holdfast-register-freeze', form, registerId: 'x', asAt: '' } })).toBe(tells);
});

describe('the controls that a frozen residual leans on', () => {
  const controls = [{ id: 'a', title: 'Backups', withdrawnAt: null }, { id: 'b', title: 'Mirror', withdrawnAt: '2026-01-01T00:00:00.000000Z' }];
  it.each<[string, EvidenceState, string | null, string[], ReturnType<typeof frozenNamed>]>([
    ['are none', 'none', null, [], []],
    ['are one that failed on a day', 'failed', '2026-03-09', ['a'], [{ title: 'Backups', evidence: { state: 'failed', on: '2026-03-09' } }]],
    ['are one whose evidence is stale since a day', 'stale', '2026-03-09', ['a'], [{ title: 'Backups', evidence: { state: 'stale', on: '2026-03-09', since: '2026-03-09' } }]],
    ['are one without evidence, because it is no longer in place', 'none', null, ['b'], [{ title: 'Mirror', evidence: { state: 'none' }, lacks: 'withdrawn' }]],
    ['all hold', 'passed', null, ['a', 'b'], [{ title: 'Backups', evidence: { state: 'passed', on: '', until: null } }, { title: 'Mirror', evidence: { state: 'passed', on: '', until: null } }]],
    ['are several, of which it is not known which failed', 'failed', '2026-03-09', ['a', 'b'], null],
    ['are not all in the freeze', 'failed', '2026-03-09', ['a', 'gone'], null],
  ])('%s', (_, state, since, controlIds, named) => {
    expect(frozenNamed({ state, since, controlIds }, controls)).toEqual(named);
  });
});
