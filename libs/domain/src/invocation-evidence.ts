import { clockInWords } from './duration';
import type { EvidenceOutcome } from './evidence';
import { EVEN_AT_ONCE, limitInWords } from './exercise-words';
import { againstRequirement, measuredDataLoss, measuredInWords, measuredRecovery, type MeasuredTime } from './exercise-recovery';
import type { LogProgress, ResourceProgress } from './log-progress';
import type { PlanContent } from './plan-content';
import { NO_REQUIREMENT, requirementOfPlan, requirementOfResource, shortestRequirement, type Requirement, type Requirements } from './plan-requirement';
import { missed } from './rehearsal-evidence';

/*
 * What the real use of a plan is evidence of. It recovers what it is for when its clock stops, wherever that is: the service may run
 * at another site long before the building is back. Where no step stops the clock, what it covers has to be usable again, each in its
 * own time, as in a rehearsal. Either way, what came back may have lost no more data than its RPO allows.
 */

/** A plan that is used for real, and what it has to keep. */
export interface InvokedForReal {
  readonly planId: string;
  readonly content: Pick<PlanContent, 'activityIds' | 'resourceIds' | 'steps'>;
  readonly outageAt: string;
  /** Null while it runs: a step that is still open may be done in time. */
  readonly stoodDownAt: string | null;
}

/** Data that came back older than it may be, in minutes. */
export interface DataLost {
  readonly minutes: number;
  readonly rpoMinutes: number;
}

export interface InvocationSays {
  readonly outcome: EvidenceOutcome;
  readonly measured: MeasuredTime;
  /** What that was held to; null: nobody knows. */
  readonly rtoMinutes: number | null;
  readonly tooLateAtOnce: boolean;
  /** The worst that was lost beyond its RPO; null: none, as far as is known. */
  readonly dataLost: DataLost | null;
  /** When it was recovered, or given up: a moment, from which its age runs. */
  readonly at: string;
}

/** What was measured of something against what it is held to. */
type Told = Pick<InvocationSays, 'measured' | 'rtoMinutes' | 'tooLateAtOnce' | 'dataLost' | 'at'>;

const time = (moment: string): number => Date.parse(moment);
const latest = <T extends { readonly at: string }>(those: readonly T[]): T | null => those.reduce<T | null>((last, one) => (last === null || time(one.at) > time(last.at) ? one : last), null);
const earliest = <T extends { readonly at: string }>(those: readonly T[]): T | null => those.reduce<T | null>((first, one) => (first === null || time(one.at) < time(first.at) ? one : first), null);

function told(outageAt: string, { usableAt, abandonedAt }: { readonly usableAt: string | null; readonly abandonedAt: string | null }, { rtoMinutes, tooLateAtOnce }: Requirement, dataLost: DataLost | null): Told | null {
  const measured = measuredRecovery({ lostAt: outageAt, usableAt, abandonedAt });
  const at = usableAt ?? abandonedAt;
  return measured === null || at === null ? null : { measured, rtoMinutes, tooLateAtOnce, dataLost, at };
}

/** What came back of a resource and is too old; while it is not usable, better data may still come. */
function dataLostOf({ usable, dataAsOf }: ResourceProgress, outageAt: string, { rpoMinutes }: Requirement): DataLost | null {
  const loss = usable === null ? null : measuredDataLoss(outageAt, dataAsOf?.at ?? null);
  return loss !== null && rpoMinutes !== null && loss.minutes > rpoMinutes ? { minutes: loss.minutes, rpoMinutes } : null;
}

const resourceTold = (one: ResourceProgress, outageAt: string, asked: Requirement): Told | null =>
  told(outageAt, { usableAt: one.usable?.at ?? null, abandonedAt: one.abandoned?.at ?? null }, asked, dataLostOf(one, outageAt, asked));

/** The rule of a rehearsal: given up, too late, or with too much data lost. */
const fails = ({ measured, rtoMinutes, dataLost }: Told): boolean => missed({ againstRto: againstRequirement(measured, rtoMinutes), againstRpo: dataLost === null ? 'not-known' : 'over', givenUp: measured.moreThan });

const worst = (losses: readonly (DataLost | null)[]): DataLost | null =>
  losses.reduce((most, one) => (one !== null && (most === null || one.minutes - one.rpoMinutes > most.minutes - most.rpoMinutes) ? one : most), null);

const stopsOf = ({ steps }: InvokedForReal['content']): readonly string[] => steps.flatMap(({ id, clock }) => (clock === 'stops' ? [id] : []));

const progressOfStops = ({ planId, content }: InvokedForReal, { steps }: LogProgress) => stopsOf(content).map((id) => steps.find(({ step }) => step.planId === planId && step.id === id));

/** Of a plan whose steps stop its clock: the last of them is done, or was left undone at the stand-down. */
function byItsClock(invoked: InvokedForReal, progress: LogProgress, asked: Requirement): Told | null {
  const { outageAt, stoodDownAt } = invoked;
  const stops = progressOfStops(invoked, progress);
  const done = stops.flatMap((one) => one?.finished ?? []);
  if (done.length === stops.length) return told(outageAt, { usableAt: latest(done)!.at, abandonedAt: null }, asked, null);
  return told(outageAt, { usableAt: null, abandonedAt: stops.some((one) => one?.state === 'skipped') ? null : stoodDownAt }, asked, null);
}

