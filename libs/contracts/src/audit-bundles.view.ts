import type { PersonRef } from './identity.view';

/** GET /api/audit-bundles: the latest first. */
export interface AuditBundleRow {
  id: string;
  /** Days of the organisation's calendar, both within the period. */
  from: string;
  to: string;
  takenAt: string;
  takenBy: PersonRef;
  /** SHA-256 of the bundle's SHA256SUMS, 64 hexadecimal digits. */
  digest: string;
  /** The number of the last seal in it; null: there was none. */
  head: number | null;
  files: number;
  /** Bytes of the zip. */
  size: number;
}
