import type { Figures } from './figures.mjs';

export interface Row {
  name: string;
  title: string;
  clients: number;
  changes: boolean;
  ours: Figures;
  bare: Figures;
}

export interface Measured {
  machine: string;
  sizes: { risks: number; rows: Row[]; memory: { atRest: number | null; after: number | null }; bytesOnDisk: number }[];
  /** What a register costs as at a past moment. */
  asAt?: { risks: number; assessments: number; rows: Row[]; bytesOnDisk: number };
  /** Residuals as claimed beside as evidenced, and what a failed rehearsal sets off, in milliseconds. */
  evidence?: { risks: number; controls: number; entries: number; rows: Row[]; bytesOnDisk: number; failing: { leaning: number; ours: number; bare: number } };
  start?: { coldMs: number; warmMs: number; resident: number | null };
  firstLoad?: { files: number; brotli: number; gzip: number };
  /** Events per second. */
  auditVerify?: { events: number; verified: number; sealed: number };
  /** Of each size, from the smallest: what comes back when, first pages of gaps and of coverage, and a bare walk, in milliseconds. */
  recovery?: Record<'activities' | 'resources' | 'dependencies' | 'bytes' | 'ours' | 'gaps' | 'coverage' | 'bare', number>[];
  exported?: ExportsMeasured;
}

interface Exported {
  ms: number;
  bytes: number;
  risks: number;
  /** Bytes at the most above rest; null where the system does not tell. */
  memory: number | null;
}

export interface ExportsMeasured extends Record<'csv' | 'xlsx' | 'json', Exported> {
  risks: number;
  copy: Omit<Exported, 'risks'>;
  bare: Omit<Exported, 'risks'> & { rows: number };
  pdf: Exported[];
}

export interface Judged {
  aim: string;
  reached: boolean | null;
  found: string;
}

export declare const judge: (measured: Measured) => Judged[];
