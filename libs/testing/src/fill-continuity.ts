import pg from 'pg';
import type { Council } from './a-council';

export interface ContinuityToFill {
  activities: number;
  resources: number;
  /** About as many members; each tenth is a choice of two. */
  dependencies: number;
}

/**
 * Fills a council with activities, each with an approved RTO and MTPD, resources at a hundred sites, and what leans on what: the same
 * each time, straight through SQL. What leans on something comes before it, so that nothing goes round.
 */
export async function fillContinuity(ownerUrl: string, { organisationId, units, people, matrix }: Council, { activities, resources, dependencies }: ContinuityToFill): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const id = (kind: string, number: string): string => `md5('${kind}' || (${number})::text)::uuid`;
    const pick = (salt: number, below: string): string => `((hashint8extended(i, ${salt}) & 9223372036854775807) % (${below}))`;
    const [unit, owner, approver] = [`'${units.ict}'`, `'${people.riskOwner.id}'`, `'${people.riskManager.id}'`];
    const of = `'${organisationId}'`;
    // Ids of two organisations never meet in one database of a bench.
    await client.query(`
      BEGIN;
      INSERT INTO resource (organisation_id, id, number, reference, kind, name, unit_id, owner_id, located_at_id, declared_minutes, author_id, created_at)
        SELECT ${of}, ${id('r', 'i')}, i, 'RES-' || i, CASE WHEN i <= 100 THEN 'site' ELSE 'application' END, 'Resource ' || i, ${unit}, ${owner},
          CASE WHEN i > 100 THEN ${id('r', `1 + ${pick(1, '100')}`)} END, ${pick(2, '600')}, ${owner}, now() FROM generate_series(1, ${resources}) i;
      INSERT INTO activity (organisation_id, id, number, reference, name, unit_id, owner_id, critical, resume_minutes, author_id, created_at)
        SELECT ${of}, ${id('a', 'i')}, i, 'ACT-' || i, 'Activity ' || i, ${unit}, ${owner}, i % 3 = 0, 30, ${owner}, now() FROM generate_series(1, ${activities}) i;
      INSERT INTO impact_analysis (organisation_id, id, activity_id, number, step, content, matrix_version_id, rto_minutes, mtpd_minutes, unknowns, author_ids, author_id, approved_by, approved_at, next_review, changed_at, created_at)
        SELECT ${of}, ${id('n', 'i')}, ${id('a', 'i')}, 1, 'approved', '{}', '${matrix.versionId}', 240 + ${pick(3, '5000')}, 10080, 0, ARRAY[${owner}::uuid], ${owner}, ${approver}, now(), current_date + 300, now(), now()
        FROM generate_series(1, ${activities}) i;
      INSERT INTO dependency (organisation_id, id, dependent_activity_id, dependent_resource_id, needed, author_id, created_at)
        SELECT ${of}, ${id('d', 'i')}, CASE WHEN i % 4 = 0 THEN ${id('a', `1 + ${pick(4, `${activities}`)}`)} END, CASE WHEN i % 4 <> 0 THEN ${id('r', `2 + ${pick(5, `${resources} - 1`)}`)} END, 1, ${owner}, now()
        FROM generate_series(1, ${dependencies}) i;
      INSERT INTO dependency_member (organisation_id, id, dependency_id, resource_id)
        SELECT DISTINCT ON (i, member) ${of}, ${id('m', `i * 2 + side`)}, ${id('d', 'i')}, ${id('r', 'member')} FROM generate_series(1, ${dependencies}) i, generate_series(0, 1) side,
          LATERAL (SELECT 1 + ((hashint8extended(i, 6 + side) & 9223372036854775807) % (CASE WHEN i % 4 = 0 THEN ${resources} ELSE 1 + ${pick(5, `${resources} - 1`)} END)) AS member) m
        WHERE side = 0 OR i % 10 = 0;
      COMMIT;
    `);
    await client.query('VACUUM (ANALYZE) resource, activity, impact_analysis, dependency, dependency_member');
  } finally {
    await client.end();
  }
}
