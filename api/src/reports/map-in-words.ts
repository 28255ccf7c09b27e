import { levelIndexOf, type RiskMatrix } from '@holdfast/domain';
import type { MapCell } from './blocks';
import { counted } from './words';

export interface DrawnCell extends MapCell {
  colour: string;
  level: string;
}

/** Rows from the most likely down, cells from the least impact on: as on screen. */
export function gridOf(matrix: RiskMatrix, cells: readonly MapCell[]): DrawnCell[][] {
  const held = new Map(cells.map((cell) => [`${cell.likelihood}\n${cell.impact}`, cell]));
  return [...matrix.likelihood].reverse().map((row) =>
    matrix.impact.map((column) => {
      const at = { likelihood: row.code, impact: column.code };
      const level = matrix.levels[levelIndexOf(matrix, at) ?? -1];
      return { ...at, count: 0, references: [], ...held.get(`${row.code}\n${column.code}`), colour: level?.colour ?? '#ffffff', level: level?.label ?? '' };
    }),
  );
}

/** All that a map shows, for those who do not see it. */
export function mapInWords(label: string, matrix: RiskMatrix, cells: readonly MapCell[]): string {
  const told = gridOf(matrix, cells).flat().filter(({ count }) => count > 0).map(({ likelihood, impact, level, count, references }) =>
    `likelihood ${likelihood}, impact ${impact} (${level}): ${counted(count, 'risk')}${references.length > 0 ? `, ${references.join(', ')}${count > references.length ? ' and others' : ''}` : ''}`);
  return `${label}, likelihood upwards and impact to the right. ${told.length > 0 ? `${told.join('; ')}.` : 'No risk has a place on it.'}`;
}
