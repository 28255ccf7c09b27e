import type { RegisterField } from './register-fields';

/** Day or month first; where a column does not say, it is asked. */
export const DATE_ORDERS = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** How the dates of a column are read, and why. */
export interface DateColumn {
  readonly reading: DateOrder | 'plain' | 'ambiguous';
  readonly why: string;
}

/** How the values of a column look: numbers, H/M/L, "4 - Severe", A-F, I-IV, percentages and bands of them, fractions of 1, marks. */
export const SCALE_KINDS = ['numbers', 'words', 'numbers-and-words', 'letters', 'roman', 'percentages', 'fractions', 'mixed'] as const;
export type ScaleKind = (typeof SCALE_KINDS)[number];

/** One step of a scale as the file writes it; the list runs from the least to the most severe. */
export interface ScaleStep {
  readonly code: string;
  readonly label: string;
  /** What it counts for, where the file says numbers. */
  readonly value?: number;
}

/** A value of a scale column, and the step that it says; null where it says none or would have to be guessed. */
export interface ScaleValue {
  readonly raw: string;
  readonly count: number;
  readonly step: number | null;
  /** Why no step is said: between two, unknown, a text. */
  readonly why: string | null;
}

export interface ScaleReading {
  readonly of: 'likelihood' | 'impact' | 'level' | 'score';
  readonly kind: ScaleKind;
  readonly steps: readonly ScaleStep[];
  /** Distinct values as they occur, the commonest first. */
  readonly values: readonly ScaleValue[];
  /** Further distinct values were not counted. */
  readonly more: boolean;
  /** In words: how it is read. */
  readonly why: string;
}

export interface RegisterColumn {
  readonly column: number;
  /** By this a choice names the column, next quarter too: its header, and " (2)" for the second of the same. */
  readonly key: string;
  readonly header: string;
  /** Null: kept as an extra field under its header. */
  readonly field: RegisterField | null;
  readonly why: string;
  /** What an X in this column says: the column is one step of a scale. */
  readonly mark: string | null;
  /** Cells with something in them. */
  readonly filled: number;
  /** Distinct values, five at most. */
  readonly samples: readonly string[];
  readonly dates?: DateColumn;
  readonly scale?: ScaleReading;
  /** Of an export of ours, where nothing is to be chosen: what it is here. */
  readonly own?: OwnMeaning;
}

/** A column of an export of ours. */
export interface OwnMeaning {
  /** Ours; null for an extra field. */
  readonly key: string | null;
  /** The name of an extra field. */
  readonly extra: string | null;
  /** False: worked out, or of the history of where it comes from. */
  readonly taken: boolean;
  /** Where it goes, in a word or two. */
  readonly says: string;
}

export interface RegisterQuestion {
  /** Answers are given under it. */
  readonly key: string;
  /** Of the column that it is about. */
  readonly column: string | null;
  readonly sentence: string;
  readonly answers: readonly { readonly answer: string; readonly says: string }[];
  /** What holds until it is answered; null: nothing can be written before. */
  readonly otherwise: string | null;
}

/** Why a row in or around the table is no row of it. */
export const ASIDE_WHY = ['title', 'guidance', 'repeated-header', 'section', 'total', 'note'] as const;
export type AsideWhy = (typeof ASIDE_WHY)[number];

export interface AsideRow {
  readonly row: number;
  readonly why: AsideWhy;
  readonly text: string;
}

/** What the table is: risks; the key to a scale or a matrix; something else. Of an export of ours also actions and controls of the risks, assessments over time, and what the file says of itself. */
export type TableKind = 'risks' | 'legend' | 'actions' | 'controls' | 'history' | 'about' | 'other';

export interface RegisterTable {
  /** By this a choice names the table: the sheet, and " (2)" for the second on it. */
  readonly key: string;
  readonly sheet: string;
  readonly hidden: boolean;
  readonly is: TableKind;
  readonly why: string;
  readonly headerRows: readonly [number, number];
  readonly firstRow: number;
  readonly lastRow: number;
  /** Rows that are risks, or lines of one. */
  readonly rows: number;
  readonly columns: readonly RegisterColumn[];
  /** One of each axis: inherent, residual and target are written on the same. */
  readonly scales: Readonly<Partial<Record<'likelihood' | 'impact' | 'level', ScaleReading>>>;
  /** Headings over rows, which become a value of the rows below them. */
  readonly sections: readonly AsideRow[];
  /** The field that sections go to; null: an extra field. */
  readonly sectionField: RegisterField | null;
  readonly aside: readonly AsideRow[];
  readonly questions: readonly RegisterQuestion[];
  /** Written by an export of ours: read as it was written, with nothing guessed. `publicly`: it withholds exempt wording. */
  readonly own?: { readonly publicly: boolean };
  /** What the rows say together: likelihood, impact, score and level as written, for reading a matrix out of them. */
  readonly together: readonly TogetherRead[];
}

export interface TogetherRead {
  readonly likelihood: string | null;
  readonly impact: string | null;
  readonly score: string | null;
  readonly level: string | null;
}

export interface RegisterOutline {
  readonly tables: readonly RegisterTable[];
  /** Sheets without a table. */
  readonly empty: readonly { readonly sheet: string; readonly hidden: boolean; readonly why: string }[];
}

/** Lines of a table that belong to one risk: those that only add to the row above are joined to it. */
export interface RegisterRow {
  readonly sheet: string;
  readonly row: number;
  readonly lastRow: number;
  /** Cell by column of the sheet; several lines of one column are parted by line breaks. */
  readonly cells: ReadonlyMap<number, { readonly text: string; readonly day?: string }>;
  readonly section: string | null;
}

