import {
  DATE_ORDERS, IMPORT_LIMITS, LIMITS, REGISTER_FIELDS, TABLE_LIMITS, UNREADABLE_ROWS,
  type DateOrder, type RegisterField, type UnreadableRows,
} from '@holdfast/domain';
import { Id, Ids, Nested, OneOf, Text, Texts, Whole } from './fields';

/** POST /api/registers/:id/import-drafts: the body is the file itself. */
export class RegisterFileRequest {
  @Text({ called: 'File name', max: 1_000, optional: true }) name?: string;
}

export class RegisterColumnChoice {
  @Text({ called: 'Column', max: TABLE_LIMITS.cell }) column: string;
  /** Null: kept as an extra field under its header. */
  @OneOf({ called: 'Field', words: REGISTER_FIELDS.map(({ field }) => field), nullable: true }) field: RegisterField | null;
}

export class RegisterDateChoice {
  @Text({ called: 'Column', max: TABLE_LIMITS.cell }) column: string;
  @OneOf({ called: 'Order of dates', words: DATE_ORDERS }) order: DateOrder;
}

export const SCALES_READ = ['likelihood', 'impact', 'level'] as const;
export type ScaleRead = (typeof SCALES_READ)[number];

export class RegisterScaleChoice {
  @OneOf({ called: 'Scale', words: SCALES_READ }) of: ScaleRead;
  /** As it is written in the file. */
  @Text({ called: 'Value', max: TABLE_LIMITS.cell }) raw: string;
  /** On the matrix; null: it says nothing that can be read. */
  @Text({ called: 'Code', max: LIMITS.code, nullable: true }) code: string | null;
}

export class RegisterRowChoice {
  @Text({ called: 'Table', max: 300 }) table: string;
  @Whole({ called: 'Row', min: 1, max: 1_048_576 }) row: number;
}

export class RegisterAnswer {
  @Text({ called: 'Question', max: TABLE_LIMITS.cell }) key: string;
  @Text({ called: 'Answer', max: LIMITS.reason }) answer: string;
}

/** A text in a column, and how it is read instead, wherever it stands there. */
export class RegisterMend {
  @Text({ called: 'Column', max: TABLE_LIMITS.cell }) column: string;
  @Text({ called: 'What the cell says', max: TABLE_LIMITS.cell }) was: string;
  /** Empty: as if the cell said nothing. */
  @Text({ called: 'Read as', max: LIMITS.reason }) becomes: string;
}

export const MATRICES_READ = ['existing', 'from-file'] as const;
export type MatrixRead = (typeof MATRICES_READ)[number];
export const OWNERLESS = ['register-owner'] as const;
export type Ownerless = (typeof OWNERLESS)[number];

/** PUT /api/register-import-drafts/:id/choices: all that the person chose so far. */
export class RegisterImportChoicesRequest {
  /** By their keys; left out: those with risks on sheets that are not hidden. */
  @Texts({ called: 'Tables', max: 2 * TABLE_LIMITS.sheets, length: 300, optional: true }) tables?: string[];
  @Nested({ called: 'Columns', of: () => RegisterColumnChoice, many: true, max: TABLE_LIMITS.columns }) fields: RegisterColumnChoice[];
  @Nested({ called: 'Dates', of: () => RegisterDateChoice, many: true, max: TABLE_LIMITS.columns }) dates: RegisterDateChoice[];
  @Nested({ called: 'Scales', of: () => RegisterScaleChoice, many: true, max: IMPORT_LIMITS.mended }) scales: RegisterScaleChoice[];
  @Nested({ called: 'Answers', of: () => RegisterAnswer, many: true, max: TABLE_LIMITS.columns }) answers: RegisterAnswer[];
  @Nested({ called: 'Cells read otherwise', of: () => RegisterMend, many: true, max: IMPORT_LIMITS.mended }) mended: RegisterMend[];
  /** Rows that were put aside and are risks all the same. */
  @Nested({ called: 'Rows taken', of: () => RegisterRowChoice, many: true, max: IMPORT_LIMITS.chosenRows }) taken: RegisterRowChoice[];
  @Nested({ called: 'Rows left out', of: () => RegisterRowChoice, many: true, max: IMPORT_LIMITS.chosenRows }) leftOut: RegisterRowChoice[];
  /** Null while nobody said so: then such a row stands in the way. */
  @OneOf({ called: 'Rows that cannot be read', words: UNREADABLE_ROWS, nullable: true }) unreadable: UnreadableRows | null;
  /** Who owns risks whose owner is not known here; null while nobody said so. */
  @OneOf({ called: 'Owner of the rest', words: OWNERLESS, nullable: true }) ownerless: Ownerless | null;
  @OneOf({ called: 'Matrix', words: MATRICES_READ }) matrix: MatrixRead;
  /** Open risks that are in no row of the file, to be closed. */
  @Ids({ called: 'Risks to close', max: IMPORT_LIMITS.chosenRows }) closeMissing: string[];
}

/** POST /api/register-import-drafts/:id/profile: keeps the choices under a name; the same name again takes its place. */
export class SaveImportProfileRequest {
  @Text({ called: 'Name', min: 1, max: IMPORT_LIMITS.profileName }) name: string;
}

/** PUT /api/register-import-drafts/:id/profile: reads the file as a profile says. */
export class UseImportProfileRequest {
  @Id({ called: 'Profile' }) profileId: string;
}
