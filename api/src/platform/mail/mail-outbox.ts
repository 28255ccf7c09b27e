import { Inject, Injectable } from '@nestjs/common';
import { APP_OPTIONS, type AppOptions } from '../../app-options';
import type { Transaction } from '../database';
import { newId } from '../new-id';
import { Postman } from './postman';

/** To one person. */
export interface Mail {
  to: string;
  subject: string;
  /** Plain text. */
  body: string;
  /** The same in HTML, for whoever would rather read that. */
  html?: string;
  /** May lie in a folder of the server where there is no mail server: it holds nothing that opens a door, as a one-time link does. */
  toFolder?: boolean;
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

  /** Whether mail that may lie in a folder is at least written to one. */
  get goesSomewhere(): boolean {
    return this.goesOut || this.options.mailFolder !== undefined;
  }

  /** False when this mail goes nowhere from here: then nothing is written, since it would wait for ever. */
  async post(tx: Transaction, { to, subject, body, html = '', toFolder = false }: Mail): Promise<boolean> {
    if (!(toFolder ? this.goesSomewhere : this.goesOut)) return false;
    await tx.rows(
      `INSERT INTO mail_message (organisation_id, id, recipient, subject, body, html, created_at, next_attempt_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [tx.organisationId, newId(), to, oneLine(subject), body, html, tx.now],
    );
    tx.afterCommit(() => this.postman.wake());
    return true;
  }
}

/** A line end in a header would begin the next one. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001F\u007F]+/g, ' ').trim();
