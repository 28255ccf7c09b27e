import type { AsideWhy, DateColumn, ImportJobState, RegisterField, RegisterQuestion, RiskMatrix, ScaleReading, TableKind } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { RegisterImportChoicesRequest } from './register-imports.request';

/** How many rows come to what. `faults` stand in the way of writing; `closed` and `flagged` are among the others. */
export interface RegisterImportCounts {
  new: number;
  drafts: number;
  changed: number;
  same: number;
  leftOut: number;
  faults: number;
  closed: number;
  flagged: number;
}

export interface RegisterColumnView {
  /** By this a choice names it. */
  key: string;
  /** As a spreadsheet calls it. */
  name: string;
  header: string;
  /** Null: kept as an extra field under its header. */
  field: RegisterField | null;
  why: string;
  /** Of an export of ours, where nothing is to be chosen: where it goes; not `taken`: worked out, or of the history of where it comes from. */
  own: { says: string; taken: boolean } | null;
  samples: string[];
  faults: number;
  dates: DateColumn | null;
  scale: ScaleReading | null;
}

export interface RegisterTableView {
  /** By this a choice names it. */
  key: string;
  sheet: string;
  hidden: boolean;
  is: TableKind;
  why: string;
  /** Written by an export of ours, and read as it was written. */
  own: boolean;
  /** Whether its rows are read. */
  taken: boolean;
  /** "A7 to J31" */
  range: string;
  rows: number;
  columns: RegisterColumnView[];
  aside: { row: number; why: AsideWhy; text: string }[];
  asideInAll: number;
  questions: (RegisterQuestion & { answer: string | null })[];
}

/** A row that would be written, with what it changes, and what is said about it without standing in the way. */
export interface RegisterPlannedRow {
  sheet: string;
  row: number;
  outcome: 'new' | 'draft' | 'changed';
  label: string;
  changes: { called: string; before: string; after: string }[];
  notes: string[];
}

/** Something that stands in the way. */
export interface RegisterFaultView {
  table: string;
  sheet: string;
  row: number;
  label: string;
  /** Null where it is about the row as a whole. */
  column: string | null;
  header: string;
  /** What the cell says. */
  was: string;
  message: string;
  /** What may have been meant, as a cell would say it. */
  meant: string[];
  /** Of whom or what it is about, where the register can say it. */
  offers: 'owner' | null;
  /** The scale whose value it is: it is read otherwise as a code of the matrix. */
  scale: 'likelihood' | 'impact' | 'level' | null;
  /** All the rows that have the same fault in the same words, the first one first. */
  rows: number[];
}

/** A file that is looked at before anything is written: GET /api/register-import-drafts/:id, and the answer of what changes how it is read. Its maker's alone. */
export interface RegisterImportDraftView {
  id: string;
  fileName: string;
  size: number;
  /** Of a text file. */
  encoding: string | null;
  register: { id: string; name: string; prefix: string; ownerTitle: string; risks: number };
  tables: RegisterTableView[];
  /** Sheets without a table. */
  empty: { sheet: string; hidden: boolean; why: string }[];
  /** The one that scores are read on, and the one that the file's own scales would make, where it can be told. */
  matrix: { definition: RiskMatrix; fromFile: RiskMatrix | null; why: string | null; mayMake: boolean };
  /** Of how values of a scale are read on that matrix: the code, or null where none is. */
  scales: { of: 'likelihood' | 'impact' | 'level'; raw: string; count: number; code: string | null; chosen: boolean }[];
  counts: RegisterImportCounts;
  /** The first of what would be written, changes first, and how many there are. */
  planned: RegisterPlannedRow[];
  plannedInAll: number;
  faults: RegisterFaultView[];
  faultsInAll: number;
  /** Open risks that are in no row. */
  missing: { id: string; reference: string; title: string }[];
  missingInAll: number;
  /** How many of these are to be closed. */
  closing: number;
  profiles: ImportProfileView[];
  offers: { owner: string[] };
  choices: RegisterImportChoicesRequest;
  /** Of what would be written. */
  digest: string;
}

/** What would become of one row. */
export interface RegisterRowView {
  sheet: string;
  row: number;
  outcome: 'new' | 'draft' | 'changed' | 'same' | 'left-out' | 'fault';
  label: string;
  changes: { called: string; before: string; after: string }[];
  notes: string[];
  /** The file says that it is over. */
  closes: boolean;
  /** Why it cannot be read; the column as a spreadsheet calls it, null where it is about the row as a whole. */
  problems: { column: string | null; header: string; was: string; message: string; meant: string[] }[];
}

/** GET /api/register-import-drafts/:id/rows: what would become of every row, as they stand in the file, and of what is in none. */
export interface RegisterRowsView {
  /** The same as that of the draft, while nothing has changed. */
  digest: string;
  rows: RegisterRowView[];
  /** Rows that were put aside: headings, totals, guidance. */
  aside: { sheet: string; row: number; why: AsideWhy; text: string }[];
  missing: { id: string; reference: string; title: string; closes: boolean }[];
}

/** How a kind of file is read, under a name. */
export interface ImportProfileView {
  id: string;
  name: string;
  headers: string[];
  /** Whether a file that is looked at has all its headers; null where none is looked at. */
  fits: boolean | null;
  author: PersonRef;
  savedAt: string;
}

/** Where the writing of a file stands: POST /api/register-import-drafts/:id/import and its cancellation. */
export interface ImportJobView {
  id: string;
  draftId: string;
  fileName: string;
  /** Null where the caller no longer reads it. */
  register: { id: string; name: string } | null;
  state: ImportJobState;
  recordedAt: string;
  /** Rows; nothing of them is there before all of them are. */
  done: number;
  /** 0 while the file is being read. */
  total: number;
  /** Why nothing was written. */
  fault: string | null;
  /** The same as a word for programs. */
  code: string | null;
  /** What came of it. */
  importId: string | null;
}

/** GET /api/register-import-drafts/:id/import: the last time that it was asked to be written, if ever. */
export interface DraftJobView {
  job: ImportJobView | null;
}
