import { IMPORT_FIELDS, IMPORT_HELD, IMPORT_LIMITS, IMPORT_OUTCOMES, IMPORTED_THINGS, LIMITS, TABLE_LIMITS, type ImportedThing, type ImportField, type ImportHeld, type ImportOutcome } from '@holdfast/domain';
import { Nested, OneOf, Text, Whole } from './fields';
import { IdsInQuery, WordsInQuery } from './in-query';

/** POST /api/continuity-import-drafts: the body is the file itself. */
export class ImportFileRequest {
  @Text({ called: 'File name', max: 1_000, optional: true }) name?: string;
  /** What it holds, where the person said so; otherwise its sheets tell. */
  @OneOf({ called: 'What the file holds', words: IMPORTED_THINGS, optional: true }) thing?: ImportedThing;
}

export class ImportColumnChoice {
  @Whole({ called: 'Column', min: 0, max: TABLE_LIMITS.columns - 1 }) column: number;
  /** Null: the column is left out. */
  @OneOf({ called: 'Field', words: IMPORT_FIELDS, nullable: true }) field: ImportField | null;
}

export class ImportForAll {
  @OneOf({ called: 'Field', words: IMPORT_FIELDS }) field: ImportField;
  /** As a cell would say it. */
  @Text({ called: 'Value', max: 400 }) text: string;
}

/** What the person said about one sheet. What is left out is read as the program reads it. */
export class ImportSheetChoice {
  @Text({ called: 'Sheet', max: 200 }) sheet: string;
  /** Null: the sheet is left out. */
  @OneOf({ called: 'What the sheet holds', words: IMPORTED_THINGS, optional: true, nullable: true }) thing?: ImportedThing | null;
  /** The row of the header, as a spreadsheet counts. */
  @Whole({ called: 'Row of the header', min: 1, max: 1_048_576, optional: true }) header?: number;
  @Nested({ called: 'Columns', of: () => ImportColumnChoice, many: true, max: TABLE_LIMITS.columns, optional: true }) columns?: ImportColumnChoice[];
  /** Said once for rows that say nothing themselves. */
  @Nested({ called: 'For all rows', of: () => ImportForAll, many: true, max: IMPORT_FIELDS.length, optional: true }) forAll?: ImportForAll[];
}

/** A text in a column, and how it is read instead, wherever it stands there. */
export class ImportMend {
  @Text({ called: 'Sheet', max: 200 }) sheet: string;
  @Whole({ called: 'Column', min: 0, max: TABLE_LIMITS.columns - 1 }) column: number;
  @Text({ called: 'What the cell says', max: TABLE_LIMITS.cell }) was: string;
  /** Empty: as if the cell said nothing. */
  @Text({ called: 'Read as', max: LIMITS.reason }) becomes: string;
}

export class ImportRowChoice {
  @Text({ called: 'Sheet', max: 200 }) sheet: string;
  @Whole({ called: 'Row', min: 1, max: 1_048_576 }) row: number;
}

/** PUT /api/continuity-import-drafts/:id/choices: all that the person chose so far. */
export class ImportChoicesRequest {
  @Nested({ called: 'Sheets', of: () => ImportSheetChoice, many: true, max: TABLE_LIMITS.sheets }) sheets: ImportSheetChoice[];
  @Nested({ called: 'Cells read otherwise', of: () => ImportMend, many: true, max: IMPORT_LIMITS.mended }) mended: ImportMend[];
  @Nested({ called: 'Rows left out', of: () => ImportRowChoice, many: true, max: IMPORT_LIMITS.chosenRows }) leftOut: ImportRowChoice[];
  /** Rows that look like a heading or a total and are rows all the same. */
  @Nested({ called: 'Rows taken', of: () => ImportRowChoice, many: true, max: IMPORT_LIMITS.chosenRows }) taken: ImportRowChoice[];
}

/** POST /api/continuity-import-drafts/:id/import. */
export class WriteImportRequest {
  /** Of the preview that was looked at: nothing else is written. */
  @Text({ called: 'Preview', min: 64, max: 64, pattern: /^[0-9a-f]{64}$/, hint: 'Look at the preview again' }) digest: string;
}

/** GET /api/continuity-import-template: a workbook to fill in, of all sheets or of one. */
export class ImportTemplateRequest {
  @OneOf({ called: 'What the workbook is for', words: IMPORTED_THINGS, optional: true }) thing?: ImportedThing;
}

export const IMPORT_SORTS = ['recorded', 'file', 'author', 'added', 'changed'] as const;
export type ImportSort = (typeof IMPORT_SORTS)[number];

/** GET /api/imports: latest first unless said otherwise. */
export class ImportListRequest {
  @WordsInQuery('what came in', IMPORT_HELD) thing?: ImportHeld[];
  @IdsInQuery('person') author?: string[];
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: IMPORT_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: ImportSort | `-${ImportSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}

/** GET /api/imports/:id/rows, as they stand in the file. */
export class ImportRowsRequest {
  @WordsInQuery('what became of it', IMPORT_OUTCOMES) outcome?: ImportOutcome[];
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
