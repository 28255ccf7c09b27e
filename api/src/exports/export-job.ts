import type { ExportAsked, ExportView } from '@holdfast/contracts';
import type { EvidenceBasis, ExportFormat, ExportPart, ExportState, ExportTableName } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { notFound } from '../platform/refusal';
import type { ExportedList } from './export-source';

/** An export that somebody asked for, as it is stored. */
export interface StoredExport {
  id: string;
  authorId: string;
  format: ExportFormat;
  part: ExportPart;
  holds: ExportTableName | null;
  registerId: string | null;
  registerName: string | null;
  below: boolean;
  basis: EvidenceBasis;
  asAt: string | null;
  filter: string;
  bom: boolean;
  request: ExportedList['filter'];
  token: { id: string; roleAssignmentId: string } | null;
  total: number;
  done: number;
  recordedAt: Date;
  startedAt: Date | null;
  cancelledAt: Date | null;
  endedAt: Date | null;
  fault: string | null;
  fileName: string | null;
  size: number | null;
  digest: string | null;
  rowsDigest: string | null;
  registers: { id: string; public: boolean }[] | null;
  exemption: string | null;
  expiresAt: Date | null;
}

const JOB = `SELECT j.id, j.author_id AS "authorId", j.format, j.part, j.holds, j.register_id AS "registerId", r.name AS "registerName", j.below, j.basis, j.as_at AS "asAt", j.filter, j.bom, j.request,
    CASE WHEN j.token_id IS NOT NULL THEN json_build_object('id', j.token_id, 'roleAssignmentId', j.role_assignment_id) END AS token, j.total, j.done, j.recorded_at AS "recordedAt",
    j.started_at AS "startedAt", j.cancelled_at AS "cancelledAt", j.ended_at AS "endedAt", j.fault, j.file_name AS "fileName", j.size::float8 AS size, encode(j.digest, 'hex') AS digest,
    encode(j.rows_digest, 'hex') AS "rowsDigest", j.registers, j.exemption, j.expires_at AS "expiresAt"
  FROM export_job j LEFT JOIN register r ON r.organisation_id = $1 AND r.id = j.register_id WHERE j.organisation_id = $1`;

/** The caller's own; nobody else has it. */
export async function loadExport(sql: Sql, actor: Actor, id: string): Promise<StoredExport> {
  const found = await sql.one<StoredExport>(`${JOB} AND j.id = $2 AND j.author_id = $3`, [actor.organisationId, id, actor.personId]);
  if (!found) throw notFound('There is no such export, or it is not yours to fetch.');
  return found;
}

export const exportsUnderWay = (sql: Sql, actor: Actor): Promise<StoredExport[]> =>
  sql.rows<StoredExport>(`${JOB} AND j.author_id = $2 AND j.digest IS NULL ORDER BY j.recorded_at DESC, j.id LIMIT 20`, [actor.organisationId, actor.personId]);

export const anyExport = (sql: Sql, organisationId: string, id: string): Promise<StoredExport | null> => sql.one<StoredExport>(`${JOB} AND j.id = $2`, [organisationId, id]);

export function stateOf({ cancelledAt, fault, endedAt, expiresAt, startedAt }: StoredExport, now: Date): ExportState {
  if (cancelledAt) return 'cancelled';
  if (fault !== null) return 'failed';
  if (endedAt) return expiresAt && expiresAt > now ? 'ready' : 'expired';
  return startedAt ? 'running' : 'waiting';
}

export function toExportView(job: StoredExport, now: Date): ExportView {
  const { id, done, total, fileName, size, digest, rowsDigest, expiresAt, fault, recordedAt } = job;
  return { ...askedOf(job), id, state: stateOf(job, now), recordedAt: recordedAt.toISOString(), done, total, fileName, size, digest, rowsDigest, expiresAt: expiresAt?.toISOString() ?? null, fault };
}

const askedOf = ({ format, part, holds, registerId, registerName, below, basis, asAt, filter }: StoredExport): ExportAsked => ({
  format, part, table: holds, register: registerId === null ? null : { id: registerId, name: registerName ?? '' }, below, basis, asAt, filter,
});
