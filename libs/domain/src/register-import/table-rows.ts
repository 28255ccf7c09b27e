import { fromSpreadsheetText } from '../register-export';
import type { Cell, Sheet, SheetRow } from '../table-reading';
import { findRegisterTables, tableWith, type FoundTable } from './find-register-tables';
import type { RegisterChoices } from './register-choices';
import type { RegisterRow, RegisterTable } from './register-outline';

type Shown = { text: string; day?: string };
interface Lines {
  readonly row: SheetRow;
  readonly cells: Map<number, Shown>;
  lastRow: number;
}

/** The rows of a table, each a risk: a line that only adds to the one above is joined to it, and headings over rows are said with each. */
export function* tableRows(sheet: Sheet, table: Pick<RegisterTable, 'key' | 'headerRows' | 'columns' | 'own'>, choices: RegisterChoices = {}): Generator<RegisterRow> {
  if (table.own) {
    yield* rowsAsWritten(sheet);
    return;
  }
  const { tables } = findRegisterTables(sheet, rowsOf(choices.taken, table.key), rowsOf(choices.leftOut, table.key));
  const found = tableWith(tables, table);
  if (found) yield* joinedRows(sheet.name, found, columnsThatName(table));
}

/** Of an export of ours: without the apostrophes that keep a cell from being a formula. */
function* rowsAsWritten({ name, rows }: Sheet): Generator<RegisterRow> {
  for (const row of rows.slice(1)) {
    const cells = new Map<number, Shown>();
    for (const [column, cell] of row.cells.entries()) if (cell && cell.text !== '') cells.set(column, { text: fromSpreadsheetText(cell.text), ...(cell.day ? { day: cell.day } : {}) });
    yield { sheet: name, row: row.row, lastRow: row.row, cells, section: null };
  }
}

export const rowsOf = (chosen: RegisterChoices['taken'], key: string): ReadonlySet<number> => new Set((chosen ?? []).filter(({ table }) => table === key).map(({ row }) => row));

/** Without one of these a line is no risk of its own. */
export const columnsThatName = ({ columns }: Pick<RegisterTable, 'columns'>): ReadonlySet<number> =>
  new Set(columns.filter(({ field }) => field !== null && /^(?:reference|title|event|cause)$|Likelihood$|Impact$|Score$|Level$|Position$/.test(field)).map(({ column }) => column));

export function* joinedRows(sheet: string, { rows, aside, columns }: FoundTable, naming: ReadonlySet<number>): Generator<RegisterRow> {
  const sections = aside.filter(({ why }) => why === 'section');
  let [next, section, lastSection] = [0, null as string | null, -2];
  let under: Lines | null = null;
  const all = new Set(columns.map(({ column }) => column));
  for (const row of rows) {
    let [moved, before] = [false, section];
    while (next < sections.length && sections[next]!.row < row.row) {
      const { row: at, text } = sections[next]!;
      // Of two headings one below the other, the first is over both.
      section = at === lastSection + 1 && section !== null ? `${section}: ${text}` : text;
      lastSection = at;
      next += 1;
      moved = true;
    }
    const own = ownCells(row);
    if (under && !moved && naming.size > 0 && row.row === under.lastRow + 1 && [...own].every(([column]) => !naming.has(column)) && [...own].some(([column]) => all.has(column))) {
      join(under, row, own);
      continue;
    }
    if (under) yield told(sheet, under, before);
    before = section;
    under = { row, cells: shownCells(row), lastRow: row.row };
  }
  if (under) yield told(sheet, under, section);
}

/** A text that runs over several columns belongs to the first of them; one that runs down belongs to each row. */
const runsAcross = (row: SheetRow, column: number, cell: Cell): boolean => !!cell.merged && row.cells[column - 1]?.text === cell.text;

function shownCells(row: SheetRow): Map<number, Shown> {
  const cells = new Map<number, Shown>();
  for (const [column, cell] of row.cells.entries()) if (cell && cell.text !== '' && !runsAcross(row, column, cell)) cells.set(column, { text: cell.text, ...(cell.day ? { day: cell.day } : {}) });
  return cells;
}

function ownCells(row: SheetRow): Map<number, Shown> {
  const cells = new Map<number, Shown>();
  for (const [column, cell] of row.cells.entries()) if (cell && cell.text !== '' && !cell.merged) cells.set(column, { text: cell.text });
  return cells;
}

function join(under: Lines, row: SheetRow, own: ReadonlyMap<number, Shown>): void {
  for (const [column, { text }] of own) {
    const above = under.cells.get(column);
    under.cells.set(column, { text: above ? `${above.text}\n${text}` : text });
  }
  under.lastRow = row.row;
}

const told = (sheet: string, { row, cells, lastRow }: Lines, section: string | null): RegisterRow => ({ sheet, row: row.row, lastRow, cells, section });
