import type { EvidenceBasis, ExportFormat, ExportPart, ExportState, ExportTableName } from '@holdfast/domain';
import type { PersonRef } from './identity.view';

/** What was asked for. */
export interface ExportAsked {
  format: ExportFormat;
  part: ExportPart;
  /** CSV: which of the tables. */
  table: ExportTableName | null;
  register: { id: string; name: string } | null;
  below: boolean;
  /** Where residuals stand that a filter looks at. */
  basis: EvidenceBasis;
  /** The past day or moment that was asked for; null: the present. */
  asAt: string | null;
  /** What the list was narrowed to, as its address says it. */
  filter: string;
}

/** GET /api/exports: Page. An export that was made: who took what along. */
export interface ExportRow extends ExportAsked {
  id: string;
  fileName: string;
  author: PersonRef;
  recordedAt: string;
  /** The moment whose register it shows. */
  moment: string;
  risks: number;
  /** Of these, exempt and in full wording. */
  exempt: number;
  size: number;
  /** SHA-256 of the file. */
  digest: string;
  /** SHA-256 of the canonical rows: the same for every format of the same rows. */
  rowsDigest: string;
  /** The file is kept for the caller. */
  kept: boolean;
}

/** POST and GET /api/exports/:id: where an export stands that the caller asked for. */
export interface ExportView extends ExportAsked {
  id: string;
  state: ExportState;
  recordedAt: string;
  /** Risks written so far, and how many there are; null until they are counted. */
  done: number;
  total: number | null;
  /** Ready: the file, until it expires. */
  fileName: string | null;
  size: number | null;
  digest: string | null;
  rowsDigest: string | null;
  expiresAt: string | null;
  /** Failed: why. */
  fault: string | null;
}
