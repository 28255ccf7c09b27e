import { Inject, Injectable } from '@nestjs/common';
import type { UseOneTimeLinkRequest } from '@holdfast/contracts';
import { Clock } from '../platform/clock';
import { Database, type Sql } from '../platform/database';
import { Refusal } from '../platform/refusal';
import { AttemptLimit, byAddress, byOwnPassword } from './attempt-limit';
import { endSessions } from './end-sessions';
import { endLinks } from './one-time-link';
import { openSession, type NewSession } from './open-session';
import { hashPassword } from './password-hash';
import { requireOwnPassword } from './require-own-password';
import { hashOf, readNamedToken, type NamedToken } from './session-token';

interface OpenLink {
  person_id: string;
  purpose: string;
  email: string;
  name: string;
  organisation: string;
}

/** Sets the password, which proves that the person reads the mail or was handed the link, and signs in. */
@Injectable()
export class UseOneTimeLink {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AttemptLimit) private readonly limit: AttemptLimit,
  ) {}

  async run(request: UseOneTimeLinkRequest): Promise<NewSession> {
    const token = readNamedToken(request.token);
    if (!token) throw spent();
    // Looked at before the password is hashed: guessing costs us little.
    const found = await this.database.read(token.organisationId, (sql) => openLink(sql, token, this.clock.now()));
    if (!found) throw spent();
    requireOwnPassword('password', request.password, found);
    const passwordHash = await hashPassword(request.password);
    const { session, email } = await this.database.writeUnattended(token.organisationId, async (tx) => {
      const link = await openLink(tx, token, tx.now, 'FOR UPDATE OF l');
      if (!link) throw spent();
      const { organisationId, now } = tx;
      const personId = link.person_id;
      await tx.rows('UPDATE one_time_link SET used_at = $3 WHERE organisation_id = $1 AND id = $2', [organisationId, token.id, now]);
      await tx.rows('UPDATE person SET password_hash = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2', [organisationId, personId, passwordHash]);
      await endSessions(tx, personId, null);
      await endLinks(tx, personId);
      await tx.record({ action: link.purpose === 'invitation' ? 'person.joined' : 'person.password-reset', subjectType: 'person', subjectId: personId });
      return { session: await openSession(tx, personId), email: link.email };
    });
    await this.limit.forget(byAddress(email), byOwnPassword(session.personId));
    return session;
  }
}

const spent = (): Refusal => new Refusal(410, 'link-spent', 'This link was used already or is too old. Ask for a new one.');

const openLink = (sql: Sql, { organisationId, id, secret }: NamedToken, now: Date, lock: '' | 'FOR UPDATE OF l' = ''): Promise<OpenLink | null> =>
  sql.one<OpenLink>(
    `SELECT l.person_id, l.purpose, p.email, p.name, o.name AS organisation
     FROM one_time_link l JOIN person p ON p.organisation_id = l.organisation_id AND p.id = l.person_id JOIN organisation o ON o.id = l.organisation_id
     WHERE l.organisation_id = $1 AND l.id = $2 AND l.token_hash = $3 AND l.used_at IS NULL AND l.expires_at > $4 AND p.left_at IS NULL ${lock}`,
    [organisationId, id, hashOf(secret), now],
  );
