import { headOfIct } from '../../../test/a-risk';
import { proposedCategory, proposedDue, proposedOwner, proposedRegister } from './gap-proposals';

const ict = ['council', 'resources', 'ict'];
const riskManager = { id: 'rm', name: 'Ruth', jobTitle: 'Risk Manager' };
const me = { id: 'me', name: 'Mel', jobTitle: 'Head of Housing' };

describe('what is proposed from a gap', () => {
  it.each([
    ['the register of the unit of the resource', [['council', 'corporate'], ['ict', 'service']], 'ict service'],
    ['else the one of the nearest unit above', [['council', 'corporate'], ['resources', 'service'], ['places', 'service']], 'resources service'],
    ['of several there the one of the service, not of a project', [['ict', 'project'], ['ict', 'thematic'], ['ict', 'service']], 'ict service'],
    ['one of the work of a unit above rather than one of a project of its own', [['ict', 'project'], ['resources', 'service'], ['places', 'service']], 'resources service'],
    ['of its project where there is nothing else', [['ict', 'project'], ['places', 'service']], 'ict project'],
    ['else one of those that there are', [['places', 'project'], ['places', 'service']], 'places service'],
  ] as const)('%s', (_, registers, wanted) => {
    const found = proposedRegister(ict, registers.map(([unitId, layer]) => ({ unitId, layer, open: 1 })));
    expect(`${found?.unitId} ${found?.layer}`).toBe(wanted);
  });

  it('of several alike, the one that holds most', () =>
    expect(proposedRegister(ict, [{ unitId: 'ict', layer: 'service', open: 2 }, { unitId: 'ict', layer: 'service', open: 9 }])?.open).toBe(9));

  it('no register where there is none to raise it in', () => expect(proposedRegister(ict, [])).toBeNull());

  it('the owner of the register, by whoever may name nobody else', () => {
    const names = (names: boolean, plans = true) => proposedOwner({ names, plans, owner: riskManager }, headOfIct, me, true);
    expect([names(false), names(true), names(true, false)]).toEqual([riskManager, headOfIct, me]);
    expect(proposedOwner({ names: true, plans: false, owner: riskManager }, headOfIct, me, false)).toBe(headOfIct);
  });

  it('the category called after continuity, or none', () => {
    expect(proposedCategory([{ id: 'f', label: 'Finance' }, { id: 'c', label: 'Service continuity' }])).toBe('c');
    expect(proposedCategory([{ id: 'f', label: 'Finance' }])).toBeNull();
  });

  it('as the due date, the next review of the risk; where that is past or not set, a review cycle of its register', () => {
    const register = { name: 'ICT risks', reviewMonths: 3 };
    expect(proposedDue('2026-06-12', { reference: 'ICT-003', nextReview: '2026-07-01' }, register)).toEqual({ date: '2026-07-01', why: 'when ICT-003 is next reviewed' });
    for (const risk of [null, { reference: 'ICT-003', nextReview: null }, { reference: 'ICT-003', nextReview: '2026-06-12' }])
      expect(proposedDue('2026-06-12', risk, register)).toEqual({ date: '2026-09-12', why: '3 months from today, when ICT risks is next to review it' });
  });
});
