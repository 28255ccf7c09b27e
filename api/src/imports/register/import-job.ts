import type { ImportJobView } from '@holdfast/contracts';
import type { ImportJobState } from '@holdfast/domain';
import type { Actor } from '../../platform/actor';
import type { Sql } from '../../platform/database';
import { conflict } from '../../platform/refusal';

/** The writing of a register's file, as it was asked for and as far as it has come. */
export interface StoredJob {
  id: string;
  draftId: string;
  register: { id: string; name: string } | null;
  fileName: string;
  lookedAt: string;
  authorId: string;
  token: { id: string; roleAssignmentId: string } | null;
  done: number;
  total: number;
  recordedAt: Date;
  startedAt: Date | null;
  cancelledAt: Date | null;
  endedAt: Date | null;
  fault: string | null;
  faultCode: string | null;
  importId: string | null;
}

export const BROKEN_OFF = { code: 'broken-off', fault: 'The server was stopped while this was being written. Nothing has been written. Write it again.' } as const;

const JOB = `SELECT j.id, j.draft_id AS "draftId", CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name) END AS register, j.file_name AS "fileName", encode(j.looked_at, 'hex') AS "lookedAt", j.author_id AS "authorId",
    CASE WHEN j.token_id IS NOT NULL THEN json_build_object('id', j.token_id, 'roleAssignmentId', j.role_assignment_id) END AS token, j.done, j.total, j.recorded_at AS "recordedAt", j.started_at AS "startedAt",
    j.cancelled_at AS "cancelledAt", j.ended_at AS "endedAt", j.fault, j.fault_code AS "faultCode", j.import_id AS "importId"
  FROM import_job j LEFT JOIN register r ON r.organisation_id = $1 AND r.id = j.register_id AND r.id IN (SELECT register_id FROM readable_registers(j.author_id)) WHERE j.organisation_id = $1`;

export const jobOf = (sql: Sql, organisationId: string, id: string): Promise<StoredJob | null> => sql.one<StoredJob>(`${JOB} AND j.id = $2`, [organisationId, id]);

/** The last time that a file of the caller's was asked to be written. */
export const latestJobOf = (sql: Sql, { organisationId, personId }: Actor, draftId: string): Promise<StoredJob | null> =>
  sql.one<StoredJob>(`${JOB} AND j.draft_id = $2 AND j.author_id = $3 ORDER BY j.recorded_at DESC, j.id DESC LIMIT 1`, [organisationId, draftId, personId]);

/** Of each file that the caller still looks at, its writing where it is waiting, under way, or came to nothing; the latest first. */
export const unwrittenJobs = (sql: Sql, { organisationId, personId }: Actor): Promise<StoredJob[]> =>
  sql.rows<StoredJob>(
    `${JOB} AND j.author_id = $2 AND EXISTS (SELECT FROM import_draft d WHERE d.organisation_id = $1 AND d.id = j.draft_id)
       AND NOT EXISTS (SELECT FROM import_job o WHERE o.organisation_id = $1 AND o.author_id = $2 AND o.draft_id = j.draft_id AND (o.recorded_at, o.id) > (j.recorded_at, j.id))
     ORDER BY j.recorded_at DESC, j.id DESC`,
    [organisationId, personId],
  );

/** While a file is being written, whoever writes it holds this: it goes with the connection, whatever becomes of the process. */
const KEY = `hashtextextended('import ' || $1, 0)`;

/** False where somebody else is writing it. */
export async function takeUp(sql: Sql, jobId: string): Promise<boolean> {
  // A page that asks how far it is holds it for an instant.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if ((await sql.one<{ held: boolean }>(`SELECT pg_try_advisory_xact_lock(${KEY}) AS held`, [jobId]))?.held) return true;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  return false;
}

const isOpen = ({ endedAt, cancelledAt }: StoredJob): boolean => endedAt === null && cancelledAt === null;

/** Begun, not ended, and nobody is writing it: its process has gone. */
async function isBrokenOff(sql: Sql, { organisationId }: Actor, job: StoredJob): Promise<boolean> {
  if (!isOpen(job) || job.startedAt === null) return false;
  if (!(await sql.one<{ free: boolean }>(`SELECT pg_try_advisory_xact_lock_shared(${KEY}) AS free`, [job.id]))?.free) return false;
  // It may have ended since it was read.
  const now = await jobOf(sql, organisationId, job.id);
  return now !== null && isOpen(now);
}

function stateOf({ cancelledAt, fault, endedAt, startedAt }: StoredJob): ImportJobState {
  if (cancelledAt) return 'cancelled';
  if (fault !== null) return 'failed';
  if (endedAt) return 'done';
  return startedAt ? 'running' : 'waiting';
}

export async function toJobView(sql: Sql, actor: Actor, found: StoredJob): Promise<ImportJobView> {
  const brokenOff = await isBrokenOff(sql, actor, found);
  // What ended while it was looked at is told as it ended.
  const job = brokenOff || found.startedAt === null || !isOpen(found) ? found : ((await jobOf(sql, actor.organisationId, found.id)) ?? found);
  const { id, draftId, fileName, register, recordedAt, done, total, fault, faultCode, importId } = job;
  return { id, draftId, fileName, register, state: brokenOff ? 'failed' : stateOf(job), recordedAt: recordedAt.toISOString(), done, total, fault: brokenOff ? BROKEN_OFF.fault : fault, code: brokenOff ? BROKEN_OFF.code : faultCode, importId };
}

/** What is being written is neither read otherwise nor thrown away meanwhile. */
export async function requireNotBeingWritten(sql: Sql, actor: Actor, draftId: string): Promise<void> {
  const job = await latestJobOf(sql, actor, draftId);
  if (!job || !isOpen(job) || (await isBrokenOff(sql, actor, job))) return;
  throw conflict('being-written', 'This file is being written. Stop that first, or wait until it is done.');
}
