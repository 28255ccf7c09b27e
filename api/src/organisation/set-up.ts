import { Inject, Injectable } from '@nestjs/common';
import type { SetupRequest } from '@holdfast/contracts';
import { setupCodeHash } from '@holdfast/db';
import type { Role } from '@holdfast/domain';
import { AttemptLimit, bySetup, hashPassword, openSession, requireOwnPassword, type NewSession } from '../identity';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, needsChange } from '../platform/refusal';
import { requireTimeZone } from './time-zone';

/** One person can bring an empty organisation to its first register: units and people, then matrices and risks. */
const FIRST_ROLES: readonly Role[] = ['administrator', 'risk-manager'];

/** The first organisation of an empty database and its first administrator, for whoever was shown the server's code. */
@Injectable()
export class SetUp {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AttemptLimit) private readonly limit: AttemptLimit,
  ) {}

  async isNeeded(): Promise<boolean> {
    const [row] = await this.database.unscoped<{ any: boolean }>('SELECT any_organisation() AS any');
    return row?.any === false;
  }

  async run(request: SetupRequest, source: string): Promise<NewSession> {
    await this.limit.take('Too many attempts. Wait 15 minutes.', bySetup(source));
    if (!(await this.isNeeded())) throw conflict('set-up', 'This Holdfast is set up already. Sign in.');
    requireOwnPassword('password', request.password, { organisation: request.organisationName, name: request.name, email: request.email });
    const passwordHash = await hashPassword(request.password);
    const organisationId = newId();
    return this.database.writeUnattended(organisationId, async (tx) => {
      await requireTimeZone(tx, timeZoneOf(request));
      await this.#makeOrganisation(tx, request);
      const personId = await makeAdministrator(tx, request, passwordHash, await makeRootUnit(tx, request.organisationName));
      await tx.record({
        action: 'organisation.set-up', subjectType: 'organisation', subjectId: organisationId, after: { name: request.organisationName, timeZone: timeZoneOf(request) },
      });
      return openSession(tx, personId);
    });
  }

  async #makeOrganisation(tx: Transaction, request: SetupRequest): Promise<void> {
    const made = await tx.one<{ made: boolean }>('SELECT set_up_organisation($1, $2, $3, $4) AS made', [
      setupCodeHash(request.code), tx.organisationId, request.organisationName, timeZoneOf(request),
    ]);
    if (!made?.made)
      throw needsChange([{ field: 'code', message: 'This is not the code that the server printed, or it is older than a day. Each start of the server prints a new one' }]);
  }
}

const timeZoneOf = (request: SetupRequest): string => request.timeZone ?? 'Europe/London';

async function makeRootUnit(tx: Transaction, name: string): Promise<string> {
  const id = newId();
  await tx.rows(`INSERT INTO unit (organisation_id, id, name, kind, path) VALUES ($1, $2, $3, 'organisation', ARRAY[$2::uuid])`, [tx.organisationId, id, name]);
  return id;
}

async function makeAdministrator(tx: Transaction, { email, name, jobTitle }: SetupRequest, passwordHash: string, rootUnitId: string): Promise<string> {
  const id = newId();
  await tx.rows('INSERT INTO person (organisation_id, id, email, name, job_title, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    tx.organisationId, id, email, name, jobTitle, passwordHash, tx.now,
  ]);
  for (const role of FIRST_ROLES)
    await tx.rows('INSERT INTO role_assignment (organisation_id, id, person_id, unit_id, role, granted_at) VALUES ($1, $2, $3, $4, $5, $6)', [
      tx.organisationId, newId(), id, rootUnitId, role, tx.now,
    ]);
  await tx.record({ action: 'person.invited', subjectType: 'person', subjectId: id, after: { email, name, jobTitle, roles: FIRST_ROLES } });
  return id;
}
