import { aboveAppetite, acceptanceState, needsAcceptance, type Acceptance, type AcceptanceState, type StandingOn } from './acceptance';
import { CORPORATE_5X5, MELTON_6X4 } from './ready-made-matrices';

const v1 = { matrixVersionId: 'v1' };
const cell = (likelihood: string, impact: string): StandingOn => ({ ...v1, likelihood, impact, level: 'H' });
const accepted: Acceptance = { expiresOn: '2026-06-30', withdrawn: false, replaced: false, residual: cell('4', '4') };

describe('an acceptance of a risk', () => {
  it.each<[string, Partial<Acceptance>, StandingOn, string, AcceptanceState]>([
    ['holds to the end of its last day', {}, cell('4', '4'), '2026-06-30', 'in-force'],
    ['is over the day after', {}, cell('4', '4'), '2026-07-01', 'expired'],
    ['goes stale when the residual is scored higher', {}, cell('5', '4'), '2026-03-01', 'stale'],
    ['and when it is scored lower: what was decided on is not there any more', {}, cell('3', '4'), '2026-03-01', 'stale'],
    ['and when the score is taken back', {}, { ...v1, likelihood: null, impact: null, level: null }, '2026-03-01', 'stale'],
    ['and when the same cell is of another matrix version', {}, { ...cell('4', '4'), matrixVersionId: 'v2' }, '2026-03-01', 'stale'],
    ['is stale before it is over, if both', {}, cell('5', '5'), '2027-01-01', 'stale'],
    ['of a level alone holds while the level does', { residual: { ...v1, level: 'H' } }, { ...v1, likelihood: null, impact: null, level: 'H' }, '2026-03-01', 'in-force'],
    ['of a level alone goes stale when a cell is known, of the same level even', { residual: { ...v1, level: 'H' } }, cell('4', '4'), '2026-03-01', 'stale'],
    ['is replaced by a later one', { replaced: true }, cell('4', '4'), '2026-03-01', 'replaced'],
    ['that was withdrawn stays so, whatever else', { withdrawn: true, replaced: true }, cell('5', '5'), '2027-01-01', 'withdrawn'],
  ])('%s', (_rule, change, now, today, state) => {
    expect(acceptanceState({ ...accepted, ...change }, now, today)).toBe(state);
  });
});

describe('above appetite', () => {
  const five = CORPORATE_5X5.matrix;
  const levels = five.levels.map(({ code }) => code);
  it.each<[string, string | null, StandingOn, boolean | null]>([
    ['the level of the appetite is borne', levels[2]!, { ...v1, level: levels[2] }, false],
    ['what is below it too', levels[2]!, { ...v1, level: levels[0] }, false],
    ['what is above it is not', levels[2]!, { ...v1, level: levels[3] }, true],
    ['no appetite: unknown', null, { ...v1, level: levels[3] }, null],
    ['an appetite of another matrix: unknown', 'Amber', { ...v1, level: levels[3] }, null],
    ['unscored: unknown', levels[2]!, v1, null],
    ['a cell that is not on the matrix: unknown', levels[2]!, { ...v1, likelihood: '9', impact: '9' }, null],
  ])('%s', (_rule, appetite, standing, above) => {
    expect(aboveAppetite(five, appetite, standing)).toBe(above);
  });

  it('goes by the order of levels, not by a score: a matrix of letters and romans has none', () => {
    const { matrix } = MELTON_6X4;
    const [lowest, ...others] = matrix.levels.map(({ code }) => code);
    for (const level of others) expect(aboveAppetite(matrix, lowest!, { level })).toBe(true);
  });

  it('asks for an acceptance only of what is tolerated', () => {
    const top = { level: levels.at(-1) };
    expect(needsAcceptance('tolerate', five, levels[0]!, top)).toBe(true);
    expect(needsAcceptance('treat', five, levels[0]!, top)).toBe(false);
    expect(needsAcceptance(null, five, levels[0]!, top)).toBe(false);
    expect(needsAcceptance('tolerate', five, null, top)).toBeNull();
  });
});
