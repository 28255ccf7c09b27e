import type { DependencyMapView } from '@holdfast/contracts';
import { dependencyCycles, edgeGraph } from '@holdfast/domain';

/** Sizes in px. What stands in a box: its reference and its name, its name alone in two short lines, or in one. */
export interface Spacing {
  readonly width: number;
  readonly height: number;
  readonly gapX: number;
  readonly gapY: number;
  readonly holds: 'reference and name' | 'name in two lines' | 'name';
}

/** From what is best to read to what can still be read and hit. */
const BOXES = [{ holds: 'reference and name', height: 44 }, { holds: 'name in two lines', height: 28 }, { holds: 'name', height: 20 }] as const;
const [WIDEST, NARROWEST] = [188, 112];
/** The least and the most between layers, between boxes, and between columns of one layer. */
const BETWEEN = { layers: [28, 76], boxes: [4, 14], columns: 10 } as const;
const EDGE = 12;

/** What there is to draw in, in px. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

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
  readonly spacing: Spacing;
}

/**
 * In layers from left to right: what leans stands left of what it leans on. Edges within a circle do not count for the layers, so
 * that a circle has a place too; within a layer things stand near what leans on them, which keeps lines short. Where it does not
 * fit, a tall layer stands in several columns and boxes shrink, down to what can still be read.
 */
export function layoutOf({ nodes, edges }: Pick<DependencyMapView, 'nodes' | 'edges'>, room: Room): Layout {
  const group = new Map<string, number>();
  dependencyCycles(edgeGraph(edges)).forEach((ids, index) => ids.forEach((id) => group.set(id, index)));
  const inCircle = (from: string, to: string): boolean => group.has(from) && group.get(from) === group.get(to);
  const ahead = edges.filter(({ from, to }) => !inCircle(from, to));
  const layer = layersOf(nodes, ahead, group);
  const columns: MapNode[][] = [];
  for (const node of nodes) (columns[layer.get(node.id)!] ??= []).push(node);
  const { spacing, most } = fitted(columns.map(({ length }) => length), room);
  const [stepX, stepY] = [spacing.width + BETWEEN.columns, spacing.height + spacing.gapY];
  const tallest = tallestOf(columns.map(({ length }) => length), most);
  const row = new Map<string, number>();
  const placed = new Map<string, PlacedNode>();
  let left = EDGE;
  for (const [index, layered] of columns.entries()) {
    const wish = (id: string): number => {
      const above = ahead.filter(({ to, from }) => to === id && row.has(from)).map(({ from }) => row.get(from)!);
      return above.length ? above.reduce((sum, one) => sum + one, 0) / above.length : Number.MAX_SAFE_INTEGER;
    };
    const wished = index === 0 ? layered : layered.map((node) => ({ node, at: wish(node.id) })).sort((one, other) => one.at - other.at).map(({ node }) => node);
    const side = Math.ceil(wished.length / most);
    const each = Math.ceil(wished.length / side);
    wished.forEach((node, at) => {
      const column = Math.floor(at / each);
      const off = (at % each) - (Math.min(each, wished.length - column * each) - 1) / 2;
      row.set(node.id, off);
      placed.set(node.id, { node, x: left + column * stepX, y: EDGE + (off + (tallest - 1) / 2) * stepY, round: group.has(node.id) });
    });
    left += side * stepX - BETWEEN.columns + spacing.gapX;
  }
  return {
    nodes: nodes.map(({ id }) => placed.get(id)!),
    edges: edges.flatMap((edge) => {
      const [from, to] = [placed.get(edge.from), placed.get(edge.to)];
      return from && to ? [{ from, to, path: pathOf(from, to, spacing), alternative: edge.needed < edge.of, round: inCircle(edge.from, edge.to) }] : [];
    }),
    width: left - spacing.gapX + EDGE,
    height: 2 * EDGE + tallest * stepY - spacing.gapY,
    spacing,
  };
}

/** The boxes that are best to read of those with which all layers of so many fit, and how many at most stand in a column; else the smallest, to be scrolled. */
function fitted(layers: readonly number[], room: Room): { spacing: Spacing; most: number } {
  const down = room.height - 2 * EDGE + BETWEEN.boxes[0];
  for (const box of BOXES) {
    const most = Math.max(1, Math.floor(down / (box.height + BETWEEN.boxes[0])));
    const width = widthOf(layers, most, room);
    if (width >= NARROWEST) return { spacing: spacingOf(layers, box, width, most, room), most };
  }
  const most = Math.max(1, ...layers);
  return { spacing: spacingOf(layers, BOXES[2], widthOf(layers, most, room), most, room), most };
}

/** How many stand in the tallest column, with each layer shared out evenly among its own. */
const tallestOf = (layers: readonly number[], most: number): number => Math.max(1, ...layers.map((count) => Math.ceil(count / Math.ceil(count / most))));

const sideBySide = (layers: readonly number[], most: number): number => layers.reduce((sum, count) => sum + Math.ceil(count / most), 0);

/** How wide a box may be at most. */
function widthOf(layers: readonly number[], most: number, room: Room): number {
  const columns = sideBySide(layers, most);
  return (room.width - 2 * EDGE - (layers.length - 1) * BETWEEN.layers[0] - (columns - layers.length) * BETWEEN.columns) / Math.max(1, columns);
}

/** What is left over goes between layers, and between boxes. */
function spacingOf(layers: readonly number[], { holds, height }: (typeof BOXES)[number], fits: number, most: number, room: Room): Spacing {
  const columns = sideBySide(layers, most);
  const width = Math.floor(within(fits, NARROWEST, WIDEST));
  const across = room.width - 2 * EDGE - columns * width - (columns - layers.length) * BETWEEN.columns;
  const tallest = tallestOf(layers, most);
  const down = room.height - 2 * EDGE - tallest * height;
  return {
    holds, width, height,
    gapX: Math.floor(within(across / Math.max(1, layers.length - 1), ...BETWEEN.layers)),
    gapY: Math.floor(within(down / Math.max(1, tallest - 1), ...BETWEEN.boxes)),
  };
}

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** In so many lines of so many letters, by whole words where these fit; what is cut off ends in dots. */
export function linesOf(name: string, letters: number, lines: number): readonly string[] {
  if (name.length <= letters) return [name];
  const space = name.lastIndexOf(' ', letters);
  if (lines === 1 || space <= 0) return [`${name.slice(0, letters - 1).trimEnd()}…`];
  return [name.slice(0, space), ...linesOf(name.slice(space + 1), letters, lines - 1)];
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

function pathOf(from: PlacedNode, to: PlacedNode, { width, height, gapX }: Spacing): string {
  const [x1, y1, x2, y2] = [from.x + width, from.y + height / 2, to.x, to.y + height / 2];
  if (to.x > from.x) return `M${x1} ${y1}C${x1 + gapX / 2} ${y1} ${x2 - gapX / 2} ${y2} ${x2} ${y2}`;
  // Round the outside, within a layer or back.
  const out = Math.max(x1, to.x + width) + gapX / 2;
  return `M${x1} ${y1}C${out} ${y1} ${out} ${y2} ${to.x + width} ${y2}`;
}
