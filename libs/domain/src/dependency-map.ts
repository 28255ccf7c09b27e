import { recoveryCycles } from './recovery-cycles';
import { recoveryGraph } from './recovery-graph';

/** From what leans to what it leans on. */
export interface DependencyEdge {
  readonly from: string;
  readonly to: string;
}

/** What can be reached from one thing in so many steps, in either direction but without turning: what it leans on, and what leans on it. */
export function surroundings(edges: readonly DependencyEdge[], around: string, depth: number): Set<string> {
  const [down, up] = [neighbours(edges, 'from', 'to'), neighbours(edges, 'to', 'from')];
  const found = new Set([around]);
  for (const ways of [down, up]) {
    const seen = new Set([around]);
    let edge = [around];
    for (let step = 0; step < depth && edge.length > 0; step += 1) {
      edge = edge.flatMap((id) => ways.get(id) ?? []).filter((id) => !seen.has(id) && seen.add(id));
      for (const id of edge) found.add(id);
    }
  }
  return found;
}

/** Whatever leans on itself by way of others, each time as one group. */
export function dependencyCycles(edges: readonly DependencyEdge[]): string[][] {
  const ids = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return recoveryCycles(recoveryGraph({
    activities: [...ids].map((id) => ({ id, resume: null, rto: null, mtpd: null })),
    resources: [],
    dependencies: edges.map(({ from, to }) => ({ dependentId: from, needed: 1, memberIds: [to] })),
  }));
}

function neighbours(edges: readonly DependencyEdge[], from: 'from' | 'to', to: 'from' | 'to'): Map<string, string[]> {
  const ways = new Map<string, string[]>();
  for (const edge of edges) {
    const known = ways.get(edge[from]);
    if (known) known.push(edge[to]);
    else ways.set(edge[from], [edge[to]]);
  }
  return ways;
}
