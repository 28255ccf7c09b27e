import pg from 'pg';
import type { Council } from './a-council';

/** So many edits of the risks of a council, as if each had changed its cause and put it back: what is there now stays what events say. */
export async function fillEvents(ownerUrl: string, { organisationId, people }: Council, events: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO audit_event (organisation_id, id, at, actor_id, action, subject_type, subject_id, register_id, before, after, request_id)
       SELECT k.organisation_id, (lpad(to_hex(1780000000000 + i * 7), 12, '0') || '7' || lpad(to_hex(i & 4095), 3, '0') || '8' || lpad(to_hex(i), 15, '0'))::uuid,
         TIMESTAMPTZ '2026-01-01' + i * interval '20 ms', CASE WHEN i % 50 = 0 THEN $2::uuid ELSE $3::uuid END, CASE WHEN i % 1000 = 7 THEN 'risk.handed-over' ELSE 'risk.edited' END,
         'risk', k.id, k.register_id, jsonb_build_object('cause', left('Before: ' || k.cause, 60)), jsonb_build_object('cause', k.cause), 'request-' || i
       FROM generate_series(1, $4::bigint) i
       JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS n FROM risk WHERE organisation_id = $1 AND status <> 'draft') k
         ON k.n = i % (SELECT count(*) FROM risk WHERE organisation_id = $1 AND status <> 'draft')`,
      [organisationId, people.auditor.id, people.riskManager.id, events],
    );
    await client.query('VACUUM (ANALYZE) audit_event');
  } finally {
    await client.end();
  }
}
