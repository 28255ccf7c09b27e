import type { LiveStep } from './log-progress';
import type { PlanContent } from './plan-content';

/** The steps of a plan's fixed version as they are done live: each with the title of the role that does it. */
export function liveStepsOf(planId: string, { roles, steps }: Pick<PlanContent, 'roles' | 'steps'>): LiveStep[] {
  const titles = new Map(roles.map(({ id, title }) => [id, title]));
  return steps.map(({ id, title, roleId, what, where, how, minutes, after, clock }) => ({
    planId, id, title, what, where, how, minutes, after, clock, who: (roleId !== null && titles.get(roleId)) || '', deputies: '',
  }));
}
