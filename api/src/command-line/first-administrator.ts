import type { PersonView } from '@holdfast/contracts';
import { prepareDatabase } from '@holdfast/db';
import { DataSource } from 'typeorm';
import type { NewLink } from '../identity';
import { addPersonAtTheCommandLine, type AddedPerson } from '../people';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { withOwner } from './beside-the-database';
import { refused } from './outcome';

const TIME_ZONE = 'Europe/London';

/** Sets up an organisation in a database that holds none, with its first administrator, who is its risk manager too until there is another. */
export const addFirst = (name: string, person: Omit<AddedPerson, 'roles'>): Promise<{ person: PersonView; link: NewLink }> =>
  withOwner(
    async (ownerUrl) => {
      await prepareDatabase({ ownerUrl });
      const dataSource = new DataSource({ type: 'postgres', url: ownerUrl, applicationName: 'holdfast command', poolSize: 2 });
      await dataSource.initialize();
      try {
        return await new Database(dataSource, new Clock()).writeUnattended(newId(), async (tx) => {
          // Taking turns with the first-run page, so that there is one first organisation.
          await tx.rows('LOCK TABLE organisation IN SHARE ROW EXCLUSIVE MODE');
          if (await tx.one('SELECT FROM organisation LIMIT 1')) throw refused('This database holds an organisation already: leave --first out.');
          await tx.rows('DELETE FROM setup_code');
          const unitId = newId();
          await tx.rows('INSERT INTO organisation (id, name, time_zone) VALUES ($1, $2, $3)', [tx.organisationId, name, TIME_ZONE]);
          await tx.rows(`INSERT INTO unit (organisation_id, id, name, kind, path) VALUES ($1, $2, $3, 'organisation', ARRAY[$2::uuid])`, [tx.organisationId, unitId, name]);
          await tx.record({ action: 'organisation.set-up', subjectType: 'organisation', subjectId: tx.organisationId, after: { name, timeZone: TIME_ZONE } });
          return addPersonAtTheCommandLine(tx, { ...person, roles: [{ role: 'administrator', unitId }, { role: 'risk-manager', unitId }] });
        });
      } finally {
        await dataSource.destroy();
      }
    },
    { makeFolder: true },
  );
