import { descendantsOf, UNIT_KINDS, type UnitKind } from '@holdfast/domain';

interface Node {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentId: string | null;
}

/** A unit in its place, as deep as it has units above it. */
export interface OutlineRow<T extends Node = Node> {
  readonly unit: T;
  readonly depth: number;
  readonly children: number;
}

/** Each unit under its parent, siblings by name. */
export function outlineOf<T extends Node>(units: readonly T[]): OutlineRow<T>[] {
  const below = new Map<string | null, T[]>();
  for (const unit of units) below.set(unit.parentId, [...(below.get(unit.parentId) ?? []), unit]);
  const walk = (parent: string | null, depth: number): OutlineRow<T>[] =>
    [...(below.get(parent) ?? [])]
      .sort((one, other) => one.name.localeCompare(other.name, 'en-GB', { numeric: true }))
      .flatMap((unit) => [{ unit, depth, children: below.get(unit.id)?.length ?? 0 }, ...walk(unit.id, depth + 1)]);
  return walk(null, 0);
}

/** What may stand below a unit of this kind: directorate, service, team, never turned round. */
export function kindsBelow(kind: UnitKind): UnitKind[] {
  return UNIT_KINDS.slice(Math.max(UNIT_KINDS.indexOf(kind), 1));
}

/** What a unit may become where it stands: no higher than what it is part of, no lower than what is part of it. */
export function kindsFor<T extends Node>(units: readonly T[], unit: T): UnitKind[] {
  const parent = units.find(({ id }) => id === unit.parentId);
  const children = units.filter(({ parentId }) => parentId === unit.id);
  const lowest = Math.min(...children.map(({ kind }) => UNIT_KINDS.indexOf(kind)), UNIT_KINDS.length - 1);
  return (parent ? kindsBelow(parent.kind) : []).filter((kind) => UNIT_KINDS.indexOf(kind) <= lowest);
}

/** Where a unit can be moved: not below itself, and under nothing of a lower kind. */
export function parentsFor<T extends Node>(units: readonly T[], unit: T): T[] {
  const below = new Set([unit.id, ...descendantsOf(units, unit.id)]);
  return units.filter(({ id, kind }) => !below.has(id) && UNIT_KINDS.indexOf(kind) <= UNIT_KINDS.indexOf(unit.kind));
}

/** A name set in as deep as its unit lies, for a select box. */
export function indented(name: string, depth: number): string {
  return '\u2003'.repeat(depth) + name;
}
