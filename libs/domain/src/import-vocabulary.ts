import { IMPORTED_THINGS } from './continuity-import';

/** What a file was imported into. */
export const IMPORT_SUBJECTS = ['continuity', 'risks'] as const;
export type ImportSubject = (typeof IMPORT_SUBJECTS)[number];

/** What a file held: things of continuity, or risks. */
export const IMPORT_HELD = [...IMPORTED_THINGS, 'risks'] as const;
export type ImportHeld = (typeof IMPORT_HELD)[number];

/** What became of a row: `left-out` by choice, or because it is a heading, guidance or a total. */
export const IMPORT_OUTCOMES = ['new', 'changed', 'same', 'left-out'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** Where the writing of a file stands. */
export const IMPORT_JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type ImportJobState = (typeof IMPORT_JOB_STATES)[number];

export const IMPORT_LIMITS = {
  /** Files that one person has under way; the oldest gives way. */
  drafts: 5,
  /** Days that a file under way is kept. */
  draftDays: 7,
  /** Of what was asked to be written, as many of one person are kept. */
  jobsKept: 20,
  /** Cells that are read otherwise, and rows that are left out or taken. */
  mended: 2_000,
  chosenRows: 5_000,
  profileName: 100,
  /** Of one organisation. */
  profiles: 200,
} as const;
