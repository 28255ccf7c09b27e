import type { RowList, SheetRow } from './sheet';

/** Some rows of a list by their places in it, without holding them. */
export class RowsAt implements RowList {
  constructor(
    private readonly of: RowList,
    private readonly places: readonly number[],
  ) {}

  get length(): number {
    return this.places.length;
  }

  at(index: number): SheetRow | undefined {
    const place = this.places.at(index);
    return place === undefined ? undefined : this.of.at(place);
  }

  slice(from?: number, to?: number): RowsAt {
    return new RowsAt(this.of, this.places.slice(from, to));
  }

  *[Symbol.iterator](): Generator<SheetRow> {
    for (const place of this.places) yield this.of.at(place)!;
  }
}
