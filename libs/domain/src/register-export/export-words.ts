/** What a register is exported as. */
export const EXPORT_FORMATS = ['xlsx', 'csv', 'json', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Part A: as the public reads it, exempt wording withheld. Part B: all that the one who asks may read. */
export const EXPORT_PARTS = ['A', 'B'] as const;
export type ExportPart = (typeof EXPORT_PARTS)[number];

/** What an export holds. A CSV file holds one of them. */
export const EXPORT_TABLES = ['risks', 'history', 'actions', 'controls', 'matrices'] as const;
export type ExportTableName = (typeof EXPORT_TABLES)[number];

/** `failed`: the program could not make it. What has expired is listed in the log, and its file is gone. */
export const EXPORT_STATES = ['waiting', 'running', 'ready', 'failed', 'cancelled', 'expired'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

export const EXPORT_LIMITS = {
  /** Days that a file is kept for the person who asked. */
  days: 7,
  /** Exports that one person has waiting or running. */
  underWay: 5,
  /** Files that are kept for one person; the oldest gives way. */
  kept: 20,
  /** Risks on paper. Beyond it a document is read by nobody, and the other formats hold them all. */
  pdfRisks: 2_000,
} as const;
