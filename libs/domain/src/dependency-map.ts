import { componentsOf, cyclicGroups } from './recovery-cycles';
import { grouped } from './recovery-graph';

/** From what leans to what it leans on. */
export interface DependencyEdge {
  readonly from: string;
  readonly to: string;
}

/** The same as numbers: what node v leans on is `to[firstTo[v]]` up to that of v + 1, and what leans on it likewise. */
export interface EdgeGraph {
  readonly ids: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly firstTo: Int32Array;
  readonly to: Int32Array;
  readonly firstFrom: Int32Array;
  readonly from: Int32Array;
}

/** Cost: edges once each. */
export function edgeGraph(edges: readonly DependencyEdge[]): EdgeGraph {
  const ids: string[] = [];
  const numberOf = new Map<string, number>();
  const number = (id: string): number => {
    const known = numberOf.get(id);
    if (known !== undefined) return known;
    numberOf.set(id, ids.length);
    return ids.push(id) - 1;
  };
  const [froms, tos] = [new Int32Array(edges.length), new Int32Array(edges.length)];
  edges.forEach(({ from, to }, at) => ([froms[at], tos[at]] = [number(from), number(to)]));
  const [below, above] = [grouped(ids.length, froms), grouped(ids.length, tos)];
  return { ids, numberOf, firstTo: below.first, to: below.items.map((at) => tos[at]!), firstFrom: above.first, from: above.items.map((at) => froms[at]!) };
}

/**
 * What can be reached from one thing in so many steps, in either direction but without turning: what it leans on, and what leans on
 * it. The nearest come first.
 */
export function surroundings({ ids, numberOf, firstTo, to, firstFrom, from }: EdgeGraph, around: string, depth: number): string[] {
  const centre = numberOf.get(around);
  if (centre === undefined) return [around];
  const found = new Set([centre]);
  const ways = [{ first: firstTo, next: to }, { first: firstFrom, next: from }].map((way) => ({ ...way, seen: new Set([centre]), edge: [centre] }));
  for (let step = 0; step < depth; step += 1) {
    for (const way of ways) {
      way.edge = way.edge.flatMap((node) => [...way.next.subarray(way.first[node], way.first[node + 1])]).filter((node) => !way.seen.has(node) && way.seen.add(node));
      for (const node of way.edge) found.add(node);
    }
  }
  return Array.from(found, (node) => ids[node]!);
}

/** What most edges lead from or to; null: there are none. */
export function busiest({ ids, firstTo, firstFrom }: EdgeGraph): string | null {
  const edgesAt = (node: number): number => firstTo[node + 1]! - firstTo[node]! + firstFrom[node + 1]! - firstFrom[node]!;
  let most = 0;
  for (let node = 1; node < ids.length; node += 1) if (edgesAt(node) > edgesAt(most)) most = node;
  return ids[most] ?? null;
}

/** Whatever leans on itself by way of others, each time as one group. */
export function dependencyCycles({ ids, firstTo, to }: EdgeGraph): string[][] {
  return cyclicGroups(componentsOf({ size: ids.length, firstDependency: firstTo, firstMember: Int32Array.from({ length: to.length + 1 }, (_, at) => at), members: to })).map((group) => group.map((node) => ids[node]!));
}
