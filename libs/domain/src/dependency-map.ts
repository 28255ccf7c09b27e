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

/** Whatever leans on itself by way of others, each time as one group. A path of any length is followed without recursion (Tarjan). */
export function dependencyCycles(edges: readonly DependencyEdge[]): string[][] {
  const ways = neighbours(edges, 'from', 'to');
  const [found, low, open] = [new Map<string, number>(), new Map<string, number>(), new Set<string>()];
  const [stack, cycles]: [string[], string[][]] = [[], []];
  for (const root of ways.keys()) {
    if (found.has(root)) continue;
    const path = [{ id: root, next: 0 }];
    while (path.length > 0) {
      const here = path.at(-1)!;
      if (here.next === 0 && !found.has(here.id)) {
        low.set(here.id, found.size);
        found.set(here.id, found.size);
        stack.push(here.id);
        open.add(here.id);
      }
      const to = ways.get(here.id)?.[here.next];
      if (to !== undefined) {
        here.next += 1;
        if (!found.has(to)) path.push({ id: to, next: 0 });
        else if (open.has(to)) low.set(here.id, Math.min(low.get(here.id)!, found.get(to)!));
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above) low.set(above.id, Math.min(low.get(above.id)!, low.get(here.id)!));
      if (low.get(here.id) !== found.get(here.id)) continue;
      const group = stack.splice(stack.lastIndexOf(here.id));
      for (const id of group) open.delete(id);
      if (group.length > 1 || ways.get(here.id)?.includes(here.id)) cycles.push(group);
    }
  }
  return cycles;
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
