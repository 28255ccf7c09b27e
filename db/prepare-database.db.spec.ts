import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyDatabase, freshDatabase, query, type FreshDatabase } from '../api/test/fresh-database';
import { knownMigrations } from './data-source';
import { prepareDatabase } from './prepare-database';

describe('a database made ready', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it('is served by a role that row-level security holds', async () => {
    const rows = await query(database.servingUrl, 'SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user');
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }]);
  });

  it('shows the serving role no row of a table under row-level security without an organisation', async () => {
    await query(database.ownerUrl, `CREATE TABLE secret AS SELECT 1 AS id; ALTER TABLE secret ENABLE ROW LEVEL SECURITY; GRANT SELECT ON secret TO holdfast_serving`);
    await expect(query(database.servingUrl, 'SELECT FROM secret')).resolves.toEqual([]);
    await expect(query(database.servingUrl, 'SET row_security = off; SELECT FROM secret')).rejects.toThrow('row-level security');
    await expect(query(database.servingUrl, 'ALTER TABLE secret DISABLE ROW LEVEL SECURITY')).rejects.toThrow('must be owner');
  });

  it('keeps the password of the serving role from that role', async () => {
    await expect(query(database.servingUrl, 'SELECT FROM serving_credential')).rejects.toThrow('permission denied');
  });

  it('lets the serving role make nothing of its own', async () => {
    await expect(query(database.servingUrl, 'CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
  });
});