/** Of what it covers: the first that was given up, the last that came too late, or the last that came back. What nobody told of says nothing. */
function byItsResources(those: readonly Told[]): Told | null {
  const late = latest(those.filter(({ measured, rtoMinutes }) => againstRequirement(measured, rtoMinutes) === 'over'));
  return earliest(those.filter(({ measured }) => measured.moreThan)) ?? late ?? latest(those);
}

/** What is told of each resource that a plan covers, held to what leans on it. */
function coveredBy({ content, outageAt }: InvokedForReal, { resources }: LogProgress, requirements: Requirements): (Told & { readonly id: string })[] {
  return resources.filter(({ resourceId }) => content.resourceIds.includes(resourceId)).flatMap((one) => {
    const said = resourceTold(one, outageAt, requirementOfResource(one.resourceId, [content], requirements));
    return said ? [{ ...said, id: one.resourceId }] : [];
  });
}

/**
 * Failed where it came back later than its RTO, lost more data than its RPO allows, or was given up; passed where both were kept; null
 * where nobody can say, since nothing was measured or nobody knows the RTO. A failure is one as soon as it is told, a pass only once
 * it is signed off.
 * @param lost what was lost: of these nothing may be left untold for a pass where the plan has no clock of its own
 */
export function invocationSays(invoked: InvokedForReal, progress: LogProgress, lost: readonly string[], requirements: Requirements): InvocationSays | null {
  const hasClock = stopsOf(invoked.content).length > 0;
  const covered = coveredBy(invoked, progress, requirements);
  const whole = hasClock ? byItsClock(invoked, progress, requirementOfPlan(invoked.content, requirements)) : byItsResources(covered);
  if (whole === null) return null;
  const said = { ...whole, dataLost: worst(covered.map(({ dataLost }) => dataLost)) };
  if (fails(said)) return { ...said, outcome: 'failed' };
  if (hasClock) return said.rtoMinutes === null ? null : { ...said, outcome: 'passed' };
  const untold = lost.some((id) => invoked.content.resourceIds.includes(id) && !covered.some((one) => one.id === id));
  return untold || covered.every(({ rtoMinutes }) => rtoMinutes === null) ? null : { ...said, outcome: 'passed' };
}

/**
 * How long it has taken at least, of a plan that is past its RTO while it runs and what it is for is not back: an unfinished recovery is
 * longer than this, not unknown. Null: it is not so, or nobody knows the RTO. `now` as ISO 8601.
 */
export function pastItsRto(invoked: InvokedForReal, progress: LogProgress, lost: readonly string[], requirements: Requirements, now: string): InvocationSays | null {
  const { content, outageAt, stoodDownAt } = invoked;
  const stops = progressOfStops(invoked, progress);
  const covered = coveredBy(invoked, progress, requirements);
  const missing = content.resourceIds.filter((id) => lost.includes(id) && !covered.some((one) => one.id === id));
  const open = stops.length > 0 ? stops.some((one) => !one?.finished) && !stops.some((one) => one?.state === 'skipped') : missing.length > 0 || covered.length === 0;
  if (stoodDownAt !== null || !open) return null;
  const asked = stops.length > 0 || missing.length === 0 ? requirementOfPlan(content, requirements) : shortestRequirement(missing.map((id) => requirementOfResource(id, [content], requirements)));
  const least = told(outageAt, { usableAt: null, abandonedAt: now }, asked, null);
  return least !== null && againstRequirement(least.measured, asked.rtoMinutes) === 'over' ? { ...least, outcome: 'failed' } : null;
}

/**
 * The same of a resource that is lost and not usable: until now, or until it was given up. `resource` undefined: nobody told of it yet.
 */
export function resourcePastItsRto(resource: ResourceProgress | undefined, outageAt: string, { rtoMinutes }: Requirement, now: string): MeasuredTime | null {
  if (resource?.usable) return null;
  const measured = measuredRecovery({ lostAt: outageAt, usableAt: null, abandonedAt: resource?.abandoned?.at ?? now });
  return againstRequirement(measured, rtoMinutes) === 'over' ? measured : null;
}

/** What it says of one resource, whichever plans cover it: by its own time and its own data. */
export function resourceUseSays(resource: ResourceProgress, outageAt: string, asked: Requirement = NO_REQUIREMENT): InvocationSays | null {
  const said = resourceTold(resource, outageAt, asked);
  if (said === null) return null;
  if (fails(said)) return { ...said, outcome: 'failed' };
  return said.rtoMinutes === null ? null : { ...said, outcome: 'passed' };
}

/** "Recovered after 3 h 20 min, within its RTO of 4 h" */
export function invocationSaysInWords({ measured, rtoMinutes, tooLateAtOnce, dataLost }: InvocationSays): string {
  const took = `${measured.moreThan ? 'Given up after' : 'Recovered after'} ${measuredInWords({ ...measured, moreThan: false })}`;
  const kept = !measured.moreThan && againstRequirement(measured, rtoMinutes) === 'within';
  const rto = rtoMinutes === null ? '' : tooLateAtOnce ? `; ${EVEN_AT_ONCE.toLowerCase()}` : kept ? `, within its ${limitInWords('RTO', rtoMinutes)}` : `; its RTO is ${clockInWords(rtoMinutes)}`;
  return `${took}${rto}${dataLost === null ? '' : `. Data of ${clockInWords(dataLost.minutes)} lost; its RPO is ${clockInWords(dataLost.rpoMinutes)}`}`;
}
