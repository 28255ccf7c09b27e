import type { CriticalUserView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { criticalUsersOfScope } from './critical-users-of-scope';

const user = (of: Partial<CriticalUserView>): CriticalUserView => ({
  id: 'u', activityId: 'a', name: 'Housing officers', howMany: 12, needs: 'Tenancies', solution: 'Paper lists, printed weekly', verifiedOn: null, verifiedBy: null, verifications: [], retiredAt: null, version: 1, ...of,
});
const takenOver = (users: CriticalUserView[], there: string[] = []) => criticalUsersOfScope([{ criticalUsers: users }], there.map((group) => ({ id: group, group, people: null, needs: '', solution: '' })));

describe('critical users that a plan takes over from its activities', () => {
  it('come with what they need, and with when and by whom the solution was seen to work', () => {
    const [one] = takenOver([user({ verifiedOn: '2026-05-03', verifiedBy: { id: 'p', name: 'A', jobTitle: 'Head of Housing' } })]);
    expect(one).toMatchObject({ criticalUserId: 'u', group: 'Housing officers', people: 12, needs: 'Tenancies', solution: 'Paper lists, printed weekly (seen to work on 3 May 2026 by the Head of Housing)' });
  });

  it('say so where nobody has seen the solution work, and nothing where there is none', () =>
    expect(takenOver([user({}), user({ id: 'd', name: 'Duty officers', solution: '' })]).map(({ solution }) => solution)).toEqual(['Paper lists, printed weekly (not seen to work yet)', '']));

  it('are not named twice, however they are written, and not once they are retired', () =>
    expect(takenOver([user({}), user({ id: 'v', name: 'housing officers ' }), user({ id: 'w', name: 'Wardens' }), user({ id: 'x', name: 'Clerks', retiredAt: '2026-01-01T00:00:00Z' })], ['WARDENS']).map(({ group }) => group)).toEqual(['Housing officers']));

  it('are not taken over again where the plan calls them otherwise', () =>
    expect(criticalUsersOfScope([{ criticalUsers: [user({})] }], [{ id: 'part', criticalUserId: 'u', group: 'Officers on call', people: null, needs: '', solution: '' }])).toEqual([]));

  it('keep within what a plan takes', () => expect(takenOver([user({ solution: 'x'.repeat(LIMITS.reason) })])[0]!.solution).toHaveLength(LIMITS.reason));
});
