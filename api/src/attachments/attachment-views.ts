import type { AttachmentView } from '@holdfast/contracts';
import type { AttachmentSubject } from '@holdfast/domain';
import type { Sql } from '../platform/database';
import { personRef } from '../risks';

interface Row extends Omit<AttachmentView, 'recordedAt' | 'withdrawnAt'> {
  recordedAt: Date;
  withdrawnAt: Date | null;
}

const VIEW = `
  SELECT a.id, a.name, a.media_type AS "mediaType", a.size, encode(a.digest, 'hex') AS digest, ${personRef('p')} AS author, a.recorded_at AS "recordedAt",
    a.withdrawn_at AS "withdrawnAt", a.withdrawn_reason AS "withdrawnReason"
  FROM attachment a JOIN person p ON p.organisation_id = a.organisation_id AND p.id = a.author_id`;

const toView = ({ recordedAt, withdrawnAt, ...row }: Row): AttachmentView => ({ ...row, recordedAt: recordedAt.toISOString(), withdrawnAt: withdrawnAt?.toISOString() ?? null });

/** Newest first, the withdrawn among them. */
export async function attachmentViews(sql: Sql, organisationId: string, type: AttachmentSubject, subjectId: string): Promise<AttachmentView[]> {
  return (await sql.rows<Row>(`${VIEW} WHERE a.organisation_id = $1 AND a.subject_type = $2 AND a.subject_id = $3 ORDER BY a.id DESC`, [organisationId, type, subjectId])).map(toView);
}

export async function attachmentView(sql: Sql, organisationId: string, id: string): Promise<AttachmentView> {
  const row = await sql.one<Row>(`${VIEW} WHERE a.organisation_id = $1 AND a.id = $2`, [organisationId, id]);
  if (!row) throw new TypeError('asked for after it was found');
  return toView(row);
}
