import { Inject, Injectable } from '@nestjs/common';
import { APP_OPTIONS, type AppOptions } from '../../app-options';
import type { Transaction } from '../database';
import { newId } from '../new-id';
import { Postman } from './postman';

/** One person, plain text. */
export interface Mail {
  to: string;
  subject: string;
  body: string;
}

/** Mail is written down in the transaction of the change that it tells of, and leaves after the commit: never without it. */
@Injectable()
export class MailOutbox {
  constructor(
    @Inject(Postman) private readonly postman: Postman,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {}

  /** Whether this program sends mail at all. */
  get goesOut(): boolean {
    return this.options.smtpUrl !== undefined;
  }

  /** False when no mail goes out from here: then nothing is written, since it would wait for ever. */
  async post(tx: Transaction, mail: Mail): Promise<boolean> {
    if (!this.goesOut) return false;
    await tx.rows(
      `INSERT INTO mail_message (organisation_id, id, recipient, subject, body, created_at, next_attempt_at) VALUES ($1, $2, $3, $4, $5, $6, $6)`,
      [tx.organisationId, newId(), mail.to, oneLine(mail.subject), mail.body, tx.now],
    );
    tx.afterCommit(() => this.postman.wake());
    return true;
  }
}

/** A line end in a header would begin the next one. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001F\u007F]+/g, ' ').trim();
