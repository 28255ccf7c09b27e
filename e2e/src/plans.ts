import { randomUUID } from 'node:crypto';
import type { PlanVersionView, PlanView, UnitView } from '@holdfast/contracts';
import { EMPTY_PLAN, type PlanContent, type PlanPerson, type PlanRole, type PlanStep } from '@holdfast/domain';
import type { Council } from './council';

export const inPerson = (personId: string, telephone = '07700 900123'): PlanPerson => ({ personId, contactId: null, name: '', telephone });

export const aRole = (title: string, holder: PlanPerson, deputies: readonly PlanPerson[] = []): PlanRole => ({ id: randomUUID(), title, duties: '', holder, deputies: [...deputies] });

export const aStep = (title: string, { id: roleId }: PlanRole): PlanStep => ({ id: randomUUID(), title, roleId, what: '', where: '', how: '', minutes: 30, after: [], clock: null });

/** A plan of ICT, or of another unit, that is drafted and not approved. */
export async function draftPlan(writer: Council, name: string, unit = 'ICT'): Promise<PlanView> {
  const unitId = (await writer.get<UnitView[]>('units')).find((one) => one.name === unit)!.id;
  return writer.post<PlanView>('plans', { kind: 'ict', name, unitId, ownerId: await writer.personId('Infrastructure Manager'), parentId: null, reviewMonths: 12 });
}

/** Writes the whole of a draft, and has it approved by another person. */
export async function approve(plan: PlanView, content: Partial<PlanContent>, writer: Council, approver: Council): Promise<PlanVersionView> {
  const whole: PlanContent = { ...EMPTY_PLAN, purpose: 'Work goes on from elsewhere.', activation: 'The building cannot be used.', activatorIds: (content.roles ?? []).slice(0, 1).map(({ id }) => id), ...content };
  const saved = await writer.patch<PlanVersionView>(`plans/${plan.id}/draft`, { content: whole }, plan.version);
  const submitted = await writer.post<PlanVersionView>(`plans/${plan.id}/draft/submission`, {}, saved.version);
  return approver.post<PlanVersionView>(`plans/${plan.id}/draft/approval`, {}, submitted.version);
}
