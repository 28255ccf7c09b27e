import type { RegisterFaultView, RegisterImportChoicesRequest, ScaleRead } from '@holdfast/contracts';
import type { DateOrder, RegisterField } from '@holdfast/domain';

/* What the person chooses about a register's file, as a whole, from what they chose before: each gives all of it anew. */

type Choices = RegisterImportChoicesRequest;

export const sendingTo = (choices: Choices, column: string, field: RegisterField | null): Choices => ({ ...choices, fields: [...choices.fields.filter((one) => one.column !== column), { column, field }] });

export const datesOf = (choices: Choices, column: string, order: DateOrder): Choices => ({ ...choices, dates: [...choices.dates.filter((one) => one.column !== column), { column, order }] });

export const answering = (choices: Choices, key: string, answer: string): Choices => ({ ...choices, answers: [...choices.answers.filter((one) => one.key !== key), { key, answer }] });

export const reading = (choices: Choices, of: ScaleRead, raw: string, code: string | null): Choices => ({ ...choices, scales: [...choices.scales.filter((one) => one.of !== of || one.raw !== raw), { of, raw, code }] });

/** A table is read, or left alone; `taken` are those that are read now. */
export const takingTable = (choices: Choices, taken: readonly string[], table: string, take: boolean): Choices => ({ ...choices, tables: take ? [...taken, table] : taken.filter((one) => one !== table) });

export const takingRow = (choices: Choices, table: string, row: number): Choices => ({ ...choices, taken: [...choices.taken, { table, row }] });

export const leavingOutRows = (choices: Choices, { table, rows }: RegisterFaultView): Choices => ({ ...choices, leftOut: [...choices.leftOut, ...rows.map((row) => ({ table, row }))] });

export const readingCellAs = (choices: Choices, { column, was }: RegisterFaultView, becomes: string): Choices =>
  column === null ? choices : { ...choices, mended: [...choices.mended.filter((one) => one.column !== column || one.was !== was), { column, was, becomes }] };

export const closing = (choices: Choices, ids: readonly string[], close: boolean): Choices => ({ ...choices, closeMissing: [...choices.closeMissing.filter((id) => !ids.includes(id)), ...(close ? ids : [])] });
