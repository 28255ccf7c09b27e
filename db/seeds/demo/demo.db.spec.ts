import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, query, type FreshDatabase } from '../../../api/test/fresh-database';
import { demoSignIns, holdsDemo, loadDemo } from './index';

const NOW = new Date('2026-06-12T15:00:00Z');

describe('the demo council', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    const t = Date.now();
    await loadDemo(database.ownerUrl, NOW);
    console.log('load', Date.now() - t);
  });
  afterAll(() => database.drop());
  it('loads', async () => {
    console.log(await query(database.ownerUrl, `SELECT g.prefix, k.status, count(*)::int, sum((next_review < '2026-06-12')::int)::int as overdue, sum((next_review between '2026-06-12' and '2026-06-26')::int)::int as soon FROM risk k JOIN register g ON g.id = k.register_id GROUP BY 1,2 ORDER BY 1,2`));
    console.log(await query(database.ownerUrl, `SELECT reference, residual_level l, residual_likelihood || residual_impact c, residual_movement m, residual_moved n, next_review::text, next_review - date '2026-06-12' AS days FROM risk where status='open' and (next_review < '2026-06-27') order by next_review`));
    console.log(await query(database.ownerUrl, `SELECT count(*) from audit_event union all select count(*) from risk_assessment`));
    expect(await holdsDemo(database.ownerUrl)).toBe(true);
    expect(demoSignIns.length).toBe(13);
  });
});
