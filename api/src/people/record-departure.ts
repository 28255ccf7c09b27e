import { Inject, Injectable } from '@nestjs/common';
import type { DepartureView, LeaveRequest } from '@holdfast/contracts';
import { handOverActions } from '../actions';
import { handOverContinuity } from '../continuity';
import { handOverControls } from '../controls';
import { handOverExercises } from '../exercises';
import { handOverInvocations } from '../invocations';
import { endLinks, endSessions } from '../identity';
import { handOverIndicators } from '../indicators';
import { handOverObjectives } from '../objectives';
import { handOverPartnerships } from '../partnerships';
import { handOverPlans } from '../plans';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { handOverRecommendations } from '../recommendations';
import { handOverRisks } from '../risks';
import { handOverRegisters } from './hand-over-registers';
import { keepAnAdministrator } from './last-administrator';
import { loadPerson, requireHere, requireManaged, type LoadedPerson } from './load-person';
import { readPerson } from './people-queries';

/** Nothing that the person owns is left without an owner, and nothing of theirs opens any more. */
@Injectable()
export class RecordDeparture {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { successorId = null }: LeaveRequest, actor: Actor): Promise<DepartureView> {
    return this.database.write(actor, async (tx) => {
      const person = await loadPerson(tx, id);
      requireManaged(person, actor);
      return departed(tx, person, successorId, actor.personId);
    });
  }
}

