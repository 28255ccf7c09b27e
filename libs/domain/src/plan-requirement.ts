import type { PlanContent } from './plan-content';

/** By when something has to serve after a loss, and how old its data may be, in minutes on the clock; null: nobody asks for it, or nobody can say. */
export interface Requirement {
  readonly rtoMinutes: number | null;
  /** Even at once is too late, as what comes after it alone takes longer than is allowed. `rtoMinutes`, which is judged, is then 0. */
  readonly tooLateAtOnce: boolean;
  readonly rpoMinutes: number | null;
  /** The RTO as it is stated where that is in working time, "10 working hours (Support hours)"; null: it is stated on the clock. */
  readonly rtoStated: string | null;
}

/** What the approved analyses ask of activities and resources, by id. */
export type Requirements = ReadonlyMap<string, Requirement>;

export const NO_REQUIREMENT: Requirement = { rtoMinutes: null, tooLateAtOnce: false, rpoMinutes: null, rtoStated: null };

/** The shortest RTO and the shortest RPO among these: what is not known asks for nothing. */
export function shortestRequirement(asked: readonly Requirement[]): Requirement {
  const rto = asked.filter(({ rtoMinutes }) => rtoMinutes !== null).sort((one, other) => one.rtoMinutes! - other.rtoMinutes! || Number(other.tooLateAtOnce) - Number(one.tooLateAtOnce))[0] ?? NO_REQUIREMENT;
  const points = asked.flatMap(({ rpoMinutes }) => rpoMinutes ?? []);
  return { rtoMinutes: rto.rtoMinutes, tooLateAtOnce: rto.tooLateAtOnce, rtoStated: rto.rtoStated, rpoMinutes: points.length > 0 ? Math.min(...points) : null };
}

type Scope = Pick<PlanContent, 'activityIds' | 'resourceIds'>;

const of = (ids: readonly string[], requirements: Requirements): Requirement => shortestRequirement(ids.flatMap((id) => requirements.get(id) ?? []));

const orElse = (one: Requirement, other: Requirement): Requirement => ({
  ...(one.rtoMinutes === null ? other : one), rpoMinutes: one.rpoMinutes ?? other.rpoMinutes,
});

/** What a plan as a whole is held to: the shortest of the activities that it recovers; where none of them asks for a time, of its resources. */
export const requirementOfPlan = ({ activityIds, resourceIds }: Scope, requirements: Requirements): Requirement => orElse(of(activityIds, requirements), of(resourceIds, requirements));

/** What a resource is held to: what leans on it, as in a rehearsal; where nothing does, the activities of the plans that cover it. */
export const requirementOfResource = (id: string, plans: readonly Scope[], requirements: Requirements): Requirement =>
  orElse(requirements.get(id) ?? NO_REQUIREMENT, of(plans.filter(({ resourceIds }) => resourceIds.includes(id)).flatMap(({ activityIds }) => activityIds), requirements));
