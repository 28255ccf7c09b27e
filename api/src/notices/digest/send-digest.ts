import { Inject, Injectable } from '@nestjs/common';
import { digestFallsOn } from '@holdfast/domain';
import { APP_OPTIONS, type AppOptions } from '../../app-options';
import { dayIn } from '../../platform/clock';
import { Database } from '../../platform/database';
import { MailOutbox } from '../../platform/mail';
import { digestChoiceOf } from './digest-choice';
import { digestContent } from './digest-content';
import { digestMail } from './digest-mail';
import { personAsActor } from '../../identity';

export interface DigestJob {
  organisationId: string;
  personId: string;
  /** "yyyy-mm-dd" in the organisation's time zone. */
  day: string;
}

/**
 * One person's digest of one day. The dated row and the mail are written together: whoever comes second finds the row, and a mail
 * server that is down keeps neither from being written.
 */
@Injectable()
export class SendDigest {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MailOutbox) private readonly outbox: MailOutbox,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {}

  run({ organisationId, personId, day }: DigestJob): Promise<void> {
    return this.database.writeUnattended(organisationId, async (tx) => {
      const person = await tx.one<{ email: string; jobTitle: string; organisation: string; timeZone: string }>(
        `SELECT p.email, p.job_title AS "jobTitle", o.name AS organisation, o.time_zone AS "timeZone"
         FROM person p JOIN organisation o ON o.id = p.organisation_id WHERE p.organisation_id = $1 AND p.id = $2`,
        [organisationId, personId],
      );
      const actor = await personAsActor(tx, organisationId, personId);
      // A job that waited until another day tells nothing that the next one does not.
      if (!person || !actor || dayIn(person.timeZone, tx.now) !== day) return;
      const { rhythm, weekday } = await digestChoiceOf(tx, organisationId, personId);
      if (!digestFallsOn({ rhythm, weekday }, day)) return;

      const content = await digestContent(tx, actor);
      const mailed = rhythm === 'when-overdue' ? content.overdue > 0 : content.total > 0;
      const first = await tx.one(
        `INSERT INTO digest (organisation_id, person_id, day, at, notices, mailed) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING day`,
        [organisationId, personId, day, tx.now, content.total, mailed],
      );
      if (!first || !mailed) return;
      const { subject, body, html } = digestMail(content, { ...person, day, rhythm, weekday, publicUrl: this.options.publicUrl });
      await this.outbox.post(tx, { to: person.email, subject, body, html, toFolder: true });
    });
  }
}
