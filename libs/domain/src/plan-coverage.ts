import { addMonths } from './calendar';
import type { EvidenceOutcome } from './evidence';
import type { PlanKind } from './plan-content';

/** What may be amiss between what has to go on and the plans for it. ISO 22301:2019, 8.4 and 8.5. */
export const COVERAGE_FINDINGS = ['activity', 'resource', 'nothing-critical', 'not-below'] as const;
export type CoverageFinding = (typeof COVERAGE_FINDINGS)[number];

/** What a critical activity may lack: any plan, one that was approved, one within its review date, one that was rehearsed, and as it stands now. */
export const COVERAGE_LACKS = ['plan', 'approval', 'review', 'rehearsal', 'version'] as const;
export type CoverageLack = (typeof COVERAGE_LACKS)[number];

/** A rehearsal older than this shows nothing any more. ISO 22301 leaves the interval to the organisation; a year is what is usual. */
export const REHEARSAL_MONTHS = 12;

/** A plan in use: what its approved version recovers, or while there is none, what its draft says. */
export interface CoveringPlan {
  readonly id: string;
  readonly kind: PlanKind;
  readonly parentId: string | null;
  readonly approved: boolean;
  readonly nextReview: string | null;
  /** What its last rehearsal or real use shows of it, as evidence has it; `changedSince`: the approved version says otherwise than the one that was rehearsed. */
  readonly rehearsed: { readonly on: string; readonly outcome: EvidenceOutcome; readonly changedSince: boolean } | null;
  readonly activityIds: readonly string[];
  readonly resourceIds: readonly string[];
}

export interface Covered {
  readonly activities: readonly { readonly id: string; readonly critical: boolean }[];
  readonly resourceIds: readonly string[];
  readonly plans: readonly CoveringPlan[];
  /** Everything that a critical activity leans on, directly or by way of others. */
  readonly critical: ReadonlySet<string>;
}

export interface CoverageGap {
  readonly finding: CoverageFinding;
  /** Of the activity, the resource or the plan. */
  readonly id: string;
  /** Of an activity: what the best of its plans lacks. */
  readonly lacks: readonly CoverageLack[];
  /** That plan; of a resource, the draft that would recover it. */
  readonly planId: string | null;
}

/** What a plan lacks to be relied on, on a day. A rehearsal that failed, came out in part or missed its RTO shows no more than none; a good one shows what was rehearsed, not what was written since. */
export function planLacks({ approved, nextReview, rehearsed }: Pick<CoveringPlan, 'approved' | 'nextReview' | 'rehearsed'>, today: string): CoverageLack[] {
  const fresh = rehearsed !== null && rehearsed.outcome === 'passed' && addMonths(rehearsed.on, REHEARSAL_MONTHS) >= today;
  return [
    ...(approved ? [] : (['approval'] as const)), ...(approved && nextReview !== null && nextReview < today ? (['review'] as const) : []),
    ...(fresh ? [] : (['rehearsal'] as const)), ...(fresh && rehearsed.changedSince ? (['version'] as const) : []),
  ];
}

/**
 * Critical activities without an approved, in-date and rehearsed plan, resources without a plan, plans that recover nothing critical,
 * and plans that no corporate plan is above. One plan that lacks nothing is enough; otherwise the one that lacks least is named.
 * Cost: what plans name, once each.
 */
export function coverageGaps({ activities, resourceIds, plans, critical }: Covered, today: string): CoverageGap[] {
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  const lacking = new Map(plans.map((plan) => [plan.id, planLacks(plan, today)]));
  const [ofActivity, ofResource] = [new Map<string, CoveringPlan[]>(), new Map<string, CoveringPlan[]>()];
  for (const plan of plans) {
    for (const id of plan.activityIds) putUnder(ofActivity, id, plan);
    for (const id of plan.resourceIds) putUnder(ofResource, id, plan);
  }
  const leastLacking = (found: readonly CoveringPlan[]): CoveringPlan | null =>
    found.reduce<CoveringPlan | null>((best, plan) => (best === null || weight(lacking.get(plan.id)!) < weight(lacking.get(best.id)!) ? plan : best), null);

  const gaps: CoverageGap[] = [];
  for (const { id, critical: matters } of activities) {
    if (!matters) continue;
    const best = leastLacking(ofActivity.get(id) ?? []);
    const lacks = best ? lacking.get(best.id)! : (['plan'] as const);
    if (lacks.length > 0) gaps.push({ finding: 'activity', id, lacks, planId: best?.id ?? null });
  }
  for (const id of resourceIds) {
    const found = ofResource.get(id) ?? [];
    if (!found.some(({ approved }) => approved)) gaps.push({ finding: 'resource', id, lacks: [], planId: found[0]?.id ?? null });
  }

  const important = new Set(critical);
  for (const { id, critical: matters } of activities) if (matters) important.add(id);
  const matter = new Set<string>();
  const belowCorporate = new Set<string>();
  for (const plan of plans) {
    const above = withPlansAbove(plan, byId);
    if (above.some(({ kind }) => kind === 'corporate')) belowCorporate.add(plan.id);
    // A plan serves by way of those below it too.
    if ([...plan.activityIds, ...plan.resourceIds].some((id) => important.has(id))) above.forEach(({ id }) => matter.add(id));
  }
  // What a draft is to recover is not settled yet.
  for (const { id, approved } of plans) if (approved && !matter.has(id)) gaps.push({ finding: 'nothing-critical', id, lacks: [], planId: id });
  for (const { id } of plans) if (!belowCorporate.has(id)) gaps.push({ finding: 'not-below', id, lacks: [], planId: id });
  return gaps;
}

const WEIGHTS: Readonly<Record<CoverageLack, number>> = { plan: 16, approval: 8, review: 4, rehearsal: 2, version: 1 };

/** An approved plan is nearer to being relied on than a draft, whatever else. */
const weight = (lacks: readonly CoverageLack[]): number => lacks.reduce((sum, lack) => sum + WEIGHTS[lack], 0);

/** Itself and those above; a plan above that is out of use ends the way. */
function withPlansAbove(plan: CoveringPlan, byId: ReadonlyMap<string, CoveringPlan>): CoveringPlan[] {
  const path = new Set<CoveringPlan>();
  for (let here: CoveringPlan | undefined = plan; here && !path.has(here); here = byId.get(here.parentId ?? '')) path.add(here);
  return [...path];
}

/** Everything that these lean on, directly or by way of others. Cost: dependencies once each. */
export function leanedOn(fromIds: readonly string[], dependencies: Iterable<{ readonly dependentId: string; readonly memberIds: readonly string[] }>): Set<string> {
  const below = new Map<string, string[]>();
  for (const { dependentId, memberIds } of dependencies) putUnder(below, dependentId, ...memberIds);
  const found = new Set<string>();
  const open = [...fromIds];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    for (const id of below.get(here) ?? []) {
      if (found.has(id)) continue;
      found.add(id);
      open.push(id);
    }
  }
  return found;
}

function putUnder<One>(all: Map<string, One[]>, id: string, ...more: readonly One[]): void {
  const found = all.get(id);
  if (found) found.push(...more);
  else all.set(id, [...more]);
}
