import { Inject, Injectable } from '@nestjs/common';
import type { OneTimeLinkView, PersonView } from '@holdfast/contracts';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import { issueLink, linkAddress, mailLink, type NewLink } from '../identity';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { MailOutbox } from '../platform/mail';

type Shown = Omit<OneTimeLinkView, 'url'> & { linkId: string };

/**
 * Runs a verb that makes a one-time link, mails it and shows it. What is kept for a retry under the same Idempotency-Key
 * never holds the address: the retry finds the same person, and shows another link that opens the same account.
 */
@Injectable()
export class ShowLink {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MailOutbox) private readonly outbox: MailOutbox,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {}

  async of(actor: Actor, make: (tx: Transaction) => Promise<{ person: PersonView; link: NewLink }>): Promise<OneTimeLinkView> {
    let made: NewLink | undefined;
    const { linkId, ...shown } = await this.database.write<Shown>(actor, async (tx) => {
      const { person, link } = await make(tx);
      made = link;
      const mailed = await mailLink(tx, this.outbox, this.options.publicUrl, link);
      return { person, purpose: link.purpose, expiresAt: link.expiresAt.toISOString(), mailed, linkId: link.id };
    });
    if (made?.id === linkId) return { ...shown, url: linkAddress(this.options.publicUrl, made) };
    return this.#again(actor, shown);
  }

  async #again(actor: Actor, shown: Omit<Shown, 'linkId'>): Promise<OneTimeLinkView> {
    const link = await this.database.write({ ...actor, idempotency: undefined }, async (tx) => {
      const again = await issueLink(tx, shown.person.id, shown.purpose, actor.personId);
      await tx.record({ action: 'person.link-made', subjectType: 'person', subjectId: shown.person.id, after: { purpose: shown.purpose } });
      return again;
    });
    return { ...shown, expiresAt: link.expiresAt.toISOString(), url: linkAddress(this.options.publicUrl, link) };
  }
}
