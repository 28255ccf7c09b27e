/** What a register said of a risk beyond our own fields, under the name that its column had there. */
export interface ExtraField {
  readonly name: string;
  readonly value: string;
}

/** A register has at most as many columns as a file may have; a cell holds what spreadsheets hold. */
export const EXTRA_LIMITS = { fields: 256, name: 200, value: 32_767, published: 200 } as const;

/** The same fields in the same order. */
export const sameExtras = (one: readonly ExtraField[], other: readonly ExtraField[]): boolean =>
  one.length === other.length && one.every(({ name, value }, at) => name === other[at]?.name && value === other[at].value);
