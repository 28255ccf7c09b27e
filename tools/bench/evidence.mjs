// What it costs to draw residuals as evidence bears them out, beside what is claimed, and what a failed rehearsal sets off.
import { randomUUID } from 'node:crypto';
import { asOwner, layGround } from './ground.mjs';
import { measure } from './measure.mjs';
import { product } from './product.mjs';

const MOST_RISKS = 100_000;
const TURNS = 5;

export async function measureEvidence(server, options, folder, tell) {
  const { fillEvidence } = await product();
  const risks = Math.min(MOST_RISKS, Math.max(...options.sizes));
  const ground = await layGround(server, risks, { name: 'bench_evidence' });
  try {
    const filled = await fillEvidence(ground.ownerUrl, ground.council, new Date().toISOString().slice(0, 10));
    const { rows, bytesOnDisk } = await measure(ground, options, folder, tell, [[readsOf(ground, new Date().toISOString()), false]]);
    tell('A rehearsal fails');
    return { risks, ...filled, rows, bytesOnDisk, failing: await measureFailing(ground, filled) };
  } finally {
    await ground.clear();
  }
}

/** Each as claimed and as evidenced, one after the other. */
function readsOf({ filled }, moment) {
  const then = `asAt=${encodeURIComponent(moment)}`;
  const some = filled.registerIds.slice(-10);
  const both = (name, title, paths) => [
    { name: `evidence-${name}-claimed`, title: `${title}, as claimed`, make: async () => paths.map((path) => `${path}basis=claimed`) },
    { name: `evidence-${name}`, title: `${title}, as evidenced`, make: async () => paths.map((path) => `${path}basis=evidenced`) },
  ];
  return [
    ...both('map', "The organisation's heat map", ['/api/heat-map?']),
    ...both('register-map', "A register's heat map", some.map((id) => `/api/registers/${id}/heat-map?`)),
    ...both('list', 'First page, by residual', ['/api/risks?sort=-residual&']),
    ...both('list-owner', 'Those of one owner, by residual', filled.personIds.slice(0, 10).map((id) => `/api/risks?owner=${id}&sort=-residual&`)),
    ...both('list-register', "A register's list, by residual", some.map((id) => `/api/registers/${id}/risks?sort=-residual&`)),
    ...both('list-failed', 'Those whose evidence failed, by residual', ['/api/risks?evidence=failed&sort=-residual&']),
    ...both('as-at-map', "A register's heat map as at a past moment", some.map((id) => `/api/registers/${id}/heat-map?${then}&`)),
    ...both('as-at-list', "A register's list as at a past moment", some.map((id) => `/api/registers/${id}/risks?sort=-residual&${then}&`)),
  ];
}

/** A rehearsal of the programme on which many residuals lean fails: from its result to the answer, with the review of each called for. */
async function measureFailing({ servingUrl, ownerUrl, council }, { programmeId, leaning }) {
  const { createApp } = await product();
  const app = await createApp({ servingUrl, publicUrl: 'http://localhost', mailFrom: 'bench@localhost', demo: false, logLevel: 'silent' });
  try {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const headers = await council.signIn(council.people.continuityManager);
    const post = async (path, payload, more = {}) => {
      const answer = await app.inject({ method: 'POST', url: `/api/${path}`, headers: { ...headers, 'idempotency-key': `bench-${randomUUID()}`, ...more }, payload });
      if (answer.statusCode >= 300) throw new Error(`${path} was answered with ${answer.statusCode}: ${answer.body.slice(0, 500)}`);
      return JSON.parse(answer.body);
    };
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const sides = { ours: [], bare: [] };
    for (let turn = 0; turn < TURNS; turn += 1) {
      // Puts the reviews off again, so that each failure calls for all of them.
      sides.bare.push(await asOwner(ownerUrl, (client) => timed(() => bareCalls(client, council.organisationId, programmeId))));
      const planned = await post('exercises', { kind: 'full-failover', title: 'Failover', unitId: council.units.ict, leadId: council.people.riskOwner.id, plannedFor: day, resources: [], programmeId });
      const result = {
        lostAt: `${day}T07:00`, startedAt: `${day}T07:00`, endedAt: `${day}T15:00`, outcome: 'failed', summary: 'It did not come up', backupSet: '', backupTakenAt: null, sample: '', objectives: [], deviations: [], findings: [], resources: [],
      };
      sides.ours.push(await timed(() => post(`exercises/${planned.id}/result`, result, { 'if-match': `"${planned.version}"` })));
    }
    return { leaning, ours: median(sides.ours), bare: median(sides.bare) };
  } finally {
    await app.close();
  }
}

/** The same rows changed and as many events written, by two statements that decide nothing. */
async function bareCalls(client, organisationId, programmeId) {
  const leaning = 'SELECT c.risk_id FROM control c WHERE c.organisation_id = $1 AND c.evidence_programme_id = $2';
  await client.query('BEGIN');
  await client.query(`UPDATE risk SET next_review = DATE '2999-01-01', version = version + 1, updated_at = now() WHERE organisation_id = $1 AND id IN (${leaning})`, [organisationId, programmeId]);
  await client.query(
    `INSERT INTO audit_event (organisation_id, id, at, action, subject_type, subject_id, register_id, after)
     SELECT k.organisation_id, uuidv7(), now(), 'risk.review-called-for', 'risk', k.id, k.register_id, '{"nextReview": "2999-01-01"}' FROM risk k WHERE k.organisation_id = $1 AND k.id IN (${leaning})`,
    [organisationId, programmeId],
  );
  await client.query('COMMIT');
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const median = (times) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
