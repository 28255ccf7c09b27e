import { randomUUID } from 'node:crypto';
import type { PlanVersionView, PlanView } from '@holdfast/contracts';
import { EMPTY_PLAN, type PlanContent, type PlanStep } from '@holdfast/domain';
import type { AtTheCouncil } from './at-the-council';

/** A step as somebody writes it: done by the leader. */
export const aStep = (title: string, change: Partial<PlanStep> = {}): PlanStep => ({ id: randomUUID(), title, roleId: null, what: '', where: '', how: '', minutes: 30, after: [], clock: null, ...change });

/** A plan of ICT with an approved version: written by the continuity manager, approved by the Head of ICT. */
export async function anApprovedPlan({ as, council }: AtTheCouncil, name: string, { steps, ...change }: Partial<PlanContent>): Promise<{ id: string; steps: readonly PlanStep[] }> {
  const owner = { personId: council.people.riskOwner.id, contactId: null, name: '', telephone: '07700 900123' };
  const leader = { id: randomUUID(), title: 'Recovery leader', duties: '', holder: owner, deputies: [] };
  const whole: PlanContent = {
    ...EMPTY_PLAN, purpose: 'Bring the systems back', activation: 'The building is lost', activatorIds: [leader.id], roles: [leader],
    steps: (steps ?? [aStep('Open the site')]).map((one) => ({ ...one, roleId: leader.id })), ...change,
  };
  const { body: plan } = await as.continuityManager.post<PlanView>('plans', { body: { kind: 'ict', name, unitId: council.units.ict, ownerId: council.people.riskOwner.id, reviewMonths: 12 } });
  await as.continuityManager.patch(`plans/${plan.id}/draft`, { body: { content: whole }, version: 1 });
  await as.continuityManager.post(`plans/${plan.id}/draft/submission`, { body: {}, version: 2 });
  const { body: version } = await as.registerOwner.post<PlanVersionView>(`plans/${plan.id}/draft/approval`, { body: {}, version: 3 });
  if (version.state !== 'approved') throw new TypeError(`${name} was not approved: ${JSON.stringify(version)}`);
  return { id: plan.id, steps: whole.steps };
}
