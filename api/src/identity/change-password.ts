import { Inject, Injectable } from '@nestjs/common';
import type { ChangePasswordRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { AttemptLimit, byOwnPassword } from './attempt-limit';
import { endSessions } from './end-sessions';
import { endLinks } from './one-time-link';
import { hashPassword, passwordMatches } from './password-hash';
import { requireOwnPassword } from './require-own-password';

/** Ends every other session of the person; whoever sits at one of them does not know the new password. */
@Injectable()
export class ChangePassword {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AttemptLimit) private readonly limit: AttemptLimit,
  ) {}

  async run(request: ChangePasswordRequest, actor: Actor): Promise<void> {
    await this.limit.take('Too many attempts. Wait 15 minutes, or sign out and ask for a new password.', byOwnPassword(actor.personId));
    const person = await this.database.read(actor.organisationId, (sql) =>
      sql.one<{ password_hash: string; name: string; email: string; organisation: string }>(
        `SELECT p.password_hash, p.name, p.email, o.name AS organisation FROM person p JOIN organisation o ON o.id = p.organisation_id
         WHERE p.organisation_id = $1 AND p.id = $2`,
        [actor.organisationId, actor.personId],
      ),
    );
    if (!person || !(await passwordMatches(person.password_hash, request.currentPassword)))
      throw needsChange([{ field: 'currentPassword', message: 'This is not your current password' }]);
    await this.limit.forget(byOwnPassword(actor.personId));
    requireOwnPassword('newPassword', request.newPassword, person);
    const passwordHash = await hashPassword(request.newPassword);
    await this.database.write(actor, async (tx) => {
      const changed = await tx.one(
        'UPDATE person SET password_hash = $3 WHERE organisation_id = $1 AND id = $2 AND password_hash = $4 RETURNING id',
        [actor.organisationId, actor.personId, passwordHash, person.password_hash],
      );
      if (!changed) throw conflict('password-changed', 'Your password was changed somewhere else a moment ago. Sign in again.');
      await endSessions(tx, actor.personId, actor.sessionId);
      await endLinks(tx, actor.personId);
      await tx.record({ action: 'person.password-changed', subjectType: 'person', subjectId: actor.personId });
    });
  }
}
