import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { query } from '../../../test/fresh-database';
import { startApp, type TestApp } from '../../../test/start-app';

describe('health', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  const ask = async (what: string) => {
    const answer = await test.app.inject({ method: 'GET', url: `/api/health/${what}` });
    return { status: answer.statusCode, body: answer.json() as unknown };
  };

  it('says that the process is alive to anybody', async () => {
    expect(await ask('live')).toEqual({ status: 200, body: { status: 'alive' } });
  });

  it('says that it is ready when the database has the schema of this program', async () => {
    expect(await ask('ready')).toEqual({ status: 200, body: { status: 'ready' } });
  });

  it('is not ready once a newer program has changed the schema', async () => {
    await query(test.database.ownerUrl, `INSERT INTO schema_migration (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`);
    expect(await ask('ready')).toEqual({ status: 503, body: { status: 'not ready', reason: 'The database has the schema of another version.' } });
  });
});