/** The same for whoever may; null is whoever runs the server. */
export async function departed(tx: Transaction, person: LoadedPerson, successorId: string | null, endedBy: string | null): Promise<DepartureView> {
  const { id } = person;
  requireHere(person);
  // Whoever gives the person a risk at this moment is done before, or finds that the person has left.
  await tx.rows('SELECT FROM person WHERE organisation_id = $1 AND id = $2 FOR UPDATE', [tx.organisationId, id]);
  if (person.roles.some(({ role, unitPath }) => role === 'administrator' && unitPath.length === 1)) await keepAnAdministrator(tx, id);
  const handedOver = await handOver(tx, person, successorId);
  await tx.rows('UPDATE role_assignment SET ended_by = $3, ended_at = $4 WHERE organisation_id = $1 AND person_id = $2 AND ended_at IS NULL', [
    tx.organisationId, id, endedBy, tx.now,
  ]);
  await tx.rows('UPDATE person SET left_at = $3, password_hash = NULL, version = version + 1 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id, tx.now]);
  await endSessions(tx, id, null);
  await endLinks(tx, id);
  await tx.record({
    action: 'person.left', subjectType: 'person', subjectId: id,
    before: { roles: person.roles.map(({ role, unitId }) => ({ role, unitId })) }, after: { leftAt: tx.now.toISOString(), successorId },
  });
  return { ...(await readPerson(tx, tx.organisationId, id)), handedOver };
}

type Owned = DepartureView['handedOver'];

/** What each is called where it is counted. */
const NOUNS: Readonly<Record<keyof Owned, string>> = {
  registers: 'register', risks: 'open risk', controls: 'control', actions: 'unended action', recommendations: 'outstanding recommendation', partnerships: 'partnership', plans: 'recovery plan', objectives: 'open objective',
  indicators: 'open indicator', activities: 'activity', resources: 'resource', rehearsals: 'rehearsal', invocations: 'running invocation', failureReviews: 'open review of a failure',
};

async function handOver(tx: Transaction, person: LoadedPerson, successorId: string | null): Promise<Owned> {
  if (successorId !== null && !(await isThere(tx, person, successorId))) throw needsChange([{ field: 'successorId', message: 'Choose the successor from the list' }]);
  const owned = await ownedBy(tx, person.id);
  if (successorId === null) requireNothingOwned(person, owned);
  else {
    await handOverRegisters(tx, person.id, successorId);
    await handOverRisks(tx, person.id, successorId);
    await handOverControls(tx, person.id, successorId);
    await handOverActions(tx, person.id, successorId);
    await handOverRecommendations(tx, person.id, successorId);
    await handOverPartnerships(tx, person.id, successorId);
    await handOverPlans(tx, person.id, successorId);
    await handOverObjectives(tx, person.id, successorId);
    await handOverIndicators(tx, person.id, successorId);
    await handOverContinuity(tx, person.id, successorId);
    await handOverExercises(tx, person.id, successorId);
    await handOverInvocations(tx, person.id, successorId);
  }
  return owned;
}

/** Drafts are not counted: who has one is nobody's business. */
async function ownedBy(tx: Transaction, personId: string): Promise<Owned> {
  const owned = await tx.one<Owned>(
    `SELECT (SELECT count(*)::int FROM register WHERE organisation_id = $1 AND owner_id = $2 AND closed_at IS NULL) AS registers,
       (SELECT count(*)::int FROM risk WHERE organisation_id = $1 AND owner_id = $2 AND status = 'open') AS risks,
       (SELECT count(*)::int FROM control c JOIN risk k ON k.organisation_id = c.organisation_id AND k.id = c.risk_id
         WHERE c.organisation_id = $1 AND c.owner_id = $2 AND c.withdrawn_at IS NULL AND k.status = 'open') AS controls,
       (SELECT count(*)::int FROM action WHERE organisation_id = $1 AND owner_id = $2 AND status IN ('open', 'in-progress')) AS actions,
       (SELECT count(*)::int FROM recommendation WHERE organisation_id = $1 AND owner_id = $2 AND ended_at IS NULL) AS recommendations,
       (SELECT count(*)::int FROM partnership WHERE organisation_id = $1 AND lead_id = $2 AND ended_at IS NULL) AS partnerships,
       (SELECT count(*)::int FROM plan WHERE organisation_id = $1 AND owner_id = $2 AND retired_at IS NULL) AS plans,
       (SELECT count(*)::int FROM objective WHERE organisation_id = $1 AND officer_id = $2 AND closed_at IS NULL) AS objectives,
       (SELECT count(*)::int FROM indicator WHERE organisation_id = $1 AND owner_id = $2 AND closed_at IS NULL) AS indicators,
       (SELECT count(*)::int FROM activity WHERE organisation_id = $1 AND owner_id = $2 AND retired_at IS NULL) AS activities,
       (SELECT count(*)::int FROM resource WHERE organisation_id = $1 AND owner_id = $2 AND retired_at IS NULL) AS resources,
       (SELECT count(*)::int FROM exercise WHERE organisation_id = $1 AND lead_id = $2 AND state IN ('planned', 'held'))
         + (SELECT count(*)::int FROM exercise_programme WHERE organisation_id = $1 AND owner_id = $2 AND ended_at IS NULL) AS rehearsals,
       (SELECT count(*)::int FROM invocation WHERE organisation_id = $1 AND lead_id = $2 AND state = 'running') AS invocations,
       (SELECT count(*)::int FROM failure_review WHERE organisation_id = $1 AND lead_id = $2 AND state = 'open') AS "failureReviews"`,
    [tx.organisationId, personId],
  );
  if (!owned) throw new TypeError('a select without FROM has a row');
  return owned;
}

function requireNothingOwned(person: LoadedPerson, owned: Owned): void {
  const what = (Object.keys(NOUNS) as (keyof Owned)[]).flatMap((key) => (owned[key] > 0 ? [`${owned[key]} ${owned[key] === 1 ? NOUNS[key] : plural(NOUNS[key])}`] : []));
  if (what.length > 0) throw needsChange([{ field: 'successorId', message: `The ${person.jobTitle} owns ${listed(what)}. Choose who takes over` }]);
}

const plural = (noun: string): string => (noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`);

const listed = (what: readonly string[]): string => (what.length < 2 ? what.join('') : `${what.slice(0, -1).join(', ')} and ${what.at(-1)}`);

const isThere = async (tx: Transaction, person: LoadedPerson, successorId: string): Promise<boolean> =>
  successorId !== person.id &&
  (await tx.one('SELECT 1 FROM person WHERE organisation_id = $1 AND id = $2 AND left_at IS NULL FOR NO KEY UPDATE', [tx.organisationId, successorId])) !== null;
