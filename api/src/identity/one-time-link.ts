import type { OneTimeLinkView } from '@holdfast/contracts';
import type { Sql, Transaction } from '../platform/database';
import type { MailOutbox } from '../platform/mail';
import { newId } from '../platform/new-id';
import { hashOf, newToken, writeNamedToken } from './session-token';

export type LinkPurpose = OneTimeLinkView['purpose'];

const VALID_MS: Readonly<Record<LinkPurpose, number>> = { invitation: 7 * 24 * 60 * 60 * 1000, 'password-reset': 60 * 60 * 1000 };

/** Its token is known only to whoever made it and to the mail that carries it. */
export interface NewLink {
  id: string;
  personId: string;
  purpose: LinkPurpose;
  token: string;
  expiresAt: Date;
}

export async function issueLink(tx: Transaction, personId: string, purpose: LinkPurpose, createdBy: string | null): Promise<NewLink> {
  const id = newId();
  const secret = newToken();
  const expiresAt = new Date(tx.now.getTime() + VALID_MS[purpose]);
  await tx.rows(
    `INSERT INTO one_time_link (organisation_id, id, person_id, purpose, token_hash, created_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.organisationId, id, personId, purpose, hashOf(secret), createdBy, tx.now, expiresAt],
  );
  return { id, personId, purpose, token: writeNamedToken({ organisationId: tx.organisationId, id, secret }), expiresAt };
}

/** After the `#`, so that neither a server's log nor the next page's Referer ever holds the token. */
export const linkAddress = (publicUrl: string, link: NewLink): string => `${publicUrl}/welcome#${link.token}`;

/** The links of a person that were not used open nothing any more. */
export async function endLinks(tx: Transaction, personId: string): Promise<void> {
  await tx.rows('UPDATE one_time_link SET expires_at = $3 WHERE organisation_id = $1 AND person_id = $2 AND used_at IS NULL AND expires_at > $3', [
    tx.organisationId, personId, tx.now,
  ]);
}

interface Addressee {
  email: string;
  name: string;
  organisation: string;
  timeZone: string;
}

/** Puts the link into the post; false when no mail goes out from here. */
export async function mailLink(tx: Transaction, outbox: MailOutbox, publicUrl: string, link: NewLink): Promise<boolean> {
  const to = await addressee(tx, tx.organisationId, link.personId);
  if (!to) return false;
  const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: to.timeZone }).format(link.expiresAt);
  const { subject, why } = WORDS[link.purpose](to.organisation);
  return outbox.post(tx, {
    to: to.email,
    subject,
    body: `Hello ${to.name},\n\n${why}\n\nChoose a password here:\n${linkAddress(publicUrl, link)}\n\nThe link works once, until ${until}.\n`,
  });
}

const WORDS: Readonly<Record<LinkPurpose, (organisation: string) => { subject: string; why: string }>> = {
  invitation: (organisation) => ({
    subject: `Your account for the risk registers of ${organisation}`,
    why: `${organisation} keeps its risk registers in Holdfast, and an account has been made for you.`,
  }),
  'password-reset': (organisation) => ({
    subject: `A new password for the risk registers of ${organisation}`,
    why: `Somebody asked for a new password for your account at ${organisation}. If it was not you, leave this mail alone: your password stays as it is.`,
  }),
};

const addressee = (sql: Sql, organisationId: string, personId: string): Promise<Addressee | null> =>
  sql.one<Addressee>(
    `SELECT p.email, p.name, o.name AS organisation, o.time_zone AS "timeZone"
     FROM person p JOIN organisation o ON o.id = p.organisation_id WHERE p.organisation_id = $1 AND p.id = $2`,
    [organisationId, personId],
  );
