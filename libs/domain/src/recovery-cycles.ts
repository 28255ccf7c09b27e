import { idOf, type RecoveryGraph } from './recovery-graph';

/** Nodes by component: whatever leans on each other round a circle is one. Components come before those that lean on them. */
export interface Components {
  readonly componentOf: Int32Array;
  /** Nodes, each after everything that it leans on, except within a cycle. */
  readonly order: Int32Array;
  /** Whether node v is in a cycle. */
  readonly cyclic: Uint8Array;
}

/** Tarjan's strongly connected components with stacks of its own, so that a long chain is no deeper than a short one. */
export function componentsOf({ size, firstDependency, firstMember, members }: Pick<RecoveryGraph, 'size' | 'firstDependency' | 'firstMember' | 'members'>): Components {
  const found = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const next = Int32Array.from({ length: size }, (_, node) => firstMember[firstDependency[node]!]!);
  const end = Int32Array.from({ length: size }, (_, node) => firstMember[firstDependency[node + 1]!]!);
  const componentOf = new Int32Array(size).fill(-1);
  const order = new Int32Array(size);
  const cyclic = new Uint8Array(size);
  const [path, open]: [number[], number[]] = [[], []];
  let [clock, component, placed] = [0, 0, 0];

  const enter = (node: number): void => {
    found[node] = low[node] = clock;
    clock += 1;
    path.push(node);
    open.push(node);
  };
  for (let root = 0; root < size; root += 1) {
    if (found[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      if (next[node]! < end[node]!) {
        const member = members[next[node]!]!;
        next[node]! += 1;
        if (member === node) cyclic[node] = 1;
        if (found[member] === -1) enter(member);
        else if (componentOf[member] === -1) low[node] = Math.min(low[node]!, found[member]!);
        continue;
      }
      path.pop();
      const above = path[path.length - 1];
      if (above !== undefined) low[above] = Math.min(low[above]!, low[node]!);
      if (low[node] !== found[node]) continue;
      const several = open[open.length - 1] !== node;
      for (let one = -1; one !== node;) {
        one = open.pop()!;
        componentOf[one] = component;
        if (several) cyclic[one] = 1;
        order[placed] = one;
        placed += 1;
      }
      component += 1;
    }
  }
  return { componentOf, order, cyclic };
}

/** The ids of each cycle: what leans on itself, by way of others or at once. */
export const recoveryCycles = (graph: RecoveryGraph, components: Components = componentsOf(graph)): string[][] => cyclicGroups(components).map((group) => group.map((node) => idOf(graph, node)));

/** The nodes of each cycle. */
export function cyclicGroups({ componentOf, cyclic }: Components): number[][] {
  const groups = new Map<number, number[]>();
  cyclic.forEach((round, node) => {
    if (!round) return;
    const group = groups.get(componentOf[node]!);
    if (group) group.push(node);
    else groups.set(componentOf[node]!, [node]);
  });
  return [...groups.values()];
}
