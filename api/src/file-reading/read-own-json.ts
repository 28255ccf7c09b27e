import { EXPORT_TABLES, fromSpreadsheetText, ownCells, ownHeader, ownSheetName, TABLE_LIMITS, type Cell, type ExportTableName, type OwnJsonColumn, type Sheet } from '@holdfast/domain';
import { jsonOf, listItems, NOT_WHOLE } from './list-items';
import { RowPacker } from './packed-rows';
import type { ReadingBudget } from './reading-budget';
import { UnreadableFile } from './unreadable-file';

export const isOwnJson = (text: string): boolean => /"format"\s*:\s*"holdfast-register-export"/.test(text);

interface Table {
  readonly columns: OwnJsonColumn[];
  readonly rows: RowPacker;
  last: number;
}

/** The tables of a JSON export of ours, as its CSV and its workbook write them: row by row, since it may hold all risks of an organisation. */
export async function readOwnJson(pieces: Iterable<string>, budget: ReadingBudget): Promise<Sheet[]> {
  const tables = new Map<ExportTableName, Table>();
  for (const { part, list, text } of listItems(pieces)) {
    const name = EXPORT_TABLES.find((one) => one === part);
    const item = name && (list === 'columns' || list === 'rows') ? jsonOf(text) : null;
    if (!name || typeof item !== 'object' || item === null) continue;
    const table = tables.get(name) ?? { columns: [], rows: new RowPacker(), last: 0 };
    tables.set(name, table);
    if (list === 'columns') table.columns.push(columnOf(item));
    // Without its columns nothing says what the fields of a row are.
    else if (table.columns.length === 0) throw new UnreadableFile(NOT_WHOLE);
    else addRow(headed(table, budget), ownCells(table.columns, item as Record<string, unknown>), budget);
    await budget.breathe();
  }
  if (tables.size === 0) throw new UnreadableFile('This is an export of ours without a table in it.');
  return EXPORT_TABLES.flatMap((name): Sheet[] => {
    const table = tables.get(name);
    return table ? [{ name: ownSheetName(name), hidden: false, rows: headed(table, budget).rows.done() }] : [];
  });
}

function columnOf(item: { key?: unknown; header?: unknown }): OwnJsonColumn {
  return { key: String(item.key), header: String(item.header) };
}

/** With its header above its first row. */
function headed(table: Table, budget: ReadingBudget): Table {
  if (table.last === 0) addRow(table, ownHeader(table.columns), budget);
  return table;
}

function addRow(table: Table, cells: (Cell | null)[], budget: ReadingBudget): void {
  for (const [column, cell] of cells.entries()) if (cell) budget.cell(column, cell.text.length > TABLE_LIMITS.cell ? fromSpreadsheetText(cell.text) : cell.text);
  table.rows.add((table.last += 1), cells, () => budget.row());
}
