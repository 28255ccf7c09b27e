import { Inject, Injectable } from '@nestjs/common';
import type { CriticalUserView, VerifyCriticalUserRequest } from '@holdfast/contracts';
import { ownerFaults, updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, needsChange } from '../platform/refusal';
import { loadCriticalUserToChange, viewOfUser } from './load-critical-user';

/** A dated entry that is never changed: somebody tried the solution, and whether it works. */
@Injectable()
export class VerifyCriticalUser {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { verifiedOn, works, note, verifiedById = '' }: VerifyCriticalUserRequest, version: number, actor: Actor): Promise<CriticalUserView> {
    return this.database.write(actor, async (tx) => {
      const { user: before, place } = await loadCriticalUserToChange(tx, actor, id, version);
      if (before.solution === '') throw conflict('no-solution', 'No solution is written down yet that could be verified.');
      const by = verifiedById || actor.personId;
      const faults = [
        ...(verifiedOn > dayIn(place.timeZone, tx.now) ? [{ field: 'verifiedOn', message: 'It has been tried: choose today or earlier' }] : []),
        ...(by === actor.personId ? [] : (await ownerFaults(tx, by)).map(() => ({ field: 'verifiedById', message: 'Choose who verified it from the list' }))),
      ];
      if (faults.length > 0) throw needsChange(faults);
      await tx.rows(
        'INSERT INTO critical_user_verification (organisation_id, id, critical_user_id, verified_on, works, note, verified_by, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [tx.organisationId, newId(), id, verifiedOn, works, note, by, actor.personId, tx.now],
      );
      const stands = works ? { verified_on: verifiedOn, verified_by: by } : { verified_on: null, verified_by: null };
      await updateRow(tx, 'critical_user', before, stands);
      await tx.record({
        action: 'critical-user.verified', subjectType: 'critical-user', subjectId: id, before: { verifiedOn: before.verified_on, verifiedById: before.verified_by },
        after: { verifiedOn: stands.verified_on, verifiedById: stands.verified_by, works, triedOn: verifiedOn, note },
      });
      return viewOfUser(tx, tx.organisationId, id);
    });
  }
}
