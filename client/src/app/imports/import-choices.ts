import type { ImportChoicesRequest, ImportDraftView, ImportFaultView } from '@holdfast/contracts';
import type { ImportedThing, ImportField } from '@holdfast/domain';

/* What the person chooses, as a whole, from what they chose before: each gives all of it anew. */

type SheetChoice = ImportChoicesRequest['sheets'][number];

function ofSheet(choices: ImportChoicesRequest, sheet: string, change: (choice: SheetChoice) => SheetChoice): ImportChoicesRequest {
  const there = choices.sheets.find((one) => one.sheet === sheet);
  const changed = change(there ?? { sheet });
  return { ...choices, sheets: there ? choices.sheets.map((one) => (one === there ? changed : one)) : [...choices.sheets, changed] };
}

/** Another kind has other fields: what was sent to them begins anew. */
export const holding = (choices: ImportChoicesRequest, sheet: string, thing: ImportedThing | null): ImportChoicesRequest => ofSheet(choices, sheet, (choice) => ({ ...choice, thing, columns: [], forAll: [] }));

/** A field takes one column: the one that had it before is left out. */
export const sending = (choices: ImportChoicesRequest, sheet: ImportDraftView['sheets'][number], column: number, field: ImportField | null): ImportChoicesRequest =>
  ofSheet(choices, sheet.name, (choice) => {
    const had = field === null ? [] : sheet.columns.filter((one) => one.field === field && one.column !== column).map((one) => ({ column: one.column, field: null }));
    const kept = (choice.columns ?? []).filter((one) => one.column !== column && !had.some((other) => other.column === one.column));
    return { ...choice, columns: [...kept, ...had, { column, field }] };
  });

export const forAllRows = (choices: ImportChoicesRequest, sheet: string, field: ImportField, text: string): ImportChoicesRequest =>
  ofSheet(choices, sheet, (choice) => ({ ...choice, forAll: [...(choice.forAll ?? []).filter((one) => one.field !== field), ...(text === '' ? [] : [{ field, text }])] }));

export const readingAs = (choices: ImportChoicesRequest, { sheet, column, was }: ImportFaultView, becomes: string): ImportChoicesRequest =>
  column === null ? choices : { ...choices, mended: [...choices.mended.filter((one) => !(one.sheet === sheet && one.column === column && one.was === was)), { sheet, column, was, becomes }] };

export const leavingOut = (choices: ImportChoicesRequest, sheet: string, rows: readonly number[]): ImportChoicesRequest => ({ ...choices, leftOut: [...choices.leftOut, ...rows.map((row) => ({ sheet, row }))] });

export const taking = (choices: ImportChoicesRequest, sheet: string, row: number): ImportChoicesRequest => ({ ...choices, taken: [...choices.taken, { sheet, row }] });

export const unmended = (choices: ImportChoicesRequest, at: number): ImportChoicesRequest => ({ ...choices, mended: choices.mended.filter((_, index) => index !== at) });

export const nothingLeftOut = (choices: ImportChoicesRequest): ImportChoicesRequest => ({ ...choices, leftOut: [] });
