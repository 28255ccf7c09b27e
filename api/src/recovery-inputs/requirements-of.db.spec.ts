import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Requirements } from '@holdfast/domain';
import { fillContinuity } from '@holdfast/testing';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { invokedPlans } from '../../test/invoked-plans';
import { Database } from '../platform/database';
import { requirementsOf } from './requirements-of';
import { whatBearsOn } from './what-bears-on';

let at: AtTheCouncil;
const { activity, resource, leansOn } = invokedPlans(() => at);
beforeAll(async () => {
  at = await atTheCouncil();
});
afterAll(() => at.close());

const bearingOn = (id: string): Promise<string[] | null> => at.app.get(Database).read(at.council.organisationId, (sql) => whatBearsOn(sql, at.council.organisationId, [id]));
const askedOf = (ids: string[]): Promise<Requirements> => at.app.get(Database).read(at.council.organisationId, (sql) => requirementsOf(sql, at.council, ids));

describe('what is asked of a resource', () => {
  it('follows from what leans on it, and from what it may be replaced by with all that this leans on', async () => {
    const { council } = at;
    const [link, storage, standby, generator, printer] = [await resource('Link'), await resource('Storage'), await resource('Other storage'), await resource('Generator'), await resource('Printer')];
    const benefits = await activity({ rto: 240 });
    await leansOn(benefits, printer);
    await leansOn(benefits, link);
    expect(new Set(await bearingOn(link))).toEqual(new Set([benefits, link]));
    const leans = async (dependent: string, members: string[]): Promise<void> => {
      const id = randomUUID();
      await council.sql('INSERT INTO dependency (organisation_id, id, dependent_resource_id, needed, author_id, created_at) VALUES ($1, $2, $3, 1, $4, now())', [council.organisationId, id, dependent, council.people.riskManager.id]);
      for (const member of members) await council.sql('INSERT INTO dependency_member (organisation_id, id, dependency_id, resource_id) VALUES ($1, $2, $3, $4)', [council.organisationId, randomUUID(), id, member]);
    };
    await leans(link, [storage, standby]);
    await leans(standby, [generator]);
    expect(new Set(await bearingOn(link))).toEqual(new Set([benefits, link]));
    expect(new Set(await bearingOn(storage))).toEqual(new Set([storage, link, benefits, standby, generator]));
    expect(new Set(await bearingOn(generator))).toEqual(new Set([generator, standby, link, benefits, storage]));
  });

  it('is the same whether it is asked alone or with everything', async () => {
    const { council } = at;
    await fillContinuity(at.database.ownerUrl, council, { activities: 60, resources: 150, dependencies: 400 });
    // Some have no time of their own but that of their supplier, and some nothing that anybody could say.
    await council.sql(`UPDATE resource SET contractual_minutes = 30 + number WHERE organisation_id = $1 AND number <= 20`, [council.organisationId]);
    await council.sql(`UPDATE resource r SET declared_minutes = NULL, supplier_id = s.id FROM resource s WHERE s.organisation_id = $1 AND r.organisation_id = $1 AND r.number % 7 = 3 AND r.number <= 150 AND s.number = 1 + r.number % 20 AND s.id <> r.id`, [council.organisationId]);
    await council.sql(`UPDATE resource SET declared_minutes = NULL WHERE organisation_id = $1 AND number % 31 = 5`, [council.organisationId]);
    const ids = (await council.sql<{ id: string }>('SELECT id FROM resource WHERE organisation_id = $1 UNION ALL SELECT id FROM activity WHERE organisation_id = $1', [council.organisationId])).map(({ id }) => id);
    const together = await askedOf(ids);
    const alone = new Map<string, unknown>();
    let narrow = 0;
    for (const id of ids) {
      const bearing = await bearingOn(id);
      if (bearing !== null && bearing.length < ids.length / 4) narrow += 1;
      alone.set(id, (await askedOf([id])).get(id));
    }
    expect(alone).toEqual(together);
    expect(new Set([...together.values()].map(({ rtoMinutes }) => rtoMinutes)).size).toBeGreaterThan(40);
    expect(narrow).toBeGreaterThan(30);
  });
});
