import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 } from 'uuid';
import { freshDatabase, query, type FreshDatabase } from '../../../api/test/fresh-database';
import { startApp, type TestApp } from '../../../api/test/start-app';
import { loadDemo } from './index';
import { LoadDay } from './load-day';
import { DEMO_ORGANISATION_ID, Rows } from './rows';
import { tellCouncil } from './tell-council';

const NOW = new Date('2026-06-12T15:00:00Z');
const NEVER = '9999-01-01T00:00:00Z';

interface Event {
  action: string;
  at: Date;
  actor_id: string;
  subject_id: string;
  risk: { register_id: string } & Record<string, unknown>;
  objectives: string[];
  assessments: { kind: string; likelihood: string | null; impact: string | null; level: string | null; rationale: string; target_date: string | null }[];
}

/**
 * The demo is written as rows. Here each of its changes is made once more, at its moment and by its person, through the API of
 * a second program on a council without risks: what the verbs write has to be what the demo holds.
 */
describe('the stories of the demo, played through the API', () => {
  let demo: FreshDatabase;
  let played: FreshDatabase;
  let test: TestApp;
  beforeAll(async () => {
    demo = await freshDatabase();
    await loadDemo(demo.ownerUrl, NOW);
    played = await freshDatabase();
    await withClient(played.ownerUrl, async (client) => {
      const rows = new Rows();
      tellCouncil(rows, new LoadDay(NOW), 'nobody signs in with a password');
      await rows.insert(client);
      await client.query('UPDATE register_numbering SET last_number = 0');
    });
    test = await startApp({ database: played });
    await play(await eventsOf(demo));
  }, 60_000);
  afterAll(async () => {
    await test.close();
    await played.drop();
    await demo.drop();
  });

  const eventsOf = ({ ownerUrl }: FreshDatabase) =>
    query<Event & pg.QueryResultRow>(
      ownerUrl,
      `SELECT e.action, e.at, e.actor_id, e.subject_id, to_jsonb(k) AS risk,
         ARRAY(SELECT objective_id::text FROM risk_objective o WHERE o.risk_id = k.id) AS objectives,
         (SELECT coalesce(jsonb_agg(a), '[]') FROM risk_assessment a WHERE a.risk_id = k.id AND a.recorded_at = e.at) AS assessments
       FROM audit_event e JOIN risk k ON k.id = e.subject_id ORDER BY e.at, e.id`,
    );

  const play = async (events: Event[]): Promise<void> => {
    const playedAs = new Map<string, { id: string; version: number }>();
    const sessions = new Map<string, Record<string, string>>();
    for (const event of events) {
      const as = sessions.get(event.actor_id) ?? (await signIn(event.actor_id));
      sessions.set(event.actor_id, as);
      test.clock.set(event.at);
      const before = playedAs.get(event.subject_id);
      const { url, payload } = requestOf(event, before?.id, (id) => playedAs.get(id)!.id);
      const answer = await test.app.inject({ method: 'POST', url: `/api/${url}`, payload, headers: { ...as, ...(before ? { 'if-match': `"${before.version}"` } : {}) } });
      if (answer.statusCode !== 201) throw new Error(`${event.action} of ${String(event.risk.title)}: ${answer.payload}`);
      playedAs.set(event.subject_id, answer.json<{ id: string; version: number }>());
    }
  };

  const signIn = async (personId: string): Promise<Record<string, string>> => {
    const [id, secret, csrf] = [v7(), randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
    await query(
      played.ownerUrl,
      'INSERT INTO session (organisation_id, id, person_id, token_hash, csrf_hash, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $6)',
      [DEMO_ORGANISATION_ID, id, personId, sha256(secret), sha256(csrf), NEVER],
    );
    // Whoever has left since was there at the time.
    await query(played.ownerUrl, 'UPDATE person SET left_at = NULL WHERE id = $1', [personId]);
    await query(played.ownerUrl, 'UPDATE role_assignment SET ended_at = NULL WHERE person_id = $1', [personId]);
    return { cookie: `holdfast_session=${DEMO_ORGANISATION_ID}.${id}.${secret}; XSRF-TOKEN=${csrf}`, 'x-xsrf-token': csrf };
  };

  it('made the same risks, standing, movement, reviews and versions included', async () => {
    expect(await risksOf(played)).toEqual(await risksOf(demo));
  });

  it('made the same assessments', async () => {
    expect(await assessmentsOf(played)).toEqual(await assessmentsOf(demo));
  });

  it('made the same audit events', async () => {
    expect(await auditOf(played)).toEqual(await auditOf(demo));
  });

  it('kept the same counts', async () => {
    const counts = 'SELECT to_jsonb(c) AS row FROM standing_count c WHERE risks <> 0 ORDER BY to_jsonb(c)::text';
    expect(await query(played.ownerUrl, counts)).toEqual(await query(demo.ownerUrl, counts));
  });

  it('gave the same numbers, links and words to search', async () => {
    for (const rows of [
      'SELECT register_id, last_number FROM register_numbering ORDER BY 1',
      'SELECT k.title, o.objective_id FROM risk_objective o JOIN risk k ON k.id = o.risk_id ORDER BY 1, 2',
      'SELECT k.title, s.register_id, s.full_text, s.public_text FROM risk_search s JOIN risk k ON k.id = s.risk_id ORDER BY 1',
    ])
      expect(await query(played.ownerUrl, rows)).toEqual(await query(demo.ownerUrl, rows));
  });
});

/** What a person sent to bring the change about. */
function requestOf({ action, risk, objectives, assessments }: Event, id: string | undefined, playedId: (id: string) => string): { url: string; payload: object } {
  const [assessment] = assessments;
  switch (action) {
    case 'risk.added':
    case 'risk.drafted': {
      const standing = (kind: string) => {
        const { likelihood, impact, level } = assessments.find((one) => one.kind === kind) ?? {};
        return level ? (likelihood ? { likelihood, impact } : { level }) : null;
      };
      const { title, cause, event, consequence, category_id, owner_id, unit_id, treatment, proximity, exempt_ground, public_title, public_description } = risk;
      return {
        url: `registers/${risk.register_id}/risks`,
        payload: {
          title, cause, event, consequence, treatment, proximity, categoryId: category_id, ownerId: owner_id, unitId: unit_id, objectiveIds: objectives,
          exemptGround: exempt_ground, publicTitle: public_title, publicDescription: public_description, status: action === 'risk.added' ? 'open' : 'draft',
          inherent: standing('inherent'), residual: standing('residual'), rationale: assessment?.rationale ?? '',
        },
      };
    }
    case 'risk.assessed': {
      const { kind, likelihood, impact, level, rationale, target_date } = assessment!;
      return { url: `risks/${id}/assessments`, payload: { kind, rationale, targetDate: target_date, ...(likelihood ? { likelihood, impact } : { level }) } };
    }
    case 'risk.linked':
      return { url: `risks/${id}/upper-risk`, payload: { upperRiskId: playedId(String(risk.upper_risk_id)) } };
    case 'risk.closed':
      return { url: `risks/${id}/closure`, payload: { reason: risk.close_reason } };
    default:
      throw new TypeError(`the demo tells of ${action}`);
  }
}

/* Ids are made anew each time; whatever refers to a risk is compared by its title. */

const risksOf = ({ ownerUrl }: FreshDatabase) =>
  query(
    ownerUrl,
    `SELECT to_jsonb(k) - ARRAY['id', 'upper_risk_id', 'inherent_assessment_id', 'residual_assessment_id', 'target_assessment_id'] AS row, u.title AS upper,
       (SELECT rationale FROM risk_assessment a WHERE a.id = k.residual_assessment_id) AS rationale
     FROM risk k LEFT JOIN risk u ON u.id = k.upper_risk_id ORDER BY k.title`,
  );

const assessmentsOf = ({ ownerUrl }: FreshDatabase) =>
  query(ownerUrl, `SELECT k.title, to_jsonb(a) - ARRAY['id', 'risk_id'] AS row FROM risk_assessment a JOIN risk k ON k.id = a.risk_id ORDER BY k.title, a.recorded_at, a.kind`);

const auditOf = ({ ownerUrl }: FreshDatabase) =>
  query(
    ownerUrl,
    `SELECT k.title, to_jsonb(e) - ARRAY['id', 'subject_id', 'request_id', 'after'] AS row, e.after - 'upperRiskId' AS after, e.after ? 'upperRiskId' AS linked
     FROM audit_event e JOIN risk k ON k.id = e.subject_id ORDER BY k.title, e.at, e.id`,
  );

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
}
