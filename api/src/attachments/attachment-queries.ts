import { Inject, Injectable } from '@nestjs/common';
import type { AttachmentView } from '@holdfast/contracts';
import type { AttachmentSubject } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { Refusal } from '../platform/refusal';
import { NoteReadings } from '../readings';
import { attachmentViews } from './attachment-views';
import { loadAttachment, type StoredAttachment } from './load-attachment';
import { loadSubject } from './subject';

/** So that neither a large file nor a slow reader holds much memory, and no connection is held between pieces. */
const PIECE = 1024 * 1024;

export interface Download extends StoredAttachment {
  pieces: AsyncGenerator<Buffer>;
}

@Injectable()
export class AttachmentQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NoteReadings) private readonly noteReadings: NoteReadings,
  ) {}

  list(type: AttachmentSubject, subjectId: string, actor: Actor): Promise<AttachmentView[]> {
    return this.database.readAsAt(actor, async (sql) => {
      const subject = await loadSubject(sql, actor, type, subjectId);
      return attachmentViews(sql, actor.organisationId, type, subject.id);
    });
  }

  async content(id: string, actor: Actor): Promise<Download> {
    const { attachment, riskId } = await this.database.read(actor.organisationId, async (sql) => {
      const { attachment, subject } = await loadAttachment(sql, actor, id);
      return { attachment, riskId: subject.type === 'risk' ? subject.id : null };
    });
    if (attachment.withdrawnAt) throw new Refusal(410, 'withdrawn', `${attachment.name} was withdrawn and is no longer offered.`, { detail: attachment.withdrawnReason ?? undefined });
    if (riskId) await this.noteReadings.run(actor, [riskId]);
    return { ...attachment, pieces: this.#pieces(actor.organisationId, attachment) };
  }

  async *#pieces(organisationId: string, { id, size }: StoredAttachment): AsyncGenerator<Buffer> {
    for (let from = 0; from < size; from += PIECE) {
      const found = await this.database.read(organisationId, (sql) =>
        sql.one<{ piece: Buffer }>('SELECT substring(content FROM $3 FOR $4) AS piece FROM attachment_content WHERE organisation_id = $1 AND attachment_id = $2', [organisationId, id, from + 1, PIECE]),
      );
      if (!found) throw new TypeError('an attachment without content');
      yield found.piece;
    }
  }
}
