import pg from 'pg';
import type { Council } from './a-council';
import { keepFilled } from './keep-filled';

export interface Past {
  /** In the middle of the rounds: half of the states came before it. */
  moment: string;
  assessments: number;
}

/**
 * Scores every risk of a filled council again, so many times, one round after the other: each risk takes the place that the next
 * of its register had. The triggers keep every state, as of a verb; what was filled past them is kept before.
 */
export async function fillPast(ownerUrl: string, { organisationId, people }: Council, rounds: number): Promise<Past> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await keepFilled(client, organisationId);
    const place = ['assessment_id', 'matrix_version_id', 'likelihood', 'impact', 'level', 'score', 'key'].map((column) => `residual_${column}`);
    let moment = '';
    for (let round = 0; round < rounds; round++) {
      await client.query(
        `WITH ring AS (
           SELECT id, register_id, ${place.join(', ')}, row_number() OVER (PARTITION BY register_id ORDER BY number) AS n, count(*) OVER (PARTITION BY register_id) AS size
           FROM risk WHERE organisation_id = $1 AND status = 'open'
         ), next AS (
           SELECT r.id, ${place.map((column) => `o.${column}`).join(', ')} FROM ring r JOIN ring o ON o.register_id = r.register_id AND o.n = r.n % r.size + 1
         ), made AS (
           INSERT INTO risk_assessment (organisation_id, id, risk_id, kind, matrix_version_id, likelihood, impact, level, score, severity_key, rationale, author_id, recorded_at)
           SELECT $1, (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(id::text || $3), 1, 3) || '8' || substr(md5($3 || id::text), 1, 15))::uuid,
             id, 'residual', residual_matrix_version_id, residual_likelihood, residual_impact, residual_level, residual_score, residual_key, 'As reviewed', $2, now()
           FROM next WHERE residual_level IS NOT NULL RETURNING id, risk_id
         )
         UPDATE risk k SET (${place.join(', ')}) = (made.id, ${place.slice(1).map((column) => `next.${column}`).join(', ')}), version = k.version + 1, updated_at = now()
         FROM next LEFT JOIN made ON made.risk_id = next.id WHERE k.organisation_id = $1 AND k.id = next.id`,
        [organisationId, people.riskManager.id, String(round)],
      );
      if (round === Math.floor(rounds / 2)) moment = (await client.query<{ now: Date }>('SELECT clock_timestamp() AS now')).rows[0]!.now.toISOString();
    }
    await client.query('VACUUM (ANALYZE) risk, risk_assessment, history.risk');
    const { rows } = await client.query<{ assessments: number }>('SELECT count(*)::int AS assessments FROM risk_assessment WHERE organisation_id = $1', [organisationId]);
    return { moment, assessments: rows[0]!.assessments };
  } finally {
    await client.end();
  }
}
