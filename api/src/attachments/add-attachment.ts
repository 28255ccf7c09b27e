import { Inject, Injectable } from '@nestjs/common';
import type { AttachmentNameRequest, AttachmentView } from '@holdfast/contracts';
import { LIMITS, type AttachmentSubject } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, Refusal } from '../platform/refusal';
import type { UploadedFile } from '../platform/uploaded-file';
import { attachmentView } from './attachment-views';
import { kindOfFile } from './kind-of-file';
import { loadSubjectToChange, requireOpenSubject, requireToChangeFiles } from './subject';

/** Attaches a file to a risk, a control or an action. What it is, its content tells. */
@Injectable()
export class AddAttachment {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(type: AttachmentSubject, subjectId: string, request: AttachmentNameRequest, { bytes, digest }: UploadedFile, actor: Actor): Promise<AttachmentView> {
    return this.database.write(actor, async (tx) => {
      const subject = await loadSubjectToChange(tx, actor, type, subjectId);
      requireToChangeFiles(actor, subject);
      requireOpenSubject(subject);
      const file = await kindOfFile(bytes, request.name);
      if (!file.ok) throw new Refusal(422, 'file-refused', file.message);
      const held = await tx.one<{ files: number }>('SELECT count(*)::int AS files FROM attachment WHERE organisation_id = $1 AND subject_id = $2', [tx.organisationId, subject.id]);
      if (held && held.files >= LIMITS.files) throw conflict('too-many-files', `There are ${held.files} files here, withdrawn ones included, and there is room for no more. Put several into one.`);

      const id = newId();
      const { name, mediaType } = file;
      await tx.rows(
        `INSERT INTO attachment (organisation_id, id, subject_type, subject_id, name, media_type, size, digest, author_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [tx.organisationId, id, type, subject.id, name, mediaType, bytes.length, digest, actor.personId, tx.now],
      );
      await tx.rows('INSERT INTO attachment_content (organisation_id, attachment_id, content) VALUES ($1, $2, $3)', [tx.organisationId, id, bytes]);
      await tx.record({
        action: 'attachment.added', subjectType: type, subjectId: subject.id, registerId: subject.registerId,
        after: { attachmentId: id, fileName: name, mediaType, size: bytes.length, digest: digest.toString('hex') },
      });
      return attachmentView(tx, tx.organisationId, id);
    });
  }
}
