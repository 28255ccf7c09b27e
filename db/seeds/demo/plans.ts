import { CONTINUITY_PLANS } from './continuity-plans';
import type { DemoPlan } from './demo-plan';
import { ICT_RECOVERY_PLAN } from './ict-recovery-plan';
import { TEAM_PLANS } from './team-plans';

const plans = { ...CONTINUITY_PLANS, 'ict-dr': ICT_RECOVERY_PLAN, ...TEAM_PLANS } as const;

export type PlanKey = keyof typeof plans;

/** Plans before those below them. */
export const PLANS: Readonly<Record<PlanKey, DemoPlan>> = plans;
