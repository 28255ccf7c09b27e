import { Inject, Injectable } from '@nestjs/common';
import type { ActivityBackView, ResourceBackView, UnknownView, WhatIfRequest, WhatIfView } from '@holdfast/contracts';
import {
  componentsOf, earliestReturns, elapsedTimes, idOf, lostWith, neededBy, peakDays, RECOVERY_OUTCOMES, recoveryCycles, recoveryGaps, recoveryOutcome, recoverySummary, recoveryTimeline, singlePoints, sourceOf,
  type Duration, type EarliestReturn, type EarliestReturns, type LossOptions, type RecoveryTimeline,
} from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database, type Sql } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { calendarNames, known, loadPeaks, loadRecovery, nodeView, resourceView, taken, type LoadedRecovery } from '../recovery-inputs';
import { provenTimes, type ProvenTime } from './proven-times';
import { requireContinuity } from './require-continuity';

const SINGLE_POINTS_SHOWN = 8;

/** What comes back when, after losing what is named. A question: nothing is stored. */
@Injectable()
export class AskWhatIf {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: WhatIfRequest, actor: Actor): Promise<WhatIfView> {
    requireContinuity(actor);
    return this.database.read(actor.organisationId, async (sql) => {
      const loaded = await loadRecovery(sql, actor);
      const chosen = [...new Set(request.lostIds ?? [])];
      if (chosen.some((id) => (loaded.graph.indexOf.get(id) ?? -1) < loaded.graph.activityCount)) throw needsChange([{ field: 'lostIds', message: 'Choose what is lost from the list of resources in use' }]);
      const reckoned = reckon(loaded, chosen, request, await provenTimes(sql, actor, loaded));
      return { at: sql.now.toISOString(), ...reckoned, activities: await atTheirPeaks(sql, actor, reckoned) };
    });
  }
}

/** Each with the peak period that it meets between the loss and its return. */
async function atTheirPeaks(sql: Sql, actor: Actor, { lostAt, activities }: Pick<WhatIfView, 'lostAt' | 'activities'>): Promise<ActivityBackView[]> {
  if (lostAt === null || activities.length === 0) return activities;
  const { timeZone } = (await sql.one<{ timeZone: string }>('SELECT time_zone AS "timeZone" FROM organisation WHERE id = $1', [actor.organisationId]))!;
  const peaksOf = new Map((await loadPeaks(sql, actor)).map(({ id, peaks }) => [id, peaks]));
  return activities.map((row) => {
    const lost = Date.parse(lostAt);
    const days = [lost, lost + (row.back ?? row.earliest?.minutes ?? 0) * 60_000].map((moment) => dayIn(timeZone, new Date(moment))) as [string, string];
    const [peak = null] = (peaksOf.get(row.id) ?? []).flatMap((one) => peakDays(one, ...days).map((found) => ({ ...found, what: one.what, effect: one.effect }))).sort((one, other) => (one.from < other.from ? -1 : 1));
    return { ...row, peak };
  });
}

