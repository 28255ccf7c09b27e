import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EMPTY_PLAN } from '@holdfast/domain';
import { aCouncil, type Council } from '@holdfast/testing';
import pg from 'pg';
import { query } from './fresh-database';
import { sealAll } from './seal-all';
import { startApp, type TestApp } from './start-app';

/** Read by functions of the database alone. */
const CLOSED_TO_SERVING = ['risk_search'];

describe('row-level security', () => {
  let test: TestApp;
  let council: Council;
  let other: Council;
  let tables: string[];
  beforeAll(async () => {
    test = await startApp();
    council = await aCouncil(test.database.ownerUrl);
    other = await aCouncil(test.database.ownerUrl, { name: 'Ambridge Council' });
    for (const one of [council, other]) await fill(one);
    await sealAll(test);
    const rows = await query<{ name: string }>(
      test.database.ownerUrl,
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND a.attname = 'organisation_id' AND NOT a.attisdropped ORDER BY 1`,
    );
    tables = rows.map(({ name }) => name);
  });
  afterAll(() => test.close());

  /** At least one row in every table, so that "sees nothing" says something. */
  async function fill(one: Council): Promise<void> {
    const { organisationId, matrix } = one;
    const administrator = await one.signIn(one.people.administrator);
    await test.app.inject({ method: 'POST', url: `/api/people/${one.people.riskOwner.id}/one-time-link`, headers: { ...administrator }, payload: {} });
    const risk = await test.app.inject({
      method: 'POST', url: `/api/registers/${one.registers.ict}/risks`,
      headers: { ...(await one.signIn(one.people.riskManager)), 'idempotency-key': 'fill' },
      payload: { title: 'Ransomware', status: 'open', ownerId: one.people.riskOwner.id, residual: { likelihood: '3', impact: '4' } },
    });
    expect(risk.statusCode).toBe(201);
    await one.sql(`INSERT INTO category (organisation_id, id, name) VALUES ($1, gen_random_uuid(), 'Technology')`, [organisationId]);
    await one.sql(
      `WITH made AS (INSERT INTO objective (organisation_id, id, code, title, unit_id) VALUES ($1, gen_random_uuid(), 'S01', 'Keep the lights on', $2) RETURNING id)
       INSERT INTO risk_objective (organisation_id, risk_id, objective_id) SELECT $1, $3, id FROM made`,
      [organisationId, one.units.council, risk.json<{ id: string }>().id],
    );
    await one.sql(
      `WITH aim AS (SELECT id FROM objective WHERE organisation_id = $1 LIMIT 1),
         stone AS (INSERT INTO milestone (organisation_id, id, objective_id, title, financial_year, due_date, created_at) SELECT $1, gen_random_uuid(), id, 'Second line', 2026, '2026-12-31', now() FROM aim RETURNING id),
         told AS (INSERT INTO milestone_report (organisation_id, id, milestone_id, progress, author_id, recorded_at) SELECT $1, gen_random_uuid(), id, 'fully', $4, now() FROM stone),
         made AS (INSERT INTO indicator (organisation_id, id, code, title, measure, direction, period, starts_on, unit_id, owner_id, created_at)
           VALUES ($1, gen_random_uuid(), 'I1', 'Availability', '%', 'higher', 'month', '2026-01-01', $2, $4, now()) RETURNING id),
         aimed AS (INSERT INTO indicator_target (organisation_id, indicator_id, financial_year, value) SELECT $1, id, 2026, 99 FROM made),
         towards AS (INSERT INTO indicator_objective (organisation_id, indicator_id, objective_id) SELECT $1, made.id, aim.id FROM made, aim),
         watching AS (INSERT INTO indicator_risk (organisation_id, indicator_id, risk_id) SELECT $1, id, $3 FROM made)
       INSERT INTO indicator_reading (organisation_id, id, indicator_id, period_start, value, author_id, recorded_at) SELECT $1, gen_random_uuid(), id, '2026-01-01', 99, $4, now() FROM made`,
      [organisationId, one.units.council, risk.json<{ id: string }>().id, one.people.riskOwner.id],
    );
    await one.sql(
      `WITH made AS (INSERT INTO control (organisation_id, id, risk_id, title, owner_id, effectiveness, assessed_on, author_id, created_at)
         VALUES ($1, gen_random_uuid(), $2, 'Backups', $3, 'partial', '2026-03-01', $3, now()) RETURNING id),
         checked AS (INSERT INTO control_check (organisation_id, id, control_id, held_on, outcome, note, awaits_sign_off, author_id, recorded_at)
           SELECT $1, gen_random_uuid(), id, '2026-03-01', 'passed', 'Restored from the copies', false, $3, now() FROM made),
         named AS (INSERT INTO assessment_control (organisation_id, assessment_id, control_id, recorded_at)
           SELECT $1, a.id, made.id, now() FROM made, (SELECT id FROM risk_assessment WHERE organisation_id = $1 AND risk_id = $2 LIMIT 1) a)
       INSERT INTO control_assessment (organisation_id, id, control_id, effectiveness, assessed_on, author_id, recorded_at)
       SELECT $1, gen_random_uuid(), id, 'partial', '2026-03-01', $3, now() FROM made`,
      [organisationId, risk.json<{ id: string }>().id, one.people.riskOwner.id],
    );
    await one.sql(
      `INSERT INTO risk_acceptance (organisation_id, id, risk_id, matrix_version_id, level, reason, expires_on, author_id, recorded_at)
       VALUES ($1, gen_random_uuid(), $2, $3, 'H', 'Borne', '2026-12-31', $4, now())`,
      [organisationId, risk.json<{ id: string }>().id, matrix.versionId, one.people.riskManager.id],
    );
    const action = await test.app.inject({
      method: 'POST', url: `/api/risks/${risk.json<{ id: string }>().id}/actions`, headers: { ...(await one.signIn(one.people.riskManager)) },
      payload: {
        title: 'Keep copies off line', ownerId: one.people.riskOwner.id, dueDate: '2026-12-31', costs: [{ financialYear: 2026, kind: 'capital', amount: null }],
        objectiveIds: (await one.sql<{ id: string }>('SELECT id FROM objective WHERE organisation_id = $1', [organisationId])).map(({ id }) => id),
      },
    });
    expect(action.statusCode).toBe(201);
    const recommendation = await test.app.inject({
      method: 'POST', url: '/api/recommendations', headers: { ...(await one.signIn(one.people.auditor)) },
      payload: { source: 'internal-audit', reportTitle: 'Copies', reportDate: '2026-01-05', title: 'Keep copies off line', priority: 'high', unitId: one.units.ict, ownerId: one.people.riskOwner.id },
    });
    expect(recommendation.statusCode).toBe(201);
    const links = await test.app.inject({
      method: 'POST', url: `/api/recommendations/${recommendation.json<{ id: string }>().id}/links`, headers: { ...(await one.signIn(one.people.auditor)), 'if-match': '"1"' },
      payload: { riskIds: [risk.json<{ id: string }>().id], actionIds: [action.json<{ id: string }>().id] },
    });
    expect(links.statusCode).toBe(201);
    const partnership = await test.app.inject({
      method: 'POST', url: '/api/partnerships', headers: { ...(await one.signIn(one.people.riskManager)) },
      payload: { name: 'Flood partnership', unitId: one.units.ict, leadId: one.people.riskOwner.id, meets: 'quarterly', nextReview: '2026-05-01', riskIds: [risk.json<{ id: string }>().id] },
    });
    expect(partnership.statusCode).toBe(201);
    const reviewed = await test.app.inject({
      method: 'POST', url: `/api/partnerships/${partnership.json<{ id: string }>().id}/reviews`, headers: { ...(await one.signIn(one.people.riskManager)), 'if-match': '"1"' },
      payload: { heldOn: '2026-03-01', note: 'It holds', nextReview: '2026-06-01' },
    });
    expect(reviewed.statusCode).toBe(201);
    await one.sql(
      `WITH calendar AS (INSERT INTO working_calendar (organisation_id, id, name, weekly, is_default, author_id, created_at)
         VALUES ($1, gen_random_uuid(), 'Support hours', '[{"weekday":1,"from":"08:00","to":"18:00"}]', true, $3, now())),
       made AS (INSERT INTO activity (organisation_id, id, number, reference, name, unit_id, owner_id, author_id, created_at)
         VALUES ($1, gen_random_uuid(), 9001, 'ACT-9001', 'Analysed', $2, $3, $3, now()) RETURNING id),
       analysis AS (INSERT INTO impact_analysis (organisation_id, id, activity_id, number, step, content, matrix_version_id, unknowns, author_ids, author_id, changed_at, created_at)
         SELECT $1, gen_random_uuid(), id, 1, 'draft', '{}', $4::uuid, 0, ARRAY[$3::uuid], $3, now(), now() FROM made RETURNING id),
       bands AS (INSERT INTO impact_bands (organisation_id, ends) VALUES ($1, '[60, 240]'))
       INSERT INTO impact_analysis_entry (organisation_id, id, analysis_id, kind, author_id, recorded_at) SELECT $1, gen_random_uuid(), id, 'started', $3, now() FROM analysis`,
      [organisationId, one.units.ict, one.people.riskOwner.id, matrix.versionId],
    );
    const part = randomUUID();
    const [plannedActivity, plannedResource] = [randomUUID(), randomUUID()];
    for (const [table, id, more] of [['activity', plannedActivity, ''], ['resource', plannedResource, ', kind']] as const)
      await one.sql(
        `INSERT INTO ${table} (organisation_id, id, number, reference, name, unit_id, owner_id, author_id, created_at${more}) VALUES ($1, $2, 901, '901', 'Planned', $3, $4, $4, now()${more && ", 'site'"})`,
        [organisationId, id, one.units.ict, one.people.riskOwner.id],
      );
    const plan = await test.app.inject({
      method: 'POST', url: '/api/plans', headers: { ...(await one.signIn(one.people.riskManager)) }, payload: { kind: 'ict', name: 'Recovery', unitId: one.units.ict, ownerId: one.people.riskOwner.id, reviewMonths: 12 },
    });
    const draft = await test.app.inject({
      method: 'PATCH', url: `/api/plans/${plan.json<{ id: string }>().id}/draft`, headers: { ...(await one.signIn(one.people.riskManager)), 'if-match': '"1"' },
      payload: {
        content: {
          ...EMPTY_PLAN, activityIds: [plannedActivity], resourceIds: [plannedResource], riskIds: [risk.json<{ id: string }>().id],
          roles: [{ id: part, title: 'Leader', duties: '', holder: { personId: one.people.riskOwner.id, contactId: null, name: '', telephone: '' }, deputies: [] }],
        },
      },
    });
    expect([plan.statusCode, draft.statusCode]).toEqual([201, 200]);
    await one.sql(
      `WITH made AS (INSERT INTO resource (organisation_id, id, number, reference, kind, name, unit_id, owner_id, author_id, created_at)
         VALUES ($1, gen_random_uuid(), 9002, 'RES-9002', 'site', 'Lost in a scenario', $2, $3, $3, now()) RETURNING id),
       asked AS (INSERT INTO scenario (organisation_id, id, name, everything, basis, author_id, recorded_at) VALUES ($1, gen_random_uuid(), 'Fire', false, 'declared', $3, now()) RETURNING id),
       raised AS (INSERT INTO gap_risk (organisation_id, resource_id, risk_id, author_id, recorded_at) SELECT $1, id, $4, $3, now() FROM made),
       planned AS (INSERT INTO gap_action (organisation_id, resource_id, action_id, author_id, recorded_at) SELECT $1, id, $5, $3, now() FROM made)
       INSERT INTO scenario_loss (organisation_id, scenario_id, resource_id, recorded_at) SELECT $1, asked.id, made.id, now() FROM asked, made`,
      [organisationId, one.units.ict, one.people.riskOwner.id, risk.json<{ id: string }>().id, action.json<{ id: string }>().id],
    );
    await one.sql(
      `WITH numbered AS (INSERT INTO continuity_numbering (organisation_id) VALUES ($1)),
         activity AS (INSERT INTO activity (organisation_id, id, number, reference, name, unit_id, owner_id, author_id, created_at) VALUES ($1, gen_random_uuid(), 1, 'ACT-001', 'Payroll', $2, $3, $3, now()) RETURNING id),
         resource AS (INSERT INTO resource (organisation_id, id, number, reference, kind, name, unit_id, owner_id, author_id, created_at)
           VALUES ($1, gen_random_uuid(), 1, 'RES-001', 'application', 'Payroll system', $2, $3, $3, now()) RETURNING id),
         dependency AS (INSERT INTO dependency (organisation_id, id, dependent_activity_id, needed, author_id, created_at) SELECT $1, gen_random_uuid(), id, 1, $3, now() FROM activity RETURNING id),
         member AS (INSERT INTO dependency_member (organisation_id, id, dependency_id, resource_id) SELECT $1, gen_random_uuid(), dependency.id, resource.id FROM dependency, resource),
         called AS (INSERT INTO contact (organisation_id, id, unit_id, resource_id, name, author_id, created_at) SELECT $1, gen_random_uuid(), $2, id, 'Help desk', $3, now() FROM resource),
         served AS (INSERT INTO critical_user (organisation_id, id, activity_id, name, author_id, created_at) SELECT $1, gen_random_uuid(), id, 'Payroll team', $3, now() FROM activity RETURNING id)
       INSERT INTO critical_user_verification (organisation_id, id, critical_user_id, verified_on, works, note, verified_by, author_id, recorded_at)
       SELECT $1, gen_random_uuid(), id, '2026-03-01', true, 'Tried', $3, $3, now() FROM served`,
      [organisationId, one.units.council, one.people.riskOwner.id],
    );
    await one.sql(
      `WITH thing AS (INSERT INTO resource (organisation_id, id, number, reference, kind, name, unit_id, owner_id, author_id, created_at)
         VALUES ($1, gen_random_uuid(), 9003, 'RES-9003', 'infrastructure', 'Rehearsed', $2, $3, $3, now()) RETURNING id),
       programme AS (INSERT INTO exercise_programme (organisation_id, id, name, kind, unit_id, owner_id, recurrence, starts_on, next_due, author_id, created_at)
         VALUES ($1, gen_random_uuid(), 'Restore tests', 'restore-test', $2, $3, 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO', '2026-01-01', '2026-06-01', $3, now()) RETURNING id),
       covered AS (INSERT INTO exercise_programme_resource (organisation_id, programme_id, resource_id) SELECT $1, programme.id, thing.id FROM programme, thing),
       made AS (INSERT INTO exercise (organisation_id, id, number, reference, kind, title, unit_id, lead_id, planned_for, state, author_id, created_at)
         VALUES ($1, gen_random_uuid(), 9001, 'EXR-9001', 'restore-test', 'Restore', $2, $3, '2026-06-01', 'planned', $3, now()) RETURNING id),
       planned AS (INSERT INTO exercise_plan (organisation_id, exercise_id, plan_id) SELECT $1, made.id, p.id FROM made, plan p WHERE p.organisation_id = $1 LIMIT 1),
       meant AS (INSERT INTO exercise_programme_plan (organisation_id, programme_id, plan_id) SELECT $1, programme.id, p.id FROM programme, plan p WHERE p.organisation_id = $1 LIMIT 1),
       scope AS (INSERT INTO exercise_resource (organisation_id, exercise_id, resource_id) SELECT $1, made.id, thing.id FROM made, thing),
       said AS (INSERT INTO exercise_verdict (organisation_id, id, exercise_id, exercise_kind, subject_type, subject_id, outcome, in_time, held_on, author_id, recorded_at)
         SELECT $1, gen_random_uuid(), made.id, 'restore-test', 'resource', thing.id, 'failed', false, '2026-06-01', $3, now() FROM made, thing),
       told AS (INSERT INTO log_entry (organisation_id, id, exercise_id, position, kind, at, typed_at, received_at, device_id, sequence, batch_id, author_id, text)
         SELECT $1, gen_random_uuid(), id, 1, 'note', now(), now(), now(), gen_random_uuid(), 1, gen_random_uuid(), $3, 'The vault is open' FROM made)
       INSERT INTO exercise_finding (organisation_id, id, exercise_id, position, text) SELECT $1, gen_random_uuid(), id, 0, 'A label was wrong' FROM made`,
      [organisationId, one.units.ict, one.people.riskOwner.id],
    );
    await one.sql(`INSERT INTO import_profile (organisation_id, id, name, headers, choices, author_id, saved_at) VALUES ($1, gen_random_uuid(), 'Quarterly return', '{Risk}', '{}', $2, now())`, [organisationId, one.people.riskManager.id]);
    await one.sql(
      `WITH job AS (INSERT INTO export_job (organisation_id, id, author_id, format, part, below, basis, filter, recorded_at, bom, request, total) VALUES ($1, gen_random_uuid(), $2, 'csv', 'B', false, 'claimed', '', now(), false, '{}', 1) RETURNING id),
       piece AS (INSERT INTO export_piece (organisation_id, export_id, position, content) SELECT $1, id, 0, 'a' FROM job)
       INSERT INTO register_export (organisation_id, id, author_id, format, part, below, basis, filter, recorded_at, file_name, moment, risks, exempt, size, digest, rows_digest)
       SELECT $1, id, $2, 'csv', 'B', false, 'claimed', '', now(), 'a.csv', now(), 1, 0, 1, decode(repeat('0', 64), 'hex'), decode(repeat('0', 64), 'hex') FROM job`,
      [organisationId, one.people.riskManager.id],
    );
    await one.sql(
      `INSERT INTO import_job (organisation_id, id, draft_id, register_id, file_name, looked_at, author_id, recorded_at) VALUES ($1, gen_random_uuid(), gen_random_uuid(), $2, 'a.csv', decode(repeat('0', 64), 'hex'), $3, now())`,
      [organisationId, one.registers.ict, one.people.riskManager.id],
    );
    await one.sql(
      `WITH looked AS (INSERT INTO import_draft (organisation_id, id, about, file_name, media_type, size, digest, choices, author_id, recorded_at)
         VALUES ($1, gen_random_uuid(), 'continuity', 'a.csv', 'text/csv', 1, decode(repeat('0', 64), 'hex'), '{}', $2, now()) RETURNING id),
       piece AS (INSERT INTO import_draft_piece (organisation_id, draft_id, position, content) SELECT $1, id, 0, 'a' FROM looked),
       made AS (INSERT INTO import (organisation_id, id, about, file_name, media_type, size, digest, things, choices, sheets, added, changed, same, left_out, author_id, recorded_at)
         VALUES ($1, gen_random_uuid(), 'continuity', 'a.csv', 'text/csv', 1, decode(repeat('0', 64), 'hex'), '{resources}', '{}', '[]', 1, 0, 0, 0, $2, now()) RETURNING id),
       held AS (INSERT INTO import_content (organisation_id, import_id, position, content) SELECT $1, id, 0, 'a' FROM made)
       INSERT INTO import_row (organisation_id, id, import_id, position, sheet, row, outcome, label, note, recorded_at) SELECT $1, gen_random_uuid(), id, 1, 'a', 2, 'new', 'Ledger', '', now() FROM made`,
      [organisationId, one.people.riskManager.id],
    );
    await one.sql(
      `WITH thing AS (SELECT id FROM resource WHERE organisation_id = $1 AND number = 9003),
       plan AS (INSERT INTO plan (organisation_id, id, number, reference, kind, name, unit_id, owner_id, review_months, author_id, created_at)
         VALUES ($1, gen_random_uuid(), 9901, 'PLN-9901', 'ict', 'Invoked', $2, $3, 12, $3, now()) RETURNING id),
       version AS (INSERT INTO plan_version (organisation_id, id, plan_id, number, state, content, editor_ids, author_id, started_at) SELECT $1, gen_random_uuid(), id, 1, 'draft', '{}', ARRAY[$3::uuid], $3, now() FROM plan RETURNING id, plan_id),
       made AS (INSERT INTO invocation (organisation_id, id, number, reference, title, unit_id, lead_id, state, outage_at, declared_at, declared_by, created_at)
         VALUES ($1, gen_random_uuid(), 9901, 'INV-9901', 'Fire', $2, $3, 'running', now(), now(), $3, now()) RETURNING id),
       joined AS (INSERT INTO invocation_plan (organisation_id, invocation_id, plan_id, plan_version_id, position, joined_by, joined_at) SELECT $1, made.id, version.plan_id, version.id, 0, $3, now() FROM made, version),
       named AS (INSERT INTO invocation_person (organisation_id, invocation_id, person_id, joined_at) SELECT $1, id, $3, now() FROM made),
       lost AS (INSERT INTO invocation_lost (organisation_id, invocation_id, resource_id, recorded_at) SELECT $1, made.id, thing.id, now() FROM made, thing),
       said AS (INSERT INTO invocation_verdict (organisation_id, id, invocation_id, plan_id, outcome, measured_minutes, more_than, note, held_on, author_id, recorded_at)
         SELECT $1, gen_random_uuid(), made.id, plan.id, 'failed', 60, true, 'Given up', '2026-06-01', $3, now() FROM made, plan),
       measured AS (INSERT INTO invocation_recovery (organisation_id, invocation_id, resource_id, usable_at, signed_at) SELECT $1, made.id, thing.id, now(), now() FROM made, thing),
       review AS (INSERT INTO failure_review (organisation_id, id, number, reference, title, invocation_id, unit_id, lead_id, state, started_at, writer_ids, author_id, created_at)
         SELECT $1, gen_random_uuid(), 9901, 'SFR-9901', 'Fire', id, $2, $3, 'open', now(), ARRAY[$3::uuid], $3, now() FROM made RETURNING id)
       INSERT INTO failure_lesson (organisation_id, id, failure_review_id, position, text) SELECT $1, gen_random_uuid(), id, 0, 'Doors stood open' FROM review`,
      [organisationId, one.units.ict, one.people.riskOwner.id],
    );
    const sitting = await test.app.inject({
      method: 'POST', url: '/api/review-sittings', headers: { ...(await one.signIn(one.people.riskManager)) }, payload: { scope: 'register', registerId: one.registers.ict, reach: 'all' },
    });
    expect(sitting.statusCode).toBe(201);
    for (const [what, payload] of [['skips', { riskId: risk.json<{ id: string }>().id }], ['end', {}]] as const)
      expect((await test.app.inject({ method: 'POST', url: `/api/review-sittings/${sitting.json<{ id: string }>().id}/${what}`, headers: { ...(await one.signIn(one.people.riskManager)) }, payload })).statusCode).toBe(201);
    await one.sql(
      `INSERT INTO review (organisation_id, id, risk_id, outcome, reason, author_id, recorded_at) VALUES ($1, gen_random_uuid(), $2, 'no-change', 'Holds', $3, now())`,
      [organisationId, risk.json<{ id: string }>().id, one.people.riskManager.id],
    );
    const file = await test.app.inject({
      method: 'POST', url: `/api/risks/${risk.json<{ id: string }>().id}/attachments?name=test.txt`, payload: Buffer.from('Restored in time'),
      headers: { ...(await one.signIn(one.people.riskManager)), 'content-type': 'application/octet-stream' },
    });
    expect(file.statusCode).toBe(201);
    const assessments = await one.sql<{ id: string }>(`UPDATE register SET layer = 'individual-assessment' WHERE id = $1 RETURNING id`, [one.registers.housing]);
    const excepted = await test.app.inject({
      method: 'POST', url: `/api/registers/${assessments[0]?.id}/risks`, headers: { ...(await one.signIn(one.people.riskManager)) },
      payload: { title: 'Old tablets', status: 'open', ownerId: one.people.otherRiskOwner.id, residual: { likelihood: '3', impact: '2' } },
    });
    const exception = await test.app.inject({
      method: 'POST', url: `/api/risks/${excepted.json<{ id: string }>().id}/exceptions`, headers: { ...(await one.signIn(one.people.riskManager)), 'if-match': '"1"' },
      payload: { policy: 'Devices', deviation: 'Out of support', reason: 'On order', compensating: 'Off the network', askedUntil: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) },
    });
    expect(exception.statusCode).toBe(201);
    const proposal = await test.app.inject({
      method: 'POST', url: `/api/risks/${risk.json<{ id: string }>().id}/escalations`, headers: { ...(await one.signIn(one.people.riskManager)), 'if-match': `"${risk.json<{ version: number }>().version}"` },
      payload: { title: 'Ransomware', reason: 'It stops all of us' },
    });
    expect(proposal.statusCode).toBe(201);
    await one.sql(
      `WITH second AS (INSERT INTO risk_matrix_version (organisation_id, id, matrix_id, number, definition)
         VALUES ($1, gen_random_uuid(), $2, 2, '{}') RETURNING id)
       INSERT INTO crosswalk (organisation_id, id, from_version_id, to_version_id, number, mapping, declared_at)
       SELECT $1, gen_random_uuid(), $3, id, 1, '{}', now() FROM second`,
      [organisationId, matrix.id, matrix.versionId],
    );
    const person = one.people.riskOwner.id;
    await one.sql(`INSERT INTO notice_reading (organisation_id, person_id, notice_id, read_at) VALUES ($1, $2, gen_random_uuid(), now())`, [organisationId, person]);
    await one.sql(`INSERT INTO digest_choice (organisation_id, person_id, rhythm, weekday) VALUES ($1, $2, 'weekly', 3)`, [organisationId, person]);
    await one.sql(`INSERT INTO digest (organisation_id, person_id, day, at, notices, mailed) VALUES ($1, $2, '2026-03-02', now(), 1, true)`, [organisationId, person]);
    await one.sql(
      `WITH made AS (INSERT INTO register_freeze (organisation_id, id, register_id, name, moment, form, digest, row_count, open_risks, closed_risks, head_unsealed, author_id, recorded_at)
         VALUES ($1, gen_random_uuid(), $2, 'Quarter 4', now(), 1, decode(repeat('0', 64), 'hex'), 1, 0, 0, 0, $3, now()) RETURNING id),
       held AS (INSERT INTO freeze_row (organisation_id, freeze_id, position, content) SELECT $1, id, 1, '{}' FROM made)
       INSERT INTO freeze_erratum (organisation_id, id, freeze_id, should_say, reason, author_id, recorded_at) SELECT $1, gen_random_uuid(), id, 'Quarter 3', 'A slip', $3, now() FROM made`,
      [organisationId, one.registers.ict, one.people.riskManager.id],
    );
    await one.sql(
      `INSERT INTO made_report (organisation_id, id, report, format, register_id, moment, exempt, file_name, size, digest, content_digest, author_id, recorded_at)
       VALUES ($1, gen_random_uuid(), 'board-pack', 'pdf', $2, now(), 0, 'Board pack.pdf', 1, sha256('a'), sha256('b'), $3, now())`,
      [organisationId, one.registers.ict, one.people.riskManager.id],
    );
    await one.sql(
      `INSERT INTO api_token (organisation_id, id, person_id, name, role_assignment_id, read_only, shown_start, token_hash, created_at, expires_at)
       SELECT $1, gen_random_uuid(), person_id, 'Nightly', id, true, 'hfk_abcdefgh', sha256('a'), now(), now() + interval '30 days' FROM role_assignment WHERE organisation_id = $1 LIMIT 1`,
      [organisationId],
    );
    await one.sql(
      `INSERT INTO audit_bundle (organisation_id, id, from_day, to_day, digest, files, size, author_id, recorded_at) VALUES ($1, gen_random_uuid(), '2026-01-01', '2026-03-31', sha256('a'), 1, 1, $2, now())`,
      [organisationId, one.people.auditor.id],
    );
    await one.sql(`INSERT INTO calendar_feed (organisation_id, id, person_id, secret_hash, made_at) VALUES ($1, gen_random_uuid(), $2, sha256('a'), now())`, [organisationId, person]);
    await one.sql(`INSERT INTO mail_message (organisation_id, id, recipient, subject, body) VALUES ($1, gen_random_uuid(), 'a@b.example', 's', 'b')`, [organisationId]);
  }

  /** As the serving role, with an organisation named or not; what is done is undone. */
  async function asServing<T>(organisationId: string | null, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: test.database.servingUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      if (organisationId !== null) await client.query(`SELECT set_config('holdfast.organisation', $1, true)`, [organisationId]);
      return await work(client);
    } finally {
      await client.end();
    }
  }
  const organisationsSeen = (table: string, organisationId: string | null) =>
    asServing(organisationId, async (client) => (await client.query<{ id: string }>(`SELECT DISTINCT organisation_id AS id FROM "${table}"`)).rows.map(({ id }) => id));
  const open = () => tables.filter((table) => !CLOSED_TO_SERVING.includes(table));

  it('is looked at for every table of the trade, each with rows of two organisations', async () => {
    expect(tables).toEqual(expect.arrayContaining(['person', 'register', 'risk', 'risk_assessment', 'standing_count', 'risk_search', 'audit_event', 'session']));
    for (const table of tables)
      expect([table, (await query<{ n: number }>(test.database.ownerUrl, `SELECT count(DISTINCT organisation_id)::int AS n FROM "${table}"`))[0]?.n]).toEqual([table, 2]);
  });

  it('is switched on for every table that the serving role may touch and that belongs to organisations', async () => {
    const off = await query<{ name: string }>(
      test.database.ownerUrl,
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY ($1) AND NOT relrowsecurity`,
      [[...open(), 'organisation']],
    );
    expect(off).toEqual([]);
  });

  it('shows nothing to a connection that names no organisation', async () => {
    for (const table of open()) expect([table, await organisationsSeen(table, null)]).toEqual([table, []]);
    await asServing(null, async (client) => expect((await client.query('SELECT * FROM organisation')).rows).toEqual([]));
  });

  it('shows each organisation its own rows and no others', async () => {
    for (const table of open()) {
      expect([table, await organisationsSeen(table, council.organisationId)]).toEqual([table, [council.organisationId]]);
      expect([table, await organisationsSeen(table, other.organisationId)]).toEqual([table, [other.organisationId]]);
    }
    await asServing(council.organisationId, async (client) => expect((await client.query('SELECT id FROM organisation')).rows).toEqual([{ id: council.organisationId }]));
  });

  it('takes no row for another organisation, and lets none be moved there', async () => {
    const mayInsert = await query<{ name: string; update: boolean; insert: boolean }>(
      test.database.servingUrl,
      `SELECT t AS name, has_table_privilege(t, 'INSERT') AS insert, has_column_privilege(t, 'organisation_id', 'UPDATE') AS update FROM unnest($1::text[]) AS t`,
      [open()],
    );
    for (const { name, insert, update } of mayInsert) {
      if (insert)
        await expect(
          asServing(council.organisationId, (client) => client.query(`INSERT INTO "${name}" SELECT (json_populate_record(null::"${name}", json_build_object('organisation_id', $1::text))).*`, [other.organisationId])),
        ).rejects.toThrow('row-level security');
      if (update)
        await expect(asServing(council.organisationId, (client) => client.query(`UPDATE "${name}" SET organisation_id = $1`, [other.organisationId]))).rejects.toThrow();
      if (update)
        await asServing(council.organisationId, async (client) => {
          expect((await client.query(`UPDATE "${name}" SET organisation_id = organisation_id WHERE organisation_id = $1`, [other.organisationId])).rowCount).toBe(0);
        });
    }
  });

  it('does not stand alone: the words of the search, codes and passwords of roles cannot be read at all', async () => {
    for (const table of [...CLOSED_TO_SERVING, 'serving_credential', 'setup_code'])
      await expect(query(test.database.servingUrl, `SELECT * FROM "${table}"`)).rejects.toThrow('permission denied');
  });

  it('cannot be switched off, and what is recorded for good cannot be changed, by the serving role', async () => {
    await expect(query(test.database.servingUrl, 'ALTER TABLE risk DISABLE ROW LEVEL SECURITY')).rejects.toThrow('must be owner');
    const [role] = await query(test.database.servingUrl, 'SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user');
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
    for (const statement of ['UPDATE audit_event SET action = $1', 'DELETE FROM audit_event WHERE action = $1', "UPDATE audit_seal SET hash = decode($1, 'escape')", "DELETE FROM audit_seal WHERE hash = decode($1, 'escape')", 'UPDATE risk_assessment SET rationale = $1', 'UPDATE control_assessment SET rationale = $1', 'DELETE FROM risk_acceptance WHERE reason = $1', 'UPDATE attachment SET name = $1', 'UPDATE recommendation_entry SET note = $1', 'UPDATE control_check SET note = $1', 'DELETE FROM assessment_control WHERE control_id::text = $1', 'UPDATE milestone_report SET narrative = $1', 'UPDATE indicator_reading SET narrative = $1', 'DELETE FROM attachment_content WHERE content = $1::text::bytea'])
      await expect(query(test.database.servingUrl, statement, ['x'])).rejects.toThrow('permission denied');
  });

  it('has few doors, each known here', async () => {
    const doors = await query<{ name: string }>(
      test.database.ownerUrl,
      `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY 1`,
    );
    expect(doors.map(({ name }) => name)).toEqual([
      'accounts_for_sign_in', 'any_organisation', 'digests_due', 'find_risks', 'keep_risk_search', 'live_calendar_feed', 'live_session', 'live_token', 'organisations_to_seal', 'organisations_with_waiting_mail', 'risks_holding', 'set_up_organisation', 'sweep_identity',
    ]);
    const unguarded = await query(
      test.database.ownerUrl,
      `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
         AND (proconfig IS NULL OR NOT 'search_path=public, pg_temp' = ANY (proconfig))`,
    );
    expect(unguarded).toEqual([]);
  });

  it.each(['find_risks', 'risks_holding'])('holds in %s, a door that words go through', async (door) => {
    const found = async (organisationId: string | null) =>
      asServing(organisationId, async (client) =>
        (await client.query<{ id: string }>(`SELECT DISTINCT id FROM ${door}($1, $2, $3, 100) AS id`, [['%ransom%'], [council.registers.ict, other.registers.ict], []])).rows.map(({ id }) => id),
      );
    const [mine, theirs] = [await found(council.organisationId), await found(other.organisationId)];
    expect([mine.length, theirs.length, mine[0] === theirs[0]]).toEqual([1, 1, false]);
    expect(await found(null)).toEqual([]);
  });
});
