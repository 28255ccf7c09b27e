import { Inject, Injectable } from '@nestjs/common';
import type { AttachmentView, WithdrawAttachmentRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { conflict } from '../platform/refusal';
import { attachmentView } from './attachment-views';
import { loadAttachmentToChange } from './load-attachment';
import { requireOpenSubject, requireToChangeFiles, type Subject } from './subject';

/** A file that is offered no longer. That it was there, what it was, and why it is not any more stays listed. */
@Injectable()
export class WithdrawAttachment {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: WithdrawAttachmentRequest, actor: Actor): Promise<AttachmentView> {
    return this.database.write(actor, async (tx) => {
      const { attachment, subject } = await loadAttachmentToChange(tx, actor, id);
      requireToChangeFiles(actor, subject);
      requireOpenSubject(subject);
      const { name: fileName, mediaType, size, digest } = attachment;
      if (attachment.withdrawnAt) throw conflict('withdrawn', `${fileName} is withdrawn already.`);
      const verdict = await verdictOn(tx, subject, id);
      if (verdict) throw conflict('is-evidence', `${fileName} is the evidence of an auditor’s verdict on ${verdict}, so it stays. Attach a further file beside it.`);
      await tx.rows('UPDATE attachment SET withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5 WHERE organisation_id = $1 AND id = $2', [
        tx.organisationId, id, tx.now, actor.personId, reason,
      ]);
      await tx.record({
        action: 'attachment.withdrawn', subjectType: subject.type, subjectId: subject.id, registerId: subject.registerId,
        after: { attachmentId: id, fileName, mediaType, size, digest, reason },
      });
      return attachmentView(tx, tx.organisationId, id);
    });
  }
}

/** The recommendation on which somebody gave a verdict by this file. The file is locked, so no verdict comes to rest on it meanwhile. */
async function verdictOn(tx: Transaction, { type, id: subjectId }: Subject, id: string): Promise<string | null> {
  if (type !== 'recommendation') return null;
  const found = await tx.one<{ reference: string }>(
    `SELECT m.reference FROM recommendation_entry e JOIN recommendation m ON m.organisation_id = e.organisation_id AND m.id = e.recommendation_id
     WHERE e.organisation_id = $1 AND e.recommendation_id = $2 AND e.evidence_id = $3 LIMIT 1`,
    [tx.organisationId, subjectId, id],
  );
  return found?.reference ?? null;
}
