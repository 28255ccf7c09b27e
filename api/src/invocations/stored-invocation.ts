import type { InvocationState, PlanContent } from '@holdfast/domain';

/** A row of `invocation`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredInvocation {
  organisation_id: string;
  id: string;
  number: number;
  reference: string;
  title: string;
  reason: string;
  unit_id: string;
  lead_id: string;
  state: InvocationState;
  outage_at: string;
  declared_at: string;
  declared_by: string;
  report_every_minutes: number | null;
  stood_down_at: string | null;
  stood_down_by: string | null;
  stand_down_reason: string | null;
  open_steps: string[];
  version: number;
  created_at: string;
}

/** A row of `invocation_plan`. */
export interface StoredInvokedPlan {
  organisation_id: string;
  invocation_id: string;
  plan_id: string;
  plan_version_id: string;
  position: number;
  content: PlanContent | null;
  reason: string;
  joined_by: string;
  joined_at: string;
}

/** What a change may touch. */
export const CHANGEABLE = ['title', 'lead_id', 'state', 'report_every_minutes', 'stood_down_at', 'stood_down_by', 'stand_down_reason', 'open_steps', 'version'] as const satisfies readonly (keyof StoredInvocation)[];

const instant = (moment: string | null): string | null => (moment === null ? null : new Date(moment).toISOString());

type ToldPlan = Pick<StoredInvokedPlan, 'plan_id' | 'plan_version_id'>;

/** What the audit trail says of an invocation, under the names that requests use. */
export const audited = (of: StoredInvocation, plans: readonly ToldPlan[], lostIds: readonly string[]): Record<string, unknown> => ({
  title: of.title,
  reason: of.reason,
  unitId: of.unit_id,
  leadId: of.lead_id,
  state: of.state,
  outageAt: instant(of.outage_at),
  declaredAt: instant(of.declared_at),
  reportEveryMinutes: of.report_every_minutes,
  plans: toldPlans(plans),
  lostIds: [...lostIds].sort(),
  ...(of.state === 'stood-down' ? stoodDown(of) : {}),
});

export const toldPlans = (plans: readonly ToldPlan[]): { planId: string; versionId: string }[] => plans.map(({ plan_id: planId, plan_version_id: versionId }) => ({ planId, versionId }));

export const stoodDown = (of: StoredInvocation): Record<string, unknown> => ({ stoodDownAt: instant(of.stood_down_at), standDownReason: of.stand_down_reason, openSteps: of.open_steps });
