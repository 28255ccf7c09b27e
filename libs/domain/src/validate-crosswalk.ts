import { asSentence } from './as-sentence';
import { cellName, cellsOf } from './cells-of';
import type { Crosswalk } from './crosswalk';
import { levelIndexOf } from './level-of';
import { positionOf } from './position-of';
import type { CellPosition, RiskMatrix } from './risk-matrix';

export interface CrosswalkFault {
  readonly code: 'not-mapped' | 'mapped-twice' | 'not-on-source' | 'not-on-target' | 'order-broken';
  /** A sentence that names the cell or level, and for a broken order the pair. */
  readonly message: string;
  /** The cells of the source matrix concerned: one, or the pair whose order is broken, the less severe first. */
  readonly cells: readonly CellPosition[];
  /** The level codes of the source matrix concerned, likewise. */
  readonly levels: readonly string[];
}

/**
 * Everything that keeps a crosswalk between two valid matrices from being declared: a cell or level that is not mapped or
 * mapped twice, one that does not exist, and an order of levels that is not kept, when of two cells of different level the
 * more severe would come out lower. A broken order is told once for each cell that falls, against the worst of those it
 * falls below.
 */
export function validateCrosswalk(from: RiskMatrix, to: RiskMatrix, crosswalk: Crosswalk): readonly CrosswalkFault[] {
  const cells = crosswalk.cells.map((entry) => ({
    cells: [{ likelihood: entry.from.likelihood, impact: entry.from.impact }],
    levels: [],
    key: JSON.stringify([entry.from.likelihood, entry.from.impact]),
    name: cellName(entry.from),
    toName: cellName(entry.to),
    fromRank: positionOf(from, entry.from) && levelIndexOf(from, entry.from),
    toRank: positionOf(to, entry.to) && levelIndexOf(to, entry.to),
  }));
  const levels = crosswalk.levels.map((entry) => ({
    cells: [],
    levels: [entry.from],
    key: entry.from,
    name: `level ${entry.from}`,
    toName: `level ${entry.to}`,
    fromRank: levelIndexOf(from, { level: entry.from }),
    toRank: levelIndexOf(to, { level: entry.to }),
  }));
  const allCells = cellsOf(from).map((cell) => ({
    cells: [{ likelihood: cell.likelihood, impact: cell.impact }],
    levels: [],
    key: JSON.stringify([cell.likelihood, cell.impact]),
    name: cellName(cell),
  }));
  const allLevels = from.levels.map(({ code }) => ({ cells: [], levels: [code], key: code, name: `level ${code}` }));
  return [...faultsOf(allCells, cells, from, to), ...faultsOf(allLevels, levels, from, to)];
}

/** A cell or a level of the source, and what messages call it. */
interface Source {
  readonly cells: readonly CellPosition[];
  readonly levels: readonly string[];
  readonly key: string;
  readonly name: string;
}

/** A line of the crosswalk with the level index at each end, null where there is no such cell or level. */
interface Line extends Source {
  readonly toName: string;
  readonly fromRank: number | null;
  readonly toRank: number | null;
}

function faultsOf(all: readonly Source[], lines: readonly Line[], from: RiskMatrix, to: RiskMatrix): readonly CrosswalkFault[] {
  const fault = (code: CrosswalkFault['code'], { cells, levels }: Source, message: string): CrosswalkFault => ({ code, message, cells, levels });
  const seen = new Set<string>();
  const faults: CrosswalkFault[] = [];
  for (const line of lines) {
    if (line.fromRank === null) faults.push(fault('not-on-source', line, `The matrix that is left has no ${line.name}.`));
    if (line.toRank === null) faults.push(fault('not-on-target', line, `${asSentence(line.name)} goes to ${line.toName}, which the other matrix does not have.`));
    if (seen.has(line.key)) faults.push(fault('mapped-twice', line, `${asSentence(line.name)} is mapped more than once.`));
    seen.add(line.key);
  }
  for (const source of all) if (!seen.has(source.key)) faults.push(fault('not-mapped', source, `${asSentence(source.name)} is not mapped.`));

  // More lines than the source has cells are told above; comparing all their pairs would only take long.
  if (lines.length > all.length) return faults;
  const sound = lines.flatMap((line) => (line.fromRank === null || line.toRank === null ? [] : [{ ...line, fromRank: line.fromRank, toRank: line.toRank }]));
  for (const higher of sound) {
    const lower = sound
      .filter((other) => other.fromRank < higher.fromRank && other.toRank > higher.toRank)
      .reduce<(typeof sound)[number] | null>((worst, other) => (worst && worst.toRank >= other.toRank ? worst : other), null);
    if (!lower) continue;
    const end = (line: (typeof sound)[number]) =>
      `${line.name} (${from.levels[line.fromRank]!.label}) goes to ${line.toName} (${to.levels[line.toRank]!.label})`;
    faults.push({
      code: 'order-broken',
      message: `The order of levels is not kept: ${end(lower)}, but ${end(higher)}.`,
      cells: [...lower.cells, ...higher.cells],
      levels: [...lower.levels, ...higher.levels],
    });
  }
  return faults;
}
