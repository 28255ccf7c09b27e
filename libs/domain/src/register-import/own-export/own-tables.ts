import type { RiskMatrix } from '../../risk-matrix';
import { columnName, textAt, type Sheet } from '../../table-reading';
import { ColumnTally } from '../column-tally';
import { readScale } from '../read-scale';
import type { RegisterChoices } from '../register-choices';
import { meaningOf } from '../register-fields';
import type { DateColumn, RegisterColumn, RegisterQuestion, RegisterTable, ScaleReading, TableKind } from '../register-outline';
import { fromSpreadsheetText } from '../../register-export';
import { ownMeaningOf } from './own-meanings';
import type { OwnSheet } from './own-sheet';

const KINDS: Readonly<Record<OwnSheet['holds'], { is: TableKind; why: string }>> = {
  risks: { is: 'risks', why: 'The risks of an export of ours' },
  history: { is: 'history', why: 'Assessments over time, of an export of ours: the history stays where it was made, and is not imported' },
  actions: { is: 'actions', why: 'The actions of an export of ours: they come in with the risks that they serve' },
  controls: { is: 'controls', why: 'The controls of an export of ours: they come in with their risks' },
  matrices: { is: 'legend', why: 'The matrices of an export of ours: the codes are read by them' },
  about: { is: 'about', why: 'What an export of ours says of itself' },
};
type Scaled = 'likelihood' | 'impact' | 'level';

/** A sheet of an export of ours as a table: every column is what it says, and nothing in it is a title, a heading or a total. */
export function ownTable(sheet: Sheet, own: OwnSheet, main: RiskMatrix | null, choices: RegisterChoices): RegisterTable {
  const rows = sheet.rows.slice(own.holds === 'about' ? 0 : 1);
  const columns = own.holds === 'risks' ? riskColumns(sheet, own, choices) : own.columns.map(({ column, header }): RegisterColumn => plain(column, header));
  const scales = own.holds === 'risks' ? scalesOf(sheet, columns, main) : {};
  return {
    key: sheet.name, sheet: sheet.name, hidden: sheet.hidden, ...KINDS[own.holds], headerRows: [sheet.rows.at(0)!.row, sheet.rows.at(0)!.row],
    firstRow: rows.at(0)?.row ?? sheet.rows.at(0)!.row + 1, lastRow: rows.at(-1)?.row ?? sheet.rows.at(0)!.row, rows: rows.length,
    columns: columns.map((one) => {
      const of = scaledBy(one);
      return of && scales[of] ? { ...one, scale: scales[of] } : one;
    }),
    scales, sections: [], sectionField: null, aside: [], questions: columns.flatMap(questionOf), own: { publicly: own.publicly }, together: [],
  };
}

const plain = (column: number, header: string): RegisterColumn => ({ column, key: header, header, field: null, why: '', mark: null, filled: 0, samples: [] });

function riskColumns(sheet: Sheet, { columns }: OwnSheet, choices: RegisterChoices): RegisterColumn[] {
  const tallies = new Map(columns.map(({ column }) => [column, new ColumnTally()]));
  for (const row of sheet.rows.slice(1)) {
    for (const [column, tally] of tallies) {
      const text = textAt(row, column);
      if (text !== '') tally.add(fromSpreadsheetText(text), row.cells[column]?.day);
    }
  }
  const twice = new Set<string>();
  const told = columns.map(({ column, header, of, extra }): RegisterColumn => {
    const tally = tallies.get(column)!;
    const key = twice.has(header) ? `${header} (${column + 1})` : header;
    twice.add(header);
    const base = { column, key, header, mark: null, filled: tally.filled, samples: tally.samples };
    if (!of) return { ...base, field: null, why: 'An extra field of the risks', own: { key: null, extra, taken: true, says: 'Extra field' } };
    const { field, taken, says, why } = ownMeaningOf(of.key);
    return { ...base, field, why, own: { key: of.key, extra: null, taken, says }, ...(of.type === 'day' && taken ? { dates: datesOf(tally, choices, key) } : {}) };
  });
  return [...told, ...strays(sheet, columns)];
}

/** What somebody wrote beside the table, without a header: kept, as of any register. */
function strays(sheet: Sheet, columns: OwnSheet['columns']): RegisterColumn[] {
  const known = new Set(columns.map(({ column }) => column));
  const found = new Set<number>();
  for (const { cells } of sheet.rows.slice(1)) for (let column = 0; column < cells.length; column += 1) if (cells[column] && !known.has(column)) found.add(column);
  return [...found].sort((one, other) => one - other).map((column): RegisterColumn => {
    const name = `(no header, column ${columnName(column)})`;
    return { ...plain(column, ''), key: name, why: 'It has no header', own: { key: null, extra: name, taken: true, says: 'Extra field' } };
  });
}

function datesOf(tally: ColumnTally, choices: RegisterChoices, key: string): DateColumn {
  const chosen = choices.dates?.[key] ?? choices.answers?.[`date:${key}`];
  return chosen === 'day-first' || chosen === 'month-first' ? { reading: chosen, why: 'As you chose' } : tally.dates.reading();
}

/** Another program may have written the days anew. */
const questionOf = ({ key, header, dates }: RegisterColumn): RegisterQuestion[] =>
  dates?.reading === 'ambiguous'
    ? [{ key: `date:${key}`, column: key, sentence: `Are the dates under “${header}” written day first or month first? ${dates.why}.`, otherwise: null, answers: [{ answer: 'day-first', says: 'Day first, as 31/12/2026' }, { answer: 'month-first', says: 'Month first, as 12/31/2026' }] }]
    : [];

function scaledBy({ field }: RegisterColumn): Scaled | null {
  const reads = field ? meaningOf(field).reads : null;
  return reads === 'likelihood' || reads === 'impact' || reads === 'level' ? reads : null;
}

/** By the steps of the matrix that the file says, where every value is one; otherwise as of any register. */
function scalesOf(sheet: Sheet, columns: readonly RegisterColumn[], main: RiskMatrix | null): Partial<Record<Scaled, ScaleReading>> {
  const counted = { likelihood: new Map<string, number>(), impact: new Map<string, number>(), level: new Map<string, number>() };
  const scored = columns.flatMap((column) => {
    const of = scaledBy(column);
    return of ? [{ column: column.column, of }] : [];
  });
  for (const row of sheet.rows.slice(1)) {
    for (const { column, of } of scored) {
      const raw = fromSpreadsheetText(textAt(row, column)).trim();
      if (raw !== '') counted[of].set(raw, (counted[of].get(raw) ?? 0) + 1);
    }
  }
  const steps = main ? { likelihood: main.likelihood, impact: main.impact, level: main.levels } : null;
  return Object.fromEntries(
    (['likelihood', 'impact', 'level'] as const).flatMap((of): [Scaled, ScaleReading][] => {
      const values = [...counted[of]].map(([raw, count]) => ({ raw, count })).sort((one, other) => other.count - one.count);
      if (values.length === 0) return [];
      const own = steps?.[of];
      const stepOf = (raw: string): number => own?.findIndex(({ code, label }) => raw === code || (of === 'level' && raw === label)) ?? -1;
      if (!own || values.some(({ raw }) => stepOf(raw) < 0)) return [[of, readScale(values, { of })]];
      return [[of, { of, kind: 'mixed', steps: own.map(({ code, label }) => ({ code, label })), values: values.map(({ raw, count }) => ({ raw, count, step: stepOf(raw), why: null })), more: false, why: 'As the matrix of the file says' }]];
    }),
  );
}
