import { randomUUID } from 'node:crypto';
import type { CriticalUserView, PlanVersionView, PlanView } from '@holdfast/contracts';
import { EMPTY_PLAN } from '@holdfast/domain';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { textOfPdf } from '../../test/text-of-pdf';

let at: AtTheCouncil;
let planId: string;
let users: CriticalUserView;
beforeAll(async () => {
  at = await atTheCouncil();
  at.clock.set('2026-03-10T09:00:00Z');
  const { units, people } = at.council;
  const placed = { unitId: units.ict, ownerId: people.riskOwner.id };
  const manager = at.as.continuityManager;
  const { id: activityId } = (await manager.post<{ id: string }>('activities', { body: { name: 'Tenancies', ...placed } })).body;
  users = (await manager.post<CriticalUserView>(`activities/${activityId}/critical-users`, { body: { name: 'Housing officers', howMany: 12, needs: 'Tenancies', solution: 'Paper lists' } })).body;
  await tried('2026-03-03', true);
  const role = { id: randomUUID(), title: 'Leader', duties: '', holder: { personId: people.riskOwner.id, contactId: null, name: '', telephone: '07700 900123' }, deputies: [] };
  const step = { id: randomUUID(), title: 'Open the site', roleId: role.id, what: '', where: '', how: '', minutes: 30, after: [], clock: null };
  const criticalUsers = [{ id: randomUUID(), criticalUserId: users.id, group: 'Housing officers', people: 12, needs: 'Tenancies', solution: 'Paper lists (seen to work on 3 March 2026 by the Continuity Manager)' }, { id: randomUUID(), group: 'Wardens', people: null, needs: '', solution: 'Radios' }];
  const content = { ...EMPTY_PLAN, purpose: 'Go on', activityIds: [activityId], activation: 'Fire', activatorIds: [role.id], roles: [role], steps: [step], criticalUsers };
  planId = (await manager.post<PlanView>('plans', { body: { kind: 'team', name: 'Housing recovery', ...placed, reviewMonths: 12 } })).body.id;
  expect((await manager.patch(`plans/${planId}/draft`, { body: { content }, version: 1 })).status).toBe(200);
  expect((await manager.post(`plans/${planId}/draft/submission`, { body: {}, version: 2 })).status).toBe(201);
  expect((await at.as.registerOwner.post<PlanVersionView>(`plans/${planId}/draft/approval`, { body: {}, version: 3 })).body.state).toBe('approved');
});
afterAll(() => at.close());

async function tried(verifiedOn: string, works: boolean): Promise<void> {
  const { status, body } = await at.as.continuityManager.post<CriticalUserView>(`critical-users/${users.id}/verifications`, { body: { verifiedOn, works, note: 'A morning without the system' }, version: users.version });
  expect(status).toBe(201);
  users = body;
}
const version = async (): Promise<PlanVersionView> => (await at.as.auditor.get<PlanVersionView>(`plans/${planId}/versions/1`)).body;
const taken = async (url: string): Promise<Buffer> => (await at.app.inject({ method: 'GET', url: `/api/plans/${planId}/${url}`, headers: { ...(await at.council.signIn(at.council.people.riskOwner)) } })).rawPayload;

it('a plan that took critical users over says when their solution failed later, on the page, in the pack and on paper, until it works again', async () => {
  expect((await version()).failedTrials).toEqual([]);
  at.clock.set('2026-05-04T15:00:00Z');
  // Called otherwise since: they are the same users.
  users = (await at.as.continuityManager.patch<CriticalUserView>(`critical-users/${users.id}`, { body: { name: 'Officers on call' }, version: users.version })).body;
  await tried('2026-05-04', false);
  const { content, failedTrials } = await version();
  expect(failedTrials).toEqual([{ id: content.criticalUsers[0]!.id, workedOn: '2026-03-03', failedOn: '2026-05-04' }]);
  const words = 'Seen to work on 3 March 2026; failed on 4 May 2026.';
  expect((await taken('pack')).toString('utf8').split(words)).toHaveLength(2);
  expect((await textOfPdf(await taken('pdf'))).join(' ').replace(/\s+/g, ' ')).toContain(words);
  expect((await at.as.auditor.get<PlanVersionView>(`plans/${planId}/versions/1?asAt=2026-04-01`)).body.failedTrials).toEqual([]);
  at.clock.set('2026-06-01T15:00:00Z');
  await tried('2026-06-01', true);
  expect((await version()).failedTrials).toEqual([]);
});

it('a plan takes over no critical users that are not on the list', async () => {
  const { units, people } = at.council;
  const { id } = (await at.as.continuityManager.post<PlanView>('plans', { body: { kind: 'team', name: 'Wardens', unitId: units.ict, ownerId: people.riskOwner.id, reviewMonths: 12 } })).body;
  const content = { ...EMPTY_PLAN, criticalUsers: [{ id: randomUUID(), criticalUserId: randomUUID(), group: 'Wardens', people: null, needs: '', solution: 'Radios' }] };
  const { status, body } = await at.as.continuityManager.patch<{ errors: { field: string; message: string }[] }>(`plans/${id}/draft`, { body: { content }, version: 1 });
  expect([status, body.errors]).toEqual([422, [{ field: 'content.criticalUsers.0.criticalUserId', message: 'Choose the critical users from the list' }]]);
});
