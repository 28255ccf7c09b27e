import type { EvidenceBasis, Report, ReportDetail, ReportFormat, ReportPart } from '@holdfast/domain';
import type { PersonRef } from './identity.view';

/** A row of GET /api/reports: Page. The document is made anew each time; this is who made which, and by which digest it is known. */
export interface MadeReportRow {
  id: string;
  report: Report;
  format: ReportFormat;
  part: ReportPart | null;
  detail: ReportDetail | null;
  /** By what its residuals are told; null of a report that tells them as claimed alone, and of those made before there was a choice. */
  basis: EvidenceBasis | null;
  register: { id: string; name: string } | null;
  unit: { id: string; name: string } | null;
  freeze: { id: string; name: string } | null;
  /** The past day that was asked for; null: a freeze, or the present. */
  asAt: string | null;
  /** What it was compared with: a day, or the id of a freeze. */
  comparedWith: string | null;
  /** Whose state it shows. */
  moment: string;
  fileName: string;
  size: number;
  /** SHA-256 of the file. */
  digest: string;
  /** SHA-256 of what it says: the same for every format. */
  contentDigest: string;
  author: PersonRef;
  recordedAt: string;
}
