import { Inject, Injectable } from '@nestjs/common';
import type { LeaveRequest, PersonView } from '@holdfast/contracts';
import { endLinks, endSessions } from '../identity';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { handOverRisks } from '../risks';
import { handOverRegisters } from './hand-over-registers';
import { keepAnAdministrator } from './last-administrator';
import { loadPerson, requireHere, requireManaged, type LoadedPerson } from './load-person';
import { readPerson } from './people-queries';

/** Nothing that the person owns is left without an owner, and nothing of theirs opens any more. */
@Injectable()
export class RecordDeparture {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { successorId = null }: LeaveRequest, actor: Actor): Promise<PersonView> {
    return this.database.write(actor, async (tx) => {
      const person = await loadPerson(tx, id);
      requireManaged(person, actor);
      requireHere(person);
      // Whoever gives the person a risk at this moment is done before, or finds that the person has left.
      await tx.rows('SELECT FROM person WHERE organisation_id = $1 AND id = $2 FOR UPDATE', [tx.organisationId, id]);
      if (person.roles.some(({ role, unitPath }) => role === 'administrator' && unitPath.length === 1)) await keepAnAdministrator(tx, id);
      await handOver(tx, person, successorId);
      await tx.rows('UPDATE role_assignment SET ended_by = $3, ended_at = $4 WHERE organisation_id = $1 AND person_id = $2 AND ended_at IS NULL', [
        tx.organisationId, id, actor.personId, tx.now,
      ]);
      await tx.rows('UPDATE person SET left_at = $3, password_hash = NULL, version = version + 1 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id, tx.now]);
      await endSessions(tx, id, null);
      await endLinks(tx, id);
      await tx.record({
        action: 'person.left', subjectType: 'person', subjectId: id,
        before: { roles: person.roles.map(({ role, unitId }) => ({ role, unitId })) }, after: { leftAt: tx.now.toISOString(), successorId },
      });
      return readPerson(tx, tx.organisationId, id);
    });
  }
}

async function handOver(tx: Transaction, person: LoadedPerson, successorId: string | null): Promise<void> {
  if (successorId !== null && !(await isThere(tx, person, successorId))) throw needsChange([{ field: 'successorId', message: 'Choose the successor from the list' }]);
  if (successorId === null) return requireNothingOwned(tx, person);
  await handOverRegisters(tx, person.id, successorId);
  await handOverRisks(tx, person.id, successorId);
}

/** Drafts are not counted: who has one is nobody's business. */
async function requireNothingOwned(tx: Transaction, person: LoadedPerson): Promise<void> {
  const owned = await tx.one<{ registers: number; risks: number }>(
    `SELECT (SELECT count(*)::int FROM register WHERE organisation_id = $1 AND owner_id = $2 AND closed_at IS NULL) AS registers,
       (SELECT count(*)::int FROM risk WHERE organisation_id = $1 AND owner_id = $2 AND status = 'open') AS risks`,
    [tx.organisationId, person.id],
  );
  const what = [counted(owned?.registers ?? 0, 'register'), counted(owned?.risks ?? 0, 'open risk')].filter(Boolean).join(' and ');
  if (what) throw needsChange([{ field: 'successorId', message: `The ${person.jobTitle} owns ${what}. Choose who takes over` }]);
}

const isThere = async (tx: Transaction, person: LoadedPerson, successorId: string): Promise<boolean> =>
  successorId !== person.id &&
  (await tx.one('SELECT 1 FROM person WHERE organisation_id = $1 AND id = $2 AND left_at IS NULL FOR NO KEY UPDATE', [tx.organisationId, successorId])) !== null;

const counted = (number: number, noun: string): string => (number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`);
