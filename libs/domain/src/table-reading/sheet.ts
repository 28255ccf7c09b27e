/** A cell that holds something, as text the way it is shown; `day` where the file says that it is a date. */
export interface Cell {
  readonly text: string;
  readonly day?: string;
  /** Part of merged cells whose first holds the text. */
  readonly merged?: boolean;
}

/** A row with something in it. `row` counts from 1, as a spreadsheet shows it; the place in `cells` is the column. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly (Cell | null)[];
}

/** A sheet of a workbook, or a text file as its only one. Rows without anything are not there. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
}

/** What may be read of one file. */
export const TABLE_LIMITS = {
  /** Of the file as it is sent. */
  bytes: 20 * 1024 * 1024,
  /** Of all that is packed in it. */
  unpacked: 300 * 1024 * 1024,
  sheets: 60,
  rows: 60_000,
  columns: 256,
  cells: 3_000_000,
  /** Characters in one cell: what spreadsheets themselves hold. */
  cell: 32_767,
  milliseconds: 30_000,
} as const;

/** "A" for 0, "Z" for 25, "AA" for 26. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

export const textAt = (row: SheetRow, column: number): string => row.cells[column]?.text ?? '';
