import type { DependencyMapView } from '@holdfast/contracts';
import { dependencyCycles, edgeGraph } from '@holdfast/domain';

export const NODE = { width: 188, height: 44, gapX: 76, gapY: 14 } as const;

export type MapNode = DependencyMapView['nodes'][number];

export interface PlacedNode {
  readonly node: MapNode;
  readonly x: number;
  readonly y: number;
  /** It leans on itself by way of others. */
  readonly round: boolean;
}

export interface PlacedEdge {
  readonly from: PlacedNode;
  readonly to: PlacedNode;
  readonly path: string;
  /** Fewer than all suffice: drawn dashed. */
  readonly alternative: boolean;
  /** Part of a circle. */
  readonly round: boolean;
}

export interface Layout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

/**
 * In layers from left to right: what leans stands left of what it leans on. Edges within a circle do not count for the layers, so
 * that a circle has a place too; within a layer things stand near what leans on them, which keeps lines short.
 */
export function layoutOf({ nodes, edges }: Pick<DependencyMapView, 'nodes' | 'edges'>): Layout {
  const group = new Map<string, number>();
  dependencyCycles(edgeGraph(edges)).forEach((ids, index) => ids.forEach((id) => group.set(id, index)));
  const inCircle = (from: string, to: string): boolean => group.has(from) && group.get(from) === group.get(to);
  const ahead = edges.filter(({ from, to }) => !inCircle(from, to));
  const layer = layersOf(nodes, ahead, group);
  const columns: MapNode[][] = [];
  for (const node of nodes) (columns[layer.get(node.id)!] ??= []).push(node);
  const row = new Map<string, number>();
  columns.forEach((column = [], index) => {
    const wish = (id: string): number => {
      const above = ahead.filter(({ to, from }) => to === id && row.has(from)).map(({ from }) => row.get(from)!);
      return above.length ? above.reduce((sum, one) => sum + one, 0) / above.length : Number.MAX_SAFE_INTEGER;
    };
    const wished = index === 0 ? column : column.map((node) => ({ node, at: wish(node.id) })).sort((one, other) => one.at - other.at).map(({ node }) => node);
    wished.forEach((node, at) => row.set(node.id, at - (wished.length - 1) / 2));
  });
  const tallest = Math.max(1, ...columns.map((column) => column?.length ?? 0));
  const middle = (tallest * (NODE.height + NODE.gapY)) / 2;
  const placed = new Map(nodes.map((node): [string, PlacedNode] => [node.id, {
    node, x: 12 + layer.get(node.id)! * (NODE.width + NODE.gapX), y: 12 + middle + row.get(node.id)! * (NODE.height + NODE.gapY) - NODE.height / 2, round: group.has(node.id),
  }]));
  return {
    nodes: [...placed.values()],
    edges: edges.flatMap((edge) => {
      const [from, to] = [placed.get(edge.from), placed.get(edge.to)];
      return from && to ? [{ from, to, path: pathOf(from, to), alternative: edge.needed < edge.of, round: inCircle(edge.from, edge.to) }] : [];
    }),
    width: 24 + columns.length * (NODE.width + NODE.gapX) - NODE.gapX,
    height: 24 + tallest * (NODE.height + NODE.gapY),
  };
}

/** Each as far right as its longest way from something that nothing leans on; a circle keeps to one layer. */
function layersOf(nodes: readonly MapNode[], ahead: readonly { from: string; to: string }[], group: ReadonlyMap<string, number>): Map<string, number> {
  const key = (id: string): string => (group.has(id) ? `circle ${group.get(id)!}` : id);
  const [out, waits, layer] = [new Map<string, string[]>(), new Map<string, number>(), new Map<string, number>()];
  for (const { id } of nodes) layer.set(key(id), 0);
  for (const { from, to } of ahead) {
    out.set(key(from), [...(out.get(key(from)) ?? []), key(to)]);
    waits.set(key(to), (waits.get(key(to)) ?? 0) + 1);
  }
  const ready = [...layer.keys()].filter((one) => !waits.get(one));
  for (let one = ready.pop(); one !== undefined; one = ready.pop()) {
    for (const next of out.get(one) ?? []) {
      layer.set(next, Math.max(layer.get(next) ?? 0, layer.get(one)! + 1));
      waits.set(next, waits.get(next)! - 1);
      if (waits.get(next) === 0) ready.push(next);
    }
  }
  return new Map(nodes.map(({ id }) => [id, layer.get(key(id)) ?? 0]));
}

function pathOf(from: PlacedNode, to: PlacedNode): string {
  const [x1, y1, x2, y2] = [from.x + NODE.width, from.y + NODE.height / 2, to.x, to.y + NODE.height / 2];
  if (to.x > from.x) return `M${x1} ${y1}C${x1 + NODE.gapX / 2} ${y1} ${x2 - NODE.gapX / 2} ${y2} ${x2} ${y2}`;
  // Round the outside, within a layer or back.
  const out = Math.max(x1, to.x + NODE.width) + NODE.gapX / 2;
  return `M${x1} ${y1}C${out} ${y1} ${out} ${y2} ${to.x + NODE.width} ${y2}`;
}
