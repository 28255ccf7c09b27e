import { Inject, Injectable } from '@nestjs/common';
import type { OrganisationView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';

@Injectable()
export class OrganisationQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  of({ organisationId }: Actor): Promise<OrganisationView> {
    return this.database.read(organisationId, (sql) => readOrganisation(sql, organisationId));
  }
}

export async function readOrganisation(sql: Sql, organisationId: string, lock: '' | 'FOR NO KEY UPDATE' = ''): Promise<OrganisationView> {
  const view = await sql.one<OrganisationView>(`SELECT id, name, time_zone AS "timeZone", decides_own_proposals AS "decidesOwnProposals", colour, version FROM organisation WHERE id = $1 ${lock}`, [organisationId]);
  if (!view) throw new TypeError('somebody signed in belongs to an organisation');
  return view;
}
