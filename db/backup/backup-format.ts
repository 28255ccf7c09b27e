/**
 * A backup is a gzip'd tar, so that it can be looked into without this program: `holdfast-backup.json` first (a BackupHead), then
 * rows as NDJSON in parts of some megabytes, `<organisation>/<schema>.<table>/000001.ndjson`, and `manifest.json` last. A row is an
 * object of its columns as PostgreSQL writes them as text, those without a value left out: no number and no moment loses a digit.
 */
export const BACKUP_FORMAT = 1;

export const HEAD_NAME = 'holdfast-backup.json';
export const MANIFEST_NAME = 'manifest.json';

export interface BackupHead {
  holdfast: 'backup';
  format: number;
  /** The latest migration of the database that it was made from. */
  migration: string;
  /** The moment of the one snapshot that all rows are of. */
  madeAt: string;
  organisations: { id: string; name: string }[];
}

export interface BackupPart {
  name: string;
  rows: number;
  bytes: number;
  sha256: string;
}

export interface BackupManifest extends BackupHead {
  /** Of every table, by organisation and then by name. */
  counts: Record<string, Record<string, number>>;
  parts: BackupPart[];
}

/** The table that a part holds rows of, such as `public.risk`. */
export function tableOfPart(name: string): { organisationId: string; table: string } | null {
  const [, organisationId, table] = /^([0-9a-f-]{36})\/((?:public|history)\.[a-z_0-9]+)\/\d{6,}\.ndjson$/.exec(name) ?? [];
  return organisationId && table ? { organisationId, table } : null;
}
