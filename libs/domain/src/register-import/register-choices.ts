import type { RegisterField } from './register-fields';
import type { DateOrder } from './register-outline';

/** What becomes of rows that cannot be read. */
export const UNREADABLE_ROWS = ['leave-out', 'draft'] as const;
export type UnreadableRows = (typeof UNREADABLE_ROWS)[number];

/** What a person changed in what was understood. Plain JSON; columns by their keys and values as written, so that it fits the next file of the same kind. */
export interface RegisterChoices {
  /** Tables to read, by key; left out: those with risks on visible sheets. */
  readonly tables?: readonly string[];
  /** Field of a column, by its key; null keeps it as an extra field. */
  readonly fields?: Readonly<Record<string, RegisterField | null>>;
  readonly dates?: Readonly<Record<string, DateOrder>>;
  /** Code on the matrix of a value as written, by what it is on; null: it says nothing that can be read. */
  readonly scales?: Readonly<Partial<Record<'likelihood' | 'impact' | 'level', Readonly<Record<string, string | null>>>>>;
  /** Rows put aside that are risks after all, and rows that are none. */
  readonly taken?: readonly { readonly table: string; readonly row: number }[];
  readonly leftOut?: readonly { readonly table: string; readonly row: number }[];
  readonly unreadable?: UnreadableRows;
  readonly matrix?: 'existing' | 'from-file';
  /** Answers to questions, by key. */
  readonly answers?: Readonly<Record<string, string>>;
}
