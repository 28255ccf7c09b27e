import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Cell, RowList, SheetRow } from '@holdfast/domain';

/** So many rows are unpacked at a time: what comes of a JSON text of more than 100 kB is kept for long by the engine, however soon it is let go. */
const PIECE = 100;
/** A sheet of no more stays as it is. */
const FEW = 1_000;
/** Neighbours are looked at across the border of two. */
const OPEN = 2;

/** The rows of a sheet that are too many to lie about as objects: packed by the hundred, and unpacked as their turn comes. */
export class PackedRows implements RowList {
  /** A list, and no map: a map leaves behind, at each change, a table that holds on to what was taken from it. */
  readonly #open: { number: number; rows: readonly SheetRow[] }[] = [];

  constructor(
    private readonly pieces: readonly Buffer[],
    readonly length: number,
  ) {}

  at(index: number): SheetRow | undefined {
    const place = index < 0 ? this.length + index : index;
    return place < 0 || place >= this.length ? undefined : this.#piece(Math.floor(place / PIECE))[place % PIECE];
  }

  slice(from = 0, to = this.length): RowList {
    return new RowsFrom(this, Math.max(0, from), Math.min(this.length, to));
  }

  *[Symbol.iterator](): Generator<SheetRow> {
    for (let piece = 0; piece < this.pieces.length; piece += 1) yield* this.#piece(piece);
  }

  #piece(number: number): readonly SheetRow[] {
    const open = this.#open.find((one) => one.number === number);
    if (open) return open.rows;
    const rows = unpack(this.pieces[number]!);
    this.#open.push({ number, rows });
    if (this.#open.length > OPEN) this.#open.shift();
    return rows;
  }
}

/** Some of them, one after another. */
class RowsFrom implements RowList {
  constructor(
    private readonly of: RowList,
    private readonly from: number,
    private readonly to: number,
  ) {}

  get length(): number {
    return Math.max(0, this.to - this.from);
  }

  at(index: number): SheetRow | undefined {
    const place = index < 0 ? this.to + index : this.from + index;
    return place < this.from || place >= this.to ? undefined : this.of.at(place);
  }

  slice(from = 0, to = this.length): RowList {
    return new RowsFrom(this.of, this.from + Math.max(0, from), Math.min(this.to, this.from + to));
  }

  *[Symbol.iterator](): Generator<SheetRow> {
    for (let place = this.from; place < this.to; place += 1) yield this.of.at(place)!;
  }
}

type Loose = (Cell | null)[];

/** Takes the rows of a sheet as they are read: a sheet of ordinary length stays as it is. */
export class RowPacker {
  readonly #pieces: Buffer[] = [];
  #rows: { row: number; cells: Loose }[] = [];
  #length = 0;
  #sorted = true;
  #last = 0;

  /** The cells of a row; one that comes a second time goes on. */
  cellsOf(row: number, isNew: () => void): Loose {
    const open = this.#rows.at(-1);
    if (open?.row === row) return open.cells;
    if (row < this.#last) {
      const earlier = this.#rows.find((one) => one.row === row);
      if (earlier) return earlier.cells;
      this.#sorted = false;
    }
    isNew();
    this.#makeRoom();
    const cells: Loose = [];
    this.#rows.push({ row, cells });
    this.#last = Math.max(this.#last, row);
    return cells;
  }

  /** A row as a whole, below those that came. */
  add(row: number, cells: Loose, isNew: () => void): void {
    isNew();
    this.#makeRoom();
    this.#rows.push({ row, cells });
    this.#last = row;
  }

  /** Goes through all of it once more, some rows at a time, to fill in what is only known at the end. */
  revise(change: (rows: Map<number, Loose>) => void): void {
    this.#inOrder();
    for (const [index, piece] of this.#pieces.entries()) {
      const rows = unpack(piece) as { row: number; cells: Loose }[];
      change(new Map(rows.map(({ row, cells }) => [row, cells])));
      this.#pieces[index] = pack(rows);
    }
    if (this.#rows.length > 0) change(new Map(this.#rows.map(({ row, cells }) => [row, cells])));
  }

  done(): RowList {
    this.#inOrder();
    if (this.#pieces.length === 0) return this.#rows;
    const length = this.#length + this.#rows.length;
    if (this.#rows.length > 0) this.#pack();
    return new PackedRows(this.#pieces, length);
  }

  /** No spreadsheet writes its rows in disorder: whatever does is put in order as a whole. */
  #inOrder(): void {
    if (this.#sorted) return;
    this.#sorted = true;
    const byRow = new Map<number, Loose>();
    for (const { row, cells } of [...this.#pieces.flatMap((piece) => unpack(piece) as { row: number; cells: Loose }[]), ...this.#rows]) {
      const there = byRow.get(row);
      if (!there) byRow.set(row, cells);
      else for (const [column, cell] of cells.entries()) if (cell) there[column] = cell;
    }
    const all = [...byRow].sort(([one], [other]) => one - other).map(([row, cells]) => ({ row, cells: Array.from(cells, (cell) => cell ?? null) }));
    [this.#rows, this.#length] = [[], 0];
    this.#pieces.length = 0;
    for (const one of all) {
      this.#makeRoom();
      this.#rows.push(one);
    }
  }

  #makeRoom(): void {
    if (this.#rows.length >= (this.#pieces.length === 0 ? FEW : PIECE)) this.#pack();
  }

  #pack(): void {
    for (let at = 0; at < this.#rows.length; at += PIECE) this.#pieces.push(pack(this.#rows.slice(at, at + PIECE)));
    this.#length += this.#rows.length;
    this.#rows = [];
  }
}

/** A copy, since what comes out is a part of something larger. */
const pack = (rows: readonly SheetRow[]): Buffer => Buffer.from(deflateRawSync(JSON.stringify(rows), { level: 1 }));
const unpack = (piece: Buffer): SheetRow[] => JSON.parse(inflateRawSync(piece).toString('utf8')) as SheetRow[];
