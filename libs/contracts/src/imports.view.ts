import type { ImportedThing, ImportField, ImportHeld, ImportOutcome, ImportSubject, RegisterField, SkippedWhy } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { ImportChoicesRequest } from './imports.request';

/** How many rows come to what. `faults` are rows that stand in the way of writing. */
export interface ImportCounts {
  new: number;
  changed: number;
  same: number;
  leftOut: number;
  faults: number;
}

export interface ImportColumnView {
  column: number;
  /** As a spreadsheet calls it. */
  name: string;
  header: string;
  field: ImportField | null;
  why: string;
  /** The first few different values. */
  samples: string[];
  faults: number;
}

/** A row that would be written. The label is what it is called, with its reference where it has one. */
export interface ImportPlannedRow {
  row: number;
  outcome: 'new' | 'changed';
  label: string;
  changes: { called: string; before: string; after: string }[];
}

/** A sheet of the file, and how it is read. */
export interface ImportSheetView {
  name: string;
  hidden: boolean;
  /** Rows with something in them, and the first of these. */
  filled: number;
  firstRow: number;
  /** Null: it is left out. */
  thing: ImportedThing | null;
  /** Whether the person said so. */
  chosen: boolean;
  /** Null where no table was found. */
  header: number | null;
  /** "A4 to H124" */
  range: string | null;
  columns: ImportColumnView[];
  /** What is said once for all rows, by field. */
  forAll: { field: ImportField; text: string }[];
  skipped: { row: number; why: SkippedWhy; text: string }[];
  counts: ImportCounts;
  /** The first of what would be written, and how many there are. */
  planned: ImportPlannedRow[];
  plannedInAll: number;
}

/** Something that stands in the way. */
export interface ImportFaultView {
  sheet: string;
  row: number;
  /** What the row is about, as far as it says. */
  label: string;
  /** Null where it is about the row as a whole, or a field that no column goes to. */
  column: number | null;
  columnName: string | null;
  field: ImportField | null;
  called: string;
  /** What the cell says. */
  was: string;
  message: string;
  /** What may have been meant, as a cell would say it. */
  meant: string[];
  /** All the rows that have the same fault in the same words, the first one first. */
  rows: number[];
}

/** A file that is looked at before anything is written: GET /api/continuity-import-drafts/:id, and the answer of what changes how it is read. Its maker's alone. */
export interface ImportDraftView {
  id: string;
  fileName: string;
  size: number;
  /** Of a text file. */
  encoding: string | null;
  sheets: ImportSheetView[];
  counts: ImportCounts;
  faults: ImportFaultView[];
  faultsInAll: number;
  /** What would lean on itself by way of others, by name; no reason not to write it. */
  cycles: string[][];
  /** What may be said of units, owners, kinds and resources, as a cell would say it. */
  offers: { unit: string[]; owner: string[]; kind: string[]; resource: string[] };
  choices: ImportChoicesRequest;
  /** Of what would be written. */
  digest: string;
}

/** A row of GET /api/imports: Page<ImportListRow>. */
export interface ImportListRow {
  id: string;
  about: ImportSubject;
  fileName: string;
  things: ImportHeld[];
  /** Of a register's file, where the reader may read the register. */
  register: { id: string; name: string } | null;
  author: PersonRef;
  recordedAt: string;
  added: number;
  changed: number;
  same: number;
  leftOut: number;
}

/** GET /api/imports/:id. */
export interface ImportView extends ImportListRow {
  size: number;
  /** SHA-256 of the file, in hex. */
  digest: string;
  sheets: { name: string; thing: ImportHeld | null; header: number | null; columns: { column: number; header: string; field: ImportField | RegisterField | null; why: string }[] }[];
  /** Cells that were read otherwise than they say. */
  mended: { was: string; becomes: string }[];
}

/** A row of GET /api/imports/:id/rows: Page<ImportRowView>. */
export interface ImportRowView {
  id: string;
  sheet: string;
  row: number;
  outcome: ImportOutcome;
  subjectType: 'activity' | 'resource' | 'dependency' | 'contact' | 'risk' | null;
  subjectId: string | null;
  label: string;
  note: string;
}
