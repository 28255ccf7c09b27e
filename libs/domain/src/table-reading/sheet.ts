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

/** Rows that may be too many to lie about at once: gone through, or asked for one by one. An array is such. */
export interface RowList extends Iterable<SheetRow> {
  readonly length: number;
  at(index: number): SheetRow | undefined;
  slice(from?: number, to?: number): RowList;
}

/** A sheet of a workbook, or a text file as its only one. Rows without anything are not there. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: RowList;
}

/** What may be read of one file. */
export const TABLE_LIMITS = {
  /** Of the file as it is sent; and of JSON that is no export of ours, which is read as a whole. */
  bytes: 20 * 1024 * 1024,
  /** Of the file of a register, which is read piece by piece: 100,000 risks with their history are as much as JSON. */
  registerBytes: 256 * 1024 * 1024,
  /** Of all that is packed in it. */
  unpacked: 800 * 1024 * 1024,
  sheets: 60,
  rows: 400_000,
  /** Where all rows are looked at together, such as those of continuity. */
  rowsTogether: 60_000,
  columns: 256,
  cells: 15_000_000,
  /** Characters in one cell: what spreadsheets themselves hold. */
  cell: 32_767,
  milliseconds: 150_000,
} as const;

/** "A" for 0, "Z" for 25, "AA" for 26. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

export const textAt = (row: SheetRow, column: number): string => row.cells[column]?.text ?? '';
