import type { CrosswalkMapping } from '@holdfast/contracts';
import { cellName, cellsOf, levelIndexOf, rankOf, validateCrosswalk, type CellPosition, type CrosswalkFault, type RiskMatrix } from '@holdfast/domain';
import { rankKey, type CellText } from '../shared/matrix-grid/matrix-grid';

/** "2,0" of a cell of this matrix, or null when it has no such cell. */
export function keyIn(matrix: RiskMatrix, cell: CellPosition | null | undefined): string | null {
  if (!cell) return null;
  const [likelihoodRank, impactRank] = [rankOf(matrix.likelihood, cell.likelihood), rankOf(matrix.impact, cell.impact)];
  return likelihoodRank < 0 || impactRank < 0 ? null : rankKey({ likelihoodRank, impactRank });
}

export function targetOf(mapping: CrosswalkMapping, cell: CellPosition): CellPosition | null {
  return mapping.cells.find(({ from }) => same(from, cell))?.to ?? null;
}

/** The mapping with this cell going somewhere else. */
export function sendCell(mapping: CrosswalkMapping, from: CellPosition, to: CellPosition): CrosswalkMapping {
  const line = { from: codes(from), to: codes(to) };
  const known = mapping.cells.some((entry) => same(entry.from, from));
  return { ...mapping, cells: known ? mapping.cells.map((entry) => (same(entry.from, from) ? line : entry)) : [...mapping.cells, line] };
}

export function sendLevel(mapping: CrosswalkMapping, from: string, to: string): CrosswalkMapping {
  const known = mapping.levels.some((entry) => entry.from === from);
  return { ...mapping, levels: known ? mapping.levels.map((entry) => (entry.from === from ? { from, to } : entry)) : [...mapping.levels, { from, to }] };
}

/** What each cell of the left matrix shows: where it goes, and whether it breaks the order. */
export function leftTexts(from: RiskMatrix, to: RiskMatrix, mapping: CrosswalkMapping, faults: readonly CrosswalkFault[]): Map<string, CellText> {
  const wrong = new Set(faults.flatMap((fault) => fault.cells.slice(-1).map((cell) => keyIn(from, cell))));
  return new Map(
    cellsOf(from).map((cell): [string, CellText] => {
      const key = rankKey(cell);
      const target = targetOf(mapping, cell);
      const level = target && levelIndexOf(to, target);
      const label = level === null ? 'no level' : (to.levels[level]?.label ?? 'no level');
      return [key, { bottom: target ? `${target.likelihood} · ${target.impact}` : 'None', spoken: target ? `goes to ${target.likelihood}, ${target.impact}, ${label}` : 'goes nowhere yet', wrong: wrong.has(key) }];
    }),
  );
}

/** What each cell of the right matrix shows: how many come to it. */
export function rightTexts(to: RiskMatrix, mapping: CrosswalkMapping): Map<string, CellText> {
  const arriving = new Map<string, CellPosition[]>();
  for (const line of mapping.cells) {
    const key = keyIn(to, line.to);
    if (key) arriving.set(key, [...(arriving.get(key) ?? []), line.from]);
  }
  return new Map(
    cellsOf(to).map((cell): [string, CellText] => {
      const from = arriving.get(rankKey(cell)) ?? [];
      return [rankKey(cell), { top: from.length ? String(from.length) : undefined, spoken: from.length ? `${from.length} come here: ${from.map(cellName).join(', ')}` : 'none comes here' }];
    }),
  );
}

export function faultsOf(from: RiskMatrix, to: RiskMatrix, mapping: CrosswalkMapping): readonly CrosswalkFault[] {
  return validateCrosswalk(from, to, mapping);
}

/** The cells that go elsewhere than proposed, and the levels. */
export function changesFrom(proposed: CrosswalkMapping, mapping: CrosswalkMapping): number {
  const cells = mapping.cells.filter(({ from, to }) => !sameMaybe(targetOf(proposed, from), to)).length;
  return cells + mapping.levels.filter(({ from, to }) => proposed.levels.find((level) => level.from === from)?.to !== to).length;
}

function codes({ likelihood, impact }: CellPosition): CellPosition {
  return { likelihood, impact };
}

function same(one: CellPosition, other: CellPosition): boolean {
  return one.likelihood === other.likelihood && one.impact === other.impact;
}

function sameMaybe(one: CellPosition | null, other: CellPosition): boolean {
  return one !== null && same(one, other);
}
