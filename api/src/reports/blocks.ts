import type { RiskMatrix } from '@holdfast/domain';

/*
 * A report as a list of blocks: built once, drawn as PDF and as a Word document, so that no two differ.
 */

/** `colour`: of a level of risk, as the organisation has it. */
export type Cell = string | { words: string; strong?: boolean; soft?: boolean; colour?: string };

export interface Column {
  heading: string;
  /** Its part of the width, against those of the others. */
  share: number;
  align?: 'right';
}

export interface MapCell {
  likelihood: string;
  impact: string;
  count: number;
  references: readonly string[];
}

export type Block =
  | { kind: 'heading'; level: 2 | 3; words: string }
  | { kind: 'text'; words: string; soft?: boolean; strong?: boolean }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'facts'; facts: readonly (readonly [name: string, value: string])[] }
  | { kind: 'table'; label: string; columns: readonly Column[]; rows: readonly (readonly Cell[])[] }
  | { kind: 'heat-map'; label: string; matrix: RiskMatrix; cells: readonly MapCell[] }
  /** Lines to write on. */
  | { kind: 'signature'; lines: readonly string[] };

/** What a report says. */
export interface Described {
  title: string;
  /** What it is, and for whom: stands below the title and at the foot of every page. */
  marking: string;
  landscape: boolean;
  facts: readonly (readonly [name: string, value: string])[];
  blocks: readonly Block[];
}

/** A report to be drawn. */
export interface Document extends Described {
  organisation: string;
  /** Of the organisation, `#rrggbb`; null: black. */
  colour: string | null;
  made: Date;
  foot: string;
}

export const heading = (words: string): Block => ({ kind: 'heading', level: 2, words });
export const text = (words: string): Block => ({ kind: 'text', words });