function reckon(loaded: LoadedRecovery, chosen: readonly string[], { everything = false, lostAt = null, basis = 'declared' }: WhatIfRequest, proven: Map<string, ProvenTime>): Omit<WhatIfView, 'at'> {
  const { graph } = loaded;
  const components = componentsOf(graph);
  const options = { basis, proven, times: elapsedTimes(loaded.calendars, lostAt === null ? null : Date.parse(lostAt)) };
  const lostIds = everything ? loaded.resources.map(({ id }) => id) : chosen;
  const timeline = recoveryTimeline(graph, lostIds, options, components);
  const told: Told = { ...timeline, earliest: earliestReturns(graph, lostIds, options, timeline, components) };
  const activities = activitiesOf(loaded, told, options);
  const needs = neededBy(graph, { ...options, times: elapsedTimes(loaded.calendars, null) }, components);
  const gaps = new Map(recoveryGaps(graph, needs, { ...options, times: elapsedTimes(loaded.calendars, null) }).map((gap) => [gap.node, gap.state]));
  const resources: ResourceBackView[] = [];
  const sources = { declared: 0, contractual: 0, proven: 0, none: 0 };
  for (let node = graph.activityCount; node < graph.size; node += 1) {
    if (!timeline.down[node] && !timeline.calledOn[node]) continue;
    const [lost, calledOn] = [timeline.lost[node] === 1, timeline.calledOn[node] === 1];
    const { id, declared, contractual, contractOf } = loaded.resources[node - graph.activityCount]!;
    const source = lost || calledOn ? sourceOf(graph, node, basis, options.proven) : null;
    if (lost || calledOn) sources[source ?? 'none'] += 1;
    resources.push({
      ...resourceView(loaded, node),
      lost, calledOn,
      begins: known(timeline.begins[node]!), serves: known(timeline.serves[node]!), earliest: earliestOf(told, node),
      source, stated: source === 'declared' ? declared : source === 'contractual' ? contractual : null,
      contractOf: source === 'contractual' ? contractOf : null,
      provenOn: proven.get(id)?.on ?? null, stillLost: source === 'proven' ? proven.get(id)!.stillLost : null,
      ...waiting(loaded, told, node),
      neededBy: Number.isFinite(needs.by[node]!) ? needs.by[node]! : null,
      gap: gaps.get(node) ?? null,
    });
  }
  resources.sort((one, other) => (one.serves ?? Infinity) - (other.serves ?? Infinity) || (one.begins ?? Infinity) - (other.begins ?? Infinity) || (one.name < other.name ? -1 : 1));
  const points = singlePoints(graph, SINGLE_POINTS_SHOWN, components);
  return {
    basis, lostAt, everything,
    lost: chosen.map((id) => ({ ...resourceView(loaded, graph.indexOf.get(id)!), withIt: lostWith(graph, [id]).reduce((sum, one) => sum + one, 0) - 1 })),
    activities, resources,
    summary: recoverySummary(activities.map(({ back, earliest, rto, mtpd }) => ({ back, earliest, rto: rto?.minutes ?? null, mtpd: mtpd?.minutes ?? null }))),
    allActivities: loaded.activities.length,
    cycles: recoveryCycles(graph, components).map((cycle) => cycle.map((id) => nodeView(loaded, graph.indexOf.get(id)!))),
    singlePoints: points.most.map(({ id, activities: count }) => ({ ...resourceView(loaded, graph.indexOf.get(id)!), activities: count })),
    moreSinglePoints: points.total - points.most.length,
    sources,
    calendars: calendarNames(loaded),
  };
}

type Told = RecoveryTimeline & { readonly earliest: EarliestReturns };

function activitiesOf(loaded: LoadedRecovery, timeline: Told, { times }: Required<Omit<LossOptions, 'earliest'>>): ActivityBackView[] {
  const { graph } = loaded;
  return loaded.activities
    .flatMap((activity, node): ActivityBackView[] => {
      if (!timeline.down[node]) return [];
      const [back, earliest] = [known(timeline.serves[node]!), earliestOf(timeline, node)];
      const measure = (one: Duration): number => times.requirement(one);
      const [rto, mtpd] = [taken(activity.rto, measure), taken(activity.mtpd, measure)];
      return [{
        ...nodeView(loaded, node), kind: null,
        critical: activity.critical, peak: null, begins: known(timeline.begins[node]!), back, earliest, resume: activity.resume, rto, mtpd, analysed: activity.analysed,
        outcome: recoveryOutcome({ back, earliest, rto: rto?.minutes ?? null, mtpd: mtpd?.minutes ?? null }),
        ...waiting({ graph }, timeline, node),
      }];
    })
    .sort((one, other) => RECOVERY_OUTCOMES.indexOf(one.outcome) - RECOVERY_OUTCOMES.indexOf(other.outcome) || (one.back ?? Infinity) - (other.back ?? Infinity) || (one.name < other.name ? -1 : 1));
}

function earliestOf({ earliest: { atLeast, moreThan } }: Told, node: number): EarliestReturn | null {
  const minutes = known(atLeast[node]!);
  return minutes === null ? null : { minutes, moreThan: moreThan[node] === 1 };
}

function waiting({ graph }: Pick<LoadedRecovery, 'graph'>, { waitsFor, earliest, why }: Told, node: number): { waitsForId: string | null; unknown: UnknownView | null } {
  const idOrNull = (one: number): string | null => (one === -1 ? null : idOf(graph, one));
  if (why[node] === null) return { waitsForId: idOrNull(waitsFor[node]!), unknown: null };
  let root = waitsFor[node]!;
  while (why[node] === 'waits' && root !== -1 && why[root] === 'waits') root = waitsFor[root]!;
  return { waitsForId: idOrNull(earliest.waitsFor[node] === -1 ? waitsFor[node]! : earliest.waitsFor[node]!), unknown: { why: why[node]!, waitsForId: idOrNull(root) } };
}
