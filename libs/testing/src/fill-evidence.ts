import pg from 'pg';
import type { Council } from './a-council';
import { keepFilled } from './keep-filled';

export interface FilledEvidence {
  controls: number;
  entries: number;
  /** Of the one programme on which many risks lean. */
  programmeId: string;
  /** Open risks whose residual leans on it. */
  leaning: number;
}

/** On one programme, as on the yearly failover of a data centre. */
const LEANING = 2_000;
/** Far beyond the numbers that the council itself gives to its next ones. */
const FILLED_FROM = 100_000;
const [PROGRAMMES, PLANS, RECOMMENDATIONS, MONTHS] = [300, 200, 500, 12];

/**
 * Gives the risks of a filled council what their residuals lean on: for four in five of those that claim less than the inherent, one
 * to three controls, each with what suffices as evidence and a year of checks, rehearsals, real uses of plans, plan reviews or
 * auditors' verdicts, most of them passed. The same each time, straight through SQL; some risks name no control and some controls
 * say nothing of evidence, as in a real council.
 */
export async function fillEvidence(ownerUrl: string, { organisationId, units, people }: Council, today: string): Promise<FilledEvidence> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const uuid = (of: string): string => `overlay(overlay(md5(${of}) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid`;
    const id = (kind: string, number: string): string => uuid(`'${kind}' || (${number})::text`);
    const pick = (of: string, salt: number, below: string | number): string => `((hashtextextended((${of})::text, ${salt}) & 9223372036854775807) % (${below}))`;
    const [of, unit, lead, signer] = [organisationId, units.ict, people.riskOwner.id, people.continuityManager.id].map((text) => `'${text}'`);
    /** The morning of a day so many months ago, on another day of the month for each. */
    const monthsAgo = (month: string, number: string): string => `(DATE '${today}' - make_interval(months => (${month})::int) - make_interval(days => ${pick(number, 1, 27)}::int) + interval '9 hours') AT TIME ZONE 'UTC'`;
    await client.query(`
      BEGIN;
      INSERT INTO exercise_programme (organisation_id, id, name, kind, unit_id, owner_id, recurrence, starts_on, next_due, author_id, created_at)
        SELECT ${of}, ${id('g', 'i')}, 'Programme ' || i, 'full-failover', ${unit}, ${lead}, 'FREQ=MONTHLY', DATE '2025-01-01', DATE '${today}', ${lead}, '2025-01-01' FROM generate_series(0, ${PROGRAMMES - 1}) i;
      INSERT INTO exercise (organisation_id, id, number, reference, programme_id, due_on, kind, title, unit_id, lead_id, planned_for, state, lost_at, started_at, ended_at, outcome, recorder_ids, signed_by, signed_at, author_id, created_at)
        SELECT ${of}, ${id('x', `i * ${MONTHS} + m`)}, ${FILLED_FROM} + i * ${MONTHS} + m, 'EX-' || ${FILLED_FROM} + i * ${MONTHS} + m, ${id('g', 'i')}, held::date, 'full-failover', 'Failover', ${unit}, ${lead}, held::date, 'signed-off', held, held, held + interval '5 hours',
          CASE WHEN failed THEN 'failed' ELSE 'passed' END, ARRAY[${lead}::uuid], ${signer}, held + interval '2 days', ${lead}, held
        FROM generate_series(0, ${PROGRAMMES - 1}) i, generate_series(1, ${MONTHS}) m, LATERAL (SELECT ${monthsAgo('m', `i * ${MONTHS} + m`)} AS held, i > 0 AND ${pick(`i * ${MONTHS} + m`, 2, 10)} = 0 AS failed) told;
      INSERT INTO exercise_verdict (organisation_id, id, exercise_id, exercise_kind, subject_type, subject_id, outcome, in_time, held_on, author_id, recorded_at)
        SELECT organisation_id, ${id('v', 'id')}, id, kind, 'programme', programme_id, outcome, outcome = 'passed', ended_at::date, lead_id, CASE outcome WHEN 'passed' THEN signed_at ELSE ended_at END
        FROM exercise WHERE organisation_id = ${of};

      INSERT INTO plan (organisation_id, id, number, reference, kind, name, unit_id, owner_id, review_months, next_review, author_id, created_at)
        SELECT ${of}, ${id('p', 'i')}, i, 'PLAN-' || i, 'ict', 'Plan ' || i, ${unit}, ${lead}, 12, DATE '${today}' + 300 - ${pick('i', 3, 330)}::int, ${lead}, '2025-01-01' FROM generate_series(1, ${PLANS}) i;
      INSERT INTO plan_version (organisation_id, id, plan_id, number, state, content, digest, code, editor_ids, author_id, started_at, submitted_by, submitted_at, approved_by, approved_at)
        SELECT organisation_id, ${id('w', 'number')}, id, 1, 'approved', '{}', repeat(md5(number::text), 2), lpad(number::text, 5, '0') || '-00000', ARRAY[${lead}::uuid], ${lead}, created_at, ${lead}, created_at, ${signer}, created_at
        FROM plan WHERE organisation_id = ${of};
      INSERT INTO plan_entry (organisation_id, id, plan_id, kind, version_number, note, author_id, recorded_at)
        SELECT organisation_id, ${id('y', 'number * 3 + n')}, id, CASE n WHEN 0 THEN 'approved' ELSE 'reviewed' END, 1, 'Still right', ${signer}, created_at + n * interval '6 months' FROM plan, generate_series(0, 2) n WHERE organisation_id = ${of};
      INSERT INTO invocation (organisation_id, id, number, reference, title, unit_id, lead_id, state, outage_at, declared_at, declared_by, stood_down_at, stood_down_by, stand_down_reason, created_at)
        SELECT ${of}, ${id('i', 'i')}, i, 'INV-' || i, 'Loss of power', ${unit}, ${lead}, 'stood-down', at, at, ${lead}, at + interval '1 day', ${lead}, 'All is back', at
        FROM generate_series(1, ${PLANS / 10}) i, LATERAL (SELECT ${monthsAgo('i % 12', 'i')} AS at) told;
      INSERT INTO invocation_plan (organisation_id, invocation_id, plan_id, plan_version_id, position, joined_by, joined_at)
        SELECT organisation_id, id, ${id('p', 'number * 10')}, ${id('w', 'number * 10')}, 1, lead_id, declared_at FROM invocation WHERE organisation_id = ${of};
      INSERT INTO invocation_verdict (organisation_id, id, invocation_id, plan_id, outcome, measured_minutes, more_than, rto_minutes, note, held_on, author_id, recorded_at)
        SELECT organisation_id, ${id('u', 'id')}, id, ${id('p', 'number * 10')}, CASE WHEN number % 3 = 0 THEN 'failed' ELSE 'passed' END, 180, false, CASE WHEN number % 3 = 0 THEN 120 ELSE 240 END, 'As measured', stood_down_at::date, lead_id, stood_down_at
        FROM invocation WHERE organisation_id = ${of};

      INSERT INTO recommendation (organisation_id, id, number, reference, source, report_title, report_date, title, priority, unit_id, owner_id, state, response, verdict, due_date, first_due_date, ended_at, author_id, created_at)
        SELECT ${of}, ${id('r', 'i')}, i, 'REC-' || i, 'internal-audit', 'Yearly audit', DATE '2025-03-01', 'Recommendation ' || i, 'medium', ${unit}, ${lead}, 'verified', 'agreed', 'implemented', DATE '2025-09-01', DATE '2025-09-01', '2025-09-01', ${lead}, '2025-03-01'
        FROM generate_series(1, ${RECOMMENDATIONS}) i;
      INSERT INTO recommendation_entry (organisation_id, id, recommendation_id, kind, verdict, held_on, note, author_id, recorded_at)
        SELECT organisation_id, ${id('e', 'number * 2 + n')}, id, 'followed-up', CASE WHEN n = 0 OR number % 8 = 0 THEN 'not-implemented' ELSE 'implemented' END, at::date, 'As found', ${signer}, at
        FROM recommendation, generate_series(0, 1) n, LATERAL (SELECT ${monthsAgo('10 - 5 * n', 'number')} AS at) told WHERE organisation_id = ${of};
    `);
    await client.query('SAVEPOINT as_replica');
    await client.query('SET LOCAL session_replication_role = replica').catch(() => client.query('ROLLBACK TO SAVEPOINT as_replica'));
    // The first claimed risks lean on one programme besides: each of these has a control `n` of 0.
    await client.query(`
      CREATE TEMP TABLE claimed ON COMMIT DROP AS
        SELECT id, residual_assessment_id, coalesce(owner_id, author_id) AS owner_id, created_at, row_number() OVER (ORDER BY ${pick('id', 4, '9223372036854775807')}) AS turn
        FROM risk WHERE organisation_id = ${of} AND status = 'open' AND residual_key < inherent_key AND residual_matrix_version_id = inherent_matrix_version_id AND ${pick('id', 5, 5)} > 0;
      CREATE TEMP TABLE leaning ON COMMIT DROP AS
        SELECT k.*, n, ${uuid('k.id::text || n')} AS control_id, CASE n WHEN 0 THEN 'programme' ELSE (ARRAY['check', 'check', 'check', 'check', 'programme', 'programme', 'plan', 'recommendation', 'nothing'])[1 + ${pick('k.id::text || n', 6, 9)}] END AS by,
          CASE n WHEN 0 THEN 0 ELSE ${pick('k.id::text || n', 7, '1000000')} END AS target
        FROM claimed k CROSS JOIN LATERAL generate_series(CASE WHEN turn <= ${LEANING} THEN 0 ELSE 1 END, 1 + ${pick('k.id', 8, 3)}::int) n;
      INSERT INTO control (organisation_id, id, risk_id, title, owner_id, effectiveness, author_id, created_at, evidence_kinds, evidence_age, evidence_age_unit, evidence_recommendation_id, evidence_programme_id, evidence_plan_id, evidence_asks, evidence_exercise_kinds)
        SELECT ${of}, control_id, id, 'What is in place', owner_id, 'not-assessed', owner_id, created_at,
          CASE by WHEN 'check' THEN ARRAY['manual-check'] WHEN 'programme' THEN ARRAY['exercise'] WHEN 'plan' THEN ARRAY['invocation', 'plan-review'] WHEN 'recommendation' THEN ARRAY['recommendation'] ELSE ARRAY[]::text[] END,
          CASE WHEN by <> 'nothing' THEN 12 END, CASE WHEN by <> 'nothing' THEN 'months' END,
          CASE by WHEN 'recommendation' THEN ${id('r', `1 + target % ${RECOMMENDATIONS}`)} END, CASE by WHEN 'programme' THEN ${id('g', `CASE n WHEN 0 THEN 0 ELSE 1 + target % ${PROGRAMMES - 1} END`)} END,
          CASE by WHEN 'plan' THEN ${id('p', `1 + target % ${PLANS}`)} END, CASE by WHEN 'programme' THEN 'recovery-time' END, CASE by WHEN 'programme' THEN ARRAY['full-failover'] ELSE ARRAY[]::text[] END
        FROM leaning;
      INSERT INTO assessment_control (organisation_id, assessment_id, control_id, recorded_at) SELECT ${of}, residual_assessment_id, control_id, created_at FROM leaning;
      INSERT INTO control_check (organisation_id, id, control_id, held_on, outcome, note, awaits_sign_off, author_id, recorded_at)
        SELECT ${of}, ${uuid('control_id::text || q')}, control_id, at::date, CASE WHEN ${pick('control_id::text || q', 9, 12)} = 0 THEN 'failed' ELSE 'passed' END, 'Looked at', false, owner_id, at
        FROM leaning, generate_series(0, 3) q, LATERAL (SELECT ${monthsAgo(`q * 3 + CASE WHEN ${pick('control_id', 10, 8)} = 0 THEN 13 ELSE 0 END`, 'control_id')} AS at) told WHERE by = 'check';
    `);
    const { rows: [counted] } = await client.query<FilledEvidence>(
      `SELECT (SELECT count(*)::int FROM leaning) AS controls, least((SELECT count(*) FROM claimed), ${LEANING})::int AS leaning, ${id('g', '0')} AS "programmeId",
         (SELECT count(*) FROM control_check WHERE organisation_id = $1)::int + (SELECT count(*) FROM exercise_verdict WHERE organisation_id = $1)::int + (SELECT count(*) FROM invocation_verdict WHERE organisation_id = $1)::int
           + (SELECT count(*) FROM plan_entry WHERE organisation_id = $1)::int + (SELECT count(*) FROM recommendation_entry WHERE organisation_id = $1)::int AS entries`,
      [organisationId],
    );
    await keepFilled(client, organisationId);
    await client.query('COMMIT');
    await client.query('VACUUM (ANALYZE) control, control_check, assessment_control, exercise, exercise_verdict, exercise_programme, plan, plan_entry, plan_version, invocation, invocation_plan, invocation_verdict, recommendation, recommendation_entry, history.control, history.risk');
    // The past is read through many more, and a plan made without their sizes is another plan.
    await client.query('ANALYZE');
    return counted!;
  } finally {
    await client.end();
  }
}
