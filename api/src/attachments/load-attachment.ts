import type { AttachmentSubject, FileMediaType } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { notFound } from '../platform/refusal';
import { loadSubject, loadSubjectToChange, type Subject } from './subject';

const GONE = 'There is no such file, or it is not yours to read.';

export interface StoredAttachment {
  id: string;
  subjectType: AttachmentSubject;
  subjectId: string;
  name: string;
  mediaType: FileMediaType;
  size: number;
  digest: string;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
}

interface Loaded {
  attachment: StoredAttachment;
  subject: Subject;
}

const ATTACHMENT = `SELECT id, subject_type AS "subjectType", subject_id AS "subjectId", name, media_type AS "mediaType", size, encode(digest, 'hex') AS digest,
  withdrawn_at AS "withdrawnAt", withdrawn_reason AS "withdrawnReason" FROM attachment WHERE organisation_id = $1 AND id = $2`;

/** The file as far as it is listed, if what it is attached to is the caller's to read; otherwise it is not there. */
export async function loadAttachment(sql: Sql, actor: Actor, id: string): Promise<Loaded> {
  const attachment = await sql.one<StoredAttachment>(ATTACHMENT, [actor.organisationId, id]);
  if (!attachment) throw notFound(GONE);
  return { attachment, subject: await loadSubject(sql, actor, attachment.subjectType, attachment.subjectId, GONE) };
}

/** The same, with the row locked. */
export async function loadAttachmentToChange(tx: Transaction, actor: Actor, id: string): Promise<Loaded> {
  const attachment = await tx.one<StoredAttachment>(`${ATTACHMENT} FOR NO KEY UPDATE`, [actor.organisationId, id]);
  if (!attachment) throw notFound(GONE);
  return { attachment, subject: await loadSubjectToChange(tx, actor, attachment.subjectType, attachment.subjectId, GONE) };
}
