import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DEMO_ORGANISATION_ID } from '../../../../db/seeds/demo/rows';
import { freshDatabase, query, type FreshDatabase } from '../../../test/fresh-database';
import { loadDemo } from '../../demo';
import { CONTINUITY } from './compared-continuity';
import { EXERCISE, EXERCISE_PROGRAMME } from './compared-exercises';
import { FAILURE_REVIEW, INVOCATION } from './compared-invocations';
import { PLAN } from './compared-plans';
import { verifyOrganisation } from './verify-organisation';

/** A year of a council is told first. */
jest.setTimeout(300_000);

const first = (table: string, where = 'true'): string => `id = (SELECT id FROM ${table} WHERE ${where} ORDER BY id LIMIT 1)`;

/** Each kind of thing that continuity and rehearsals record, altered in one place. */
const ALTERED: readonly [what: string, kind: string, table: string, change: string, says: RegExp][] = [
  ['whether an activity is critical', 'activity', 'activity', `UPDATE activity SET critical = NOT critical WHERE reference = 'ACT-001'`, /The activity ACT-001 \(.*"critical" is false, but its events say true/],
  ['how long an activity takes to resume', 'activity', 'activity', `UPDATE activity SET resume_minutes = 5 WHERE reference = 'ACT-001'`, /The activity ACT-001 \(.*"resume" is /],
  ['that an activity was retired', 'activity', 'activity', `UPDATE activity SET retired_at = NULL, retired_reason = NULL WHERE ${first('activity', 'retired_at IS NOT NULL')}`, /"retired" is false, but its events say true/],
  ['a declared recovery time', 'resource', 'resource', `UPDATE resource SET declared_minutes = 1 WHERE ${first('resource', 'declared_minutes IS NOT NULL')}`, /The resource RES-.*"declared" is /],
  ['where a resource is', 'resource', 'resource', `UPDATE resource SET located_at_id = NULL WHERE ${first('resource', 'located_at_id IS NOT NULL')}`, /The resource RES-.*"locatedAtId" is /],
  ['how many of the members of a dependency suffice', 'dependency', 'dependency', `UPDATE dependency SET needed = needed + 1 WHERE ${first('dependency', 'retired_at IS NULL')}`, /The dependency of .*"needed" is /],
  ['what a dependency leans on', 'dependency', 'dependency_member', `DELETE FROM dependency_member WHERE ${first('dependency_member', 'resource_id IS NOT NULL').replace(/^id/, '(dependency_id, resource_id)').replace('SELECT id', 'SELECT dependency_id, resource_id').replace('ORDER BY id', 'ORDER BY 1, 2')}`, /The dependency of .*"resourceIds" lacks /],
  ['the solution of a critical user', 'critical-user', 'critical_user', `UPDATE critical_user SET solution = 'None' WHERE ${first('critical_user')}`, /The critical user .*"solution" is "None"/],
  ['when a solution was verified', 'critical-user', 'critical_user', `UPDATE critical_user SET verified_on = verified_on + 1 WHERE ${first('critical_user', 'verified_on IS NOT NULL')}`, /The critical user .*"verifiedOn" is /],
  ['whom to call', 'contact', 'contact', `UPDATE contact SET telephones = '["01632 960000"]' WHERE ${first('contact')}`, /The contact .*"telephones" /],
  ['the hours of the organisation', 'working-calendar', 'working_calendar', `UPDATE working_calendar SET holidays = '[]' WHERE ${first('working_calendar')}`, /The working calendar .*"holidays" /],
  ['the RTO of an approved analysis', 'impact-analysis', 'impact_analysis', `UPDATE impact_analysis SET content = content || '{"rto": {"minutes": 1, "calendarId": null}}' WHERE ${first('impact_analysis', `step = 'approved'`)}`, /The impact analysis ACT-.*"rto" is /],
  ['how far an analysis has come', 'impact-analysis', 'impact_analysis', `UPDATE impact_analysis SET step = 'draft' WHERE ${first('impact_analysis', `step = 'submitted'`)}`, /"step" is "draft", but its events say "submitted"/],
  ['when a plan is reviewed', 'plan', 'plan', `UPDATE plan SET next_review = next_review + 365 WHERE ${first('plan', 'next_review IS NOT NULL')}`, /The recovery plan .*"nextReview" is /],
  ['the wording of an approved plan', 'plan', 'plan_version', `UPDATE plan_version SET content = content || '{"purpose": "Something else"}' WHERE ${first('plan_version', `state = 'approved'`)}`, /The recovery plan .*"approved" holds \["version \d+: [0-9a-f]{64}"\]/],
  ['a number that was approved with a plan', 'plan', 'plan_version', `UPDATE plan_version SET contacts = jsonb_set(contacts, '{0,telephone}', '"01632 960000"') WHERE ${first('plan_version', `state = 'approved' AND jsonb_array_length(contacts) > 0`)}`, /The recovery plan .*"contactsApproved" holds \["version \d+: [0-9a-f]{64}"\]/],
  ['a name that was approved with a plan', 'plan', 'plan_version', `UPDATE plan_version SET named = jsonb_set(named, '{0,name}', '"Elsewhere"') WHERE ${first('plan_version', `state = 'approved' AND jsonb_array_length(named) > 0`)}`, /The recovery plan .*"namesApproved" holds \["version \d+: [0-9a-f]{64}"\]/],
  ['the wording of a version that held before', 'plan', 'plan_version', `UPDATE plan_version SET content = content || '{"activation": "Never"}' WHERE ${first('plan_version', `state = 'superseded'`)}`, /The recovery plan .*"approved" holds /],
  ['what a rehearsal was planned for', 'exercise', 'exercise', `UPDATE exercise SET planned_for = planned_for + 1 WHERE ${first('exercise', `state = 'planned'`)}`, /The rehearsal EXR-.*"plannedFor" is /],
  ['the outcome of a rehearsal', 'exercise', 'exercise', `UPDATE exercise SET outcome = 'passed' WHERE ${first('exercise', `outcome = 'failed'`)}`, /The rehearsal EXR-.*"outcome" is "passed", but its events say "failed"/],
  ['when a resource was usable again', 'exercise', 'exercise_resource', `UPDATE exercise_resource SET usable_at = usable_at - interval '1 hour' WHERE (exercise_id, resource_id) = (SELECT exercise_id, resource_id FROM exercise_resource WHERE usable_at IS NOT NULL ORDER BY 1, 2 LIMIT 1)`, /The rehearsal EXR-/],
  ['what a rehearsal found', 'exercise', 'exercise_finding', `DELETE FROM exercise_finding WHERE ${first('exercise_finding')}`, /The rehearsal EXR-.*"findings" /],
  ['how often a rehearsal is due', 'exercise-programme', 'exercise_programme', `UPDATE exercise_programme SET recurrence = 'FREQ=YEARLY;INTERVAL=5;BYMONTH=5;BYMONTHDAY=1' WHERE ${first('exercise_programme')}`, /The rehearsal programme .*"recurrence" is /],
  ['what a real use of a plan counts as', 'invocation', 'invocation_verdict', `DELETE FROM invocation_verdict WHERE ${first('invocation_verdict')}`, /The invocation INV-.*"counting" lacks /],
  ['when an invocation was stood down', 'invocation', 'invocation', `UPDATE invocation SET stood_down_at = stood_down_at - interval '1 day' WHERE ${first('invocation', `state = 'stood-down'`)}`, /The invocation INV-.*"stoodDownAt" is /],
  ['what an invocation lost', 'invocation', 'invocation_lost', `DELETE FROM invocation_lost WHERE (invocation_id, resource_id) = (SELECT invocation_id, resource_id FROM invocation_lost ORDER BY 1, 2 LIMIT 1)`, /The invocation INV-.*"lostIds" lacks /],
  ['the cause that a review found', 'failure-review', 'failure_review', `UPDATE failure_review SET root_cause = 'Nobody knows' WHERE ${first('failure_review')}`, /The review of a failure SFR-.*"rootCause" is /],
  ['a lesson', 'failure-review', 'failure_lesson', `DELETE FROM failure_lesson WHERE ${first('failure_lesson')}`, /The review of a failure SFR-/],
  ['what a scenario takes away', 'scenario', 'scenario_loss', `DELETE FROM scenario_loss WHERE (scenario_id, resource_id) = (SELECT scenario_id, resource_id FROM scenario_loss ORDER BY 1, 2 LIMIT 1)`, /The scenario .*"lostIds" lacks /],
  ['what is noted of a scenario', 'scenario', 'scenario', `UPDATE scenario SET note = 'Something else' WHERE ${first('scenario')}`, /The scenario .*"note" is "Something else"/],
  ['what counts as evidence', 'exercise', 'exercise_verdict', `DELETE FROM exercise_verdict WHERE ${first('exercise_verdict')}`, /The rehearsal EXR-.*"counting" lacks /],
];

describe('holding what was recorded of continuity against its events', () => {
  let database: FreshDatabase;
  const asSuperuser = (statements: string): Promise<unknown> => query(database.ownerUrl, `SET session_replication_role = replica; ${statements}`);
  const tables = [...new Set(ALTERED.map(([, , table]) => table))];

  beforeAll(async () => {
    database = await freshDatabase();
    await loadDemo(database, new Date('2026-06-12T15:00:00Z'));
    for (const table of tables) await asSuperuser(`CREATE TABLE kept_${table} AS TABLE ${table}`);
  }, 300_000);
  afterAll(() => database.drop());
  afterEach(async () => {
    for (const table of tables) await asSuperuser(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table}`);
  });

  it('is tried for every kind of thing', () => {
    const kinds = [...CONTINUITY, EXERCISE, EXERCISE_PROGRAMME, INVOCATION, FAILURE_REVIEW, PLAN].map(({ subjectType }) => subjectType);
    expect(kinds.filter((kind) => !ALTERED.some(([, altered]) => altered === kind))).toEqual([]);
  });

  it.each(ALTERED)('finds what was changed behind the back of the program: %s', async (_what, _kind, _table, change, says) => {
    await asSuperuser(change);
    const { differences } = await verifyOrganisation(database.ownerUrl, DEMO_ORGANISATION_ID);
    expect(differences.first).toEqual([expect.stringMatching(says)]);
  });
});
