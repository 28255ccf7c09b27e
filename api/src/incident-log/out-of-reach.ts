import type { LogEntryRequest } from '@holdfast/contracts';
import type { Sql } from '../platform/database';
import type { OpenLog } from './open-log';

interface Named {
  plans: Set<string>;
  resources: Set<string>;
  people: Set<string>;
}

/** Tells of each entry why what it names cannot be named here: what the caller cannot see is told as what is not there. */
export async function outOfReach(sql: Sql, log: OpenLog, entries: readonly LogEntryRequest[]): Promise<(entry: LogEntryRequest) => string | null> {
  const { plans, resources, people } = log.within
    ? { plans: new Set(log.within.planIds), resources: new Set(log.within.resourceIds), people: new Set(log.within.personIds) }
    : await ofOrganisation(sql, entries);
  return ({ planId, resourceId, personId }) => {
    if (planId !== null && !plans.has(planId)) return 'Choose the plan from the list.';
    if (resourceId !== null && !resources.has(resourceId)) return 'Choose the resource from the list.';
    return personId !== null && !people.has(personId) ? 'Choose the person from the list.' : null;
  };
}

async function ofOrganisation(sql: Sql, entries: readonly LogEntryRequest[]): Promise<Named> {
  const ids = (of: (entry: LogEntryRequest) => string | null): string[] => [...new Set(entries.flatMap((entry) => of(entry) ?? []))];
  const found = await sql.one<{ plans: string[]; resources: string[]; people: string[] }>(
    `SELECT ARRAY(SELECT id FROM plan WHERE organisation_id = current_organisation() AND id = ANY ($1)) AS plans,
       ARRAY(SELECT id FROM resource WHERE organisation_id = current_organisation() AND id = ANY ($2)) AS resources,
       ARRAY(SELECT id FROM person WHERE organisation_id = current_organisation() AND id = ANY ($3)) AS people`,
    [ids(({ planId }) => planId), ids(({ resourceId }) => resourceId), ids(({ personId }) => personId)],
  );
  return { plans: new Set(found?.plans), resources: new Set(found?.resources), people: new Set(found?.people) };
}
