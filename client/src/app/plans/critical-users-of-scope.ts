import type { ActivityView, CriticalUserView } from '@holdfast/contracts';
import { LIMITS, meansTheSame, type PlanCriticalUsers } from '@holdfast/domain';
import { day } from '../shared/words/dates';
import { newPartId } from './new-part-id';

/**
 * The critical users of a plan's activities that the plan does not name yet, as its own: what was approved goes on saying what it
 * said. Each says whether its solution was seen to work, and when and by whom.
 */
export function criticalUsersOfScope(activities: readonly Pick<ActivityView, 'criticalUsers'>[], there: readonly PlanCriticalUsers[]): PlanCriticalUsers[] {
  return activities.flatMap(({ criticalUsers }) => criticalUsers).reduce<PlanCriticalUsers[]>((taken, user) => {
    if (user.retiredAt !== null || [...there, ...taken].some((one) => meansTheSame(one, user))) return taken;
    return [...taken, { id: newPartId(), criticalUserId: user.id, group: user.name, people: user.howMany, needs: user.needs, solution: withItsProof(user) }];
  }, []);
}

function withItsProof({ solution, verifiedOn, verifiedBy }: CriticalUserView): string {
  if (solution === '') return '';
  const proof = verifiedOn && verifiedBy ? ` (seen to work on ${day(verifiedOn, { dated: true })} by the ${verifiedBy.jobTitle})` : ' (not seen to work yet)';
  return `${solution.slice(0, LIMITS.reason - proof.length)}${proof}`;
}
