import { Inject, Injectable } from '@nestjs/common';
import type { GapListRequest, GapPage, GapRow } from '@holdfast/contracts';
import {
  chainOf, GAP_STATES, givenUpAfter, LIMITS, ownTime, recoveryCycles, RESOURCE_KINDS, type GapState, type LossOptions, type NeededBy, type RecoveryGap,
} from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { toCursor } from '../platform/page';
import { placeOf, searchWords } from '../risk-lists';
import { calendarNames, isActivity, known, nodeView, taken, type LoadedRecovery } from '../recovery-inputs';
import type { ProvenTime } from './proven-times';
import { reckonGaps } from './reckon-gaps';
import { requireContinuity } from './require-continuity';
import { tiedToGaps } from './tied-to-gaps';

/** Where a resource takes longer than the activities that lean on it can wait: reckoned from what is recorded, each time it is asked. */
@Injectable()
export class ListGaps {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: GapListRequest): Promise<GapPage> {
    requireContinuity(actor);
    return this.database.readAsAt(actor, async (sql) => {
      const { loaded, proven, options, components, needs, gaps } = await reckonGaps(sql, actor, request.basis);
      const { graph } = loaded;
      const besidesState = gaps.filter(narrowedBy(loaded, needs, request));
      const wanted = besidesState.filter(({ state }) => !request.state?.length || request.state.includes(state));
      const { page, next } = pageOf(loaded, request, wanted);
      const tied = await tiedToGaps(sql, actor, page.map(({ node }) => loaded.resources[node - graph.activityCount]!.id));
      return {
        items: page.map((gap) => ({ ...rowOf(loaded, needs, options, gap, proven), ...tied(loaded.resources[gap.node - graph.activityCount]!.id) })),
        next,
        total: wanted.length,
        counts: Object.fromEntries(GAP_STATES.map((state) => [state, besidesState.filter((gap) => gap.state === state).length])) as Record<GapState, number>,
        cycles: recoveryCycles(graph, components).map((cycle) => cycle.map((id) => nodeView(loaded, graph.indexOf.get(id)!))),
        reckoned: { activities: loaded.activities.length, withRto: loaded.activities.filter(({ rto }) => rto !== null).length, resources: loaded.resources.length },
        calendars: calendarNames(loaded),
      };
    });
  }
}

function narrowedBy({ graph, resources }: LoadedRecovery, needs: NeededBy, { kind, unit, owner, activity, resource: only, q }: GapListRequest): (gap: RecoveryGap) => boolean {
  const words = searchWords(q ?? '');
  return ({ node, state }) => {
    const resource = resources[node - graph.activityCount]!;
    return (
      (!only?.length || only.includes(resource.id)) &&
      (!kind?.length || kind.includes(resource.kind)) &&
      (!unit?.length || resource.unitPath.some((id) => unit.includes(id))) &&
      (!owner?.length || owner.includes(resource.owner.id)) &&
      // Chains may be long, so they are followed only where somebody asks what is at their end.
      (!activity?.length || (state !== 'cycle' && activity.includes(chainOf(graph, needs, node).at(-1)!))) &&
      (words.length === 0 || holdsAll(`${resource.reference} ${resource.name}`.toLowerCase(), words))
    );
  };
}

const holdsAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));

/** Rows are ordered here, since none of this is a column. What has no key comes last, whichever way. */
function pageOf({ graph, resources }: LoadedRecovery, { sort = '-over', after }: GapListRequest, gaps: readonly RecoveryGap[]): { page: RecoveryGap[]; next: string | null } {
  const descending = sort.startsWith('-');
  const numbers = ['over', 'neededBy', 'kind'].includes(sort.replace('-', ''));
  const keyOf = ({ node, by, neededBy: needed }: RecoveryGap): number | string | null => {
    const resource = resources[node - graph.activityCount]!;
    switch (sort.replace('-', '')) {
      case 'neededBy': return needed;
      case 'name': return resource.name.toLowerCase();
      case 'kind': return RESOURCE_KINDS.indexOf(resource.kind);
      case 'owner': return `${resource.owner.jobTitle} ${resource.owner.name}`.toLowerCase();
      default: return by;
    }
  };
  const keyed = gaps.map((gap) => ({ gap, key: keyOf(gap), id: resources[gap.node - graph.activityCount]!.id }));
  const compare = (one: { key: number | string | null; id: string }, other: { key: number | string | null; id: string }): number => {
    if ((one.key === null) !== (other.key === null)) return one.key === null ? 1 : -1;
    const way = descending ? -1 : 1;
    if (one.key !== null && other.key !== null && one.key !== other.key) return one.key < other.key ? -way : way;
    return one.id < other.id ? -way : one.id > other.id ? way : 0;
  };
  keyed.sort(compare);
  const place = placeOf(after, sort, { type: numbers ? 'integer' : 'text' });
  const rest = place ? keyed.filter((one) => compare(one, place) > 0) : keyed;
  const page = rest.slice(0, LIMITS.pageSize);
  const last = page.at(-1);
  return { page: page.map(({ gap }) => gap), next: last && rest.length > page.length ? toCursor([sort, last.key === null ? 1 : 0, last.key, last.id]) : null };
}

function rowOf(loaded: LoadedRecovery, needs: NeededBy, options: LossOptions, gap: RecoveryGap, proven: ReadonlyMap<string, ProvenTime>): Omit<GapRow, 'risks' | 'actions'> {
  const { graph, resources, activities } = loaded;
  const resource = resources[gap.node - graph.activityCount]!;
  const times = options.times!;
  const capability = (duration: Parameters<typeof times.capability>[0]): number => times.capability(duration, 0);
  const nodes = gap.state === 'cycle' ? [] : chainOf(graph, needs, gap.node).map((id) => graph.indexOf.get(id)!);
  const chain = nodes.map((node) => ({ ...nodeView(loaded, node), minutes: known(ownTime(graph, node, options.basis!, options.proven!, times, 0)), after: givenUpAfter(graph, node, options.basis!, options.proven!) }));
  const last = nodes.at(-1);
  const activity = last !== undefined && isActivity(loaded, last) ? activities[last]! : null;
  const rto = taken(activity?.rto ?? null, (duration) => times.requirement(duration));
  return {
    id: resource.id, reference: resource.reference, name: resource.name, kind: resource.kind,
    unitId: resource.unitId, unitName: resource.unitName, owner: resource.owner,
    state: gap.state, neededBy: gap.neededBy, atLatest: gap.atLatest,
    declared: taken(resource.declared, capability), contractual: taken(resource.contractual ?? resource.siteContract ?? null, capability), proven: proven.get(resource.id) ?? null,
    contractOf: resource.contractOf,
    over: [...gap.over], by: gap.by,
    activity: activity && rto ? { ...nodeView(loaded, last!), rto } : null,
    chain,
    after: chain.slice(1).reduce((sum, { minutes, after }) => sum + (minutes ?? after ?? 0), 0),
  };
}
