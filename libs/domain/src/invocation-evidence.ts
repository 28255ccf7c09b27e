import type { EvidenceOutcome } from './evidence';
import { againstRequirement, measuredRecovery, type MeasuredTime } from './exercise-recovery';
import type { LogProgress } from './log-progress';
import type { PlanContent } from './plan-content';

/*
 * What the real use of a plan is evidence of. It recovers what it is for when its clock stops, wherever that is: the service may run
 * at another site long before the building is back. Where no step stops the clock, what it covers has to be usable again.
 */

/** A plan that is used for real, and what it has to keep. */
export interface InvokedForReal {
  readonly planId: string;
  readonly content: Pick<PlanContent, 'resourceIds' | 'steps'>;
  /** In minutes on the clock; null: not known. */
  readonly rtoMinutes: number | null;
  readonly outageAt: string;
  /** Null while it runs: a step that is still open may be done in time. */
  readonly stoodDownAt: string | null;
}

export interface InvocationSays {
  readonly outcome: EvidenceOutcome;
  readonly measured: MeasuredTime;
  /** When it was recovered, or given up: a moment, from which its age runs. */
  readonly at: string;
}

interface Times {
  readonly usableAt: string | null;
  readonly abandonedAt: string | null;
}

const latest = (moments: readonly string[]): string | null => moments.reduce<string | null>((last, one) => (last === null || Date.parse(one) > Date.parse(last) ? one : last), null);

/** Of a plan whose steps stop its clock: the last of them is done, or was left undone at the stand-down. */
function byItsClock({ planId, stoodDownAt }: InvokedForReal, stops: readonly string[], { steps }: LogProgress): Times {
  const done = stops.flatMap((id) => steps.find(({ step }) => step.planId === planId && step.id === id)?.finished?.at ?? []);
  const skipped = stops.some((id) => steps.find(({ step }) => step.planId === planId && step.id === id)?.state === 'skipped');
  if (done.length === stops.length) return { usableAt: latest(done), abandonedAt: null };
  return { usableAt: null, abandonedAt: skipped ? null : stoodDownAt };
}

/** Of what it covers: the last that came back, or the first that was given up. What nobody told of says nothing. */
function byItsResources({ content: { resourceIds } }: InvokedForReal, { resources }: LogProgress): Times {
  const told = resources.filter(({ resourceId }) => resourceIds.includes(resourceId));
  const given = told.flatMap(({ usable, abandoned }) => (usable === null && abandoned !== null ? [abandoned.at] : []));
  if (given.length > 0) return { usableAt: null, abandonedAt: given.sort((one, other) => Date.parse(one) - Date.parse(other))[0]! };
  return { usableAt: latest(told.flatMap(({ usable }) => usable?.at ?? [])), abandonedAt: null };
}

/**
 * Failed where it came back later than its RTO, or was given up; passed where it was kept; null where nobody can say, since nothing
 * was measured or nobody knows the RTO. A failure is one as soon as it is told, a pass only once it is signed off.
 * @param lost what was lost: of these nothing may be left untold for a pass where the plan has no clock of its own
 */
export function invocationSays(invoked: InvokedForReal, progress: LogProgress, lost: readonly string[]): InvocationSays | null {
  const stops = invoked.content.steps.flatMap(({ id, clock }) => (clock === 'stops' ? [id] : []));
  const times = stops.length > 0 ? byItsClock(invoked, stops, progress) : byItsResources(invoked, progress);
  const measured = measuredRecovery({ lostAt: invoked.outageAt, ...times });
  const at = times.usableAt ?? times.abandonedAt;
  if (measured === null || at === null) return null;
  if (measured.moreThan || againstRequirement(measured, invoked.rtoMinutes) === 'over') return { outcome: 'failed', measured, at };
  const untold = stops.length === 0 && lost.some((id) => invoked.content.resourceIds.includes(id) && !progress.resources.some(({ resourceId, usable }) => resourceId === id && usable !== null));
  return invoked.rtoMinutes === null || untold ? null : { outcome: 'passed', measured, at };
}
