import type { HeatMapCell } from '@holdfast/contracts';
import { levelOf, type AxisLevel, type CellPosition, type RiskEvidenceState, type RiskMatrix } from '@holdfast/domain';
import { faceOf, type LevelFace } from '../level-face';

/** A cell as it is drawn: row 0 is the worst likelihood, column 0 the least impact. */
export interface DrawnCell extends CellPosition {
  readonly key: string;
  readonly row: number;
  readonly column: number;
  /** Null only while a matrix is being drawn and does not cover the cell. */
  readonly face: LevelFace | null;
  readonly levelIndex: number;
  readonly letters: string;
  readonly count: number;
  readonly references: readonly string[];
  readonly shown: string;
  readonly more: number;
  readonly arrivedUp: number;
  readonly arrivedDown: number;
  /** As evidenced: claimed here, drawn elsewhere. */
  readonly claimedHere: number;
  /** What `shown` says, one by one, each with its mark. */
  readonly marked: readonly { readonly words: string; readonly mark: RiskEvidenceState | null }[];
  readonly edges: readonly Edge[];
  readonly name: string;
}

export type Edge = 'top' | 'right' | 'bottom' | 'left';

export interface DrawnRow {
  readonly step: AxisLevel;
  readonly cells: readonly DrawnCell[];
}

/** What keeps a risk from where it is claimed; the rest needs no mark on the map. */
const MARKED: readonly RiskEvidenceState[] = ['failed', 'stale', 'none'];

/** How many references fit: bare numbers, fewer where each may carry the mark of its evidence, or one with its prefix. */
const FIT = { bare: 3, marked: 2, prefixed: 1 };

/** The map row by row, the worst likelihood on top and the worst impact at the right, whatever the codes look like. */
export function drawnRows(matrix: RiskMatrix, counted: readonly HeatMapCell[], appetite: string | null): DrawnRow[] {
  const found = new Map(counted.map((cell) => [keyOf(cell), cell]));
  const prefix = commonPrefix(counted.flatMap((cell) => cell.references));
  const letters = lettersOf(matrix);
  const accepted = appetite === null ? -1 : matrix.levels.findIndex((level) => level.code === appetite);

  const levels = [...matrix.likelihood].reverse().map((likelihood) =>
    matrix.impact.map((impact) => {
      const level = levelOf(matrix, { likelihood: likelihood.code, impact: impact.code });
      return level.ok ? level.index : -1;
    }),
  );
  const above = (row: number, column: number): boolean | undefined => {
    const index = levels[row]?.[column];
    return index === undefined || accepted < 0 ? undefined : index > accepted;
  };
  const edgesOf = (row: number, column: number): Edge[] => {
    if (!above(row, column)) return [];
    const around: [Edge, boolean | undefined][] = [
      ['top', above(row - 1, column)], ['right', above(row, column + 1)], ['bottom', above(row + 1, column)], ['left', above(row, column - 1)],
    ];
    return around.filter(([, neighbour]) => neighbour === false).map(([edge]) => edge);
  };

  return [...matrix.likelihood].reverse().map((likelihood, row) => ({
    step: likelihood,
    cells: matrix.impact.map((impact, column): DrawnCell => {
      const at = { likelihood: likelihood.code, impact: impact.code };
      const cell = found.get(keyOf(at));
      const levelIndex = levels[row]![column]!;
      const face = faceOf(matrix, levelIndex);
      const references = cell?.references ?? [];
      const fit = references.slice(0, prefix === null ? FIT.prefixed : cell?.evidence ? FIT.marked : FIT.bare);
      const count = cell?.count ?? 0;
      return {
        ...at,
        key: keyOf(at),
        row,
        column,
        face,
        levelIndex,
        letters: letters[levelIndex] ?? '?',
        count,
        references,
        shown: fit.map((reference) => (prefix === null ? reference : bareNumber(reference, prefix))).join(', '),
        more: fit.length ? count - fit.length : 0,
        arrivedUp: cell?.arrivedUp ?? 0,
        arrivedDown: cell?.arrivedDown ?? 0,
        claimedHere: cell?.claimedHere ?? 0,
        marked: cell?.evidence ? fit.map((reference, n) => ({ words: prefix === null ? reference : bareNumber(reference, prefix), mark: MARKED.find((state) => state === cell.evidence?.[n]) ?? null })) : [],
        edges: edgesOf(row, column),
        name: nameOf(at, face, count, cell),
      };
    }),
  }));
}

export function keyOf(cell: CellPosition): string {
  return JSON.stringify([cell.likelihood, cell.impact]);
}

export function risks(count: number): string {
  return count === 0 ? 'no risks' : count === 1 ? '1 risk' : `${count} risks`;
}

/** "C, II: High, 4 risks: ICT-004, ICT-012, ICT-013 and 1 more, 1 rose into it" */
function nameOf(at: CellPosition, face: LevelFace | null, count: number, cell: HeatMapCell | undefined): string {
  const rest = count - (cell?.references.length ?? 0);
  const listed = cell?.references.length ? `: ${cell.references.map((reference, n) => `${reference}${spokenMark(cell.evidence?.[n])}`).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}` : '';
  const arrivals = [
    cell?.arrivedUp ? `, ${cell.arrivedUp} rose into it` : '',
    cell?.arrivedDown ? `, ${cell.arrivedDown} came down into it` : '',
    cell?.claimedHere ? `, ${cell.claimedHere} claimed here and drawn higher for want of evidence` : '',
  ].join('');
  return `${at.likelihood}, ${at.impact}: ${face?.label ?? 'no level'}, ${risks(count)}${listed}${arrivals}`;
}

const spokenMark = (state: RiskEvidenceState | null | undefined): string => (state && MARKED.includes(state) ? ` (${state === 'none' ? 'no evidence' : `evidence ${state}`})` : '');

/** The prefix that all references share: one register. Null when there are several, or none. */
function commonPrefix(references: readonly string[]): string | null {
  const prefixes = new Set(references.map((reference) => reference.slice(0, reference.lastIndexOf('-') + 1)));
  const [only] = prefixes;
  return prefixes.size === 1 && only ? only : null;
}

function bareNumber(reference: string, prefix: string): string {
  return reference.slice(prefix.length).replace(/^0+(?=\d)/, '');
}

/** Letters for paper and forced colours: initials of the level's words, or its code where two levels have the same. */
export function lettersOf(matrix: RiskMatrix): string[] {
  const initials = matrix.levels.map((level) =>
    level.label
      .split(/[\s-]+/)
      .map((word) => word[0] ?? '')
      .join('')
      .toUpperCase()
      .slice(0, 3),
  );
  return initials.map((letters, index) => (initials.indexOf(letters) === initials.lastIndexOf(letters) ? letters : matrix.levels[index]!.code));
}
