import { randomUUID } from 'node:crypto';
import type { InvocationView, LogPageView, SentLogEntriesView } from '@holdfast/contracts';
import { EMPTY_PLAN, type PlanContent, type TypedEntry } from '@holdfast/domain';
import type { AtTheCouncil } from './at-the-council';
import type { Answer, Speaker } from './speak';

let numbers = 7_000;

export interface InvokedPlanOf {
  id: string;
  versionId: string;
  content: PlanContent;
}

/** What specs about invocations say again and again, at the council. Plans and resources stand in the database as they would after their approval. */
export function invokedPlans(at: () => AtTheCouncil) {
  const sql = (text: string, values: unknown[]): Promise<unknown> => at().council.sql(text, values);

  const resource = async (name: string): Promise<string> => {
    const [id, number] = [randomUUID(), ++numbers];
    const { organisationId, units, people } = at().council;
    await sql(
      `INSERT INTO resource (organisation_id, id, number, reference, kind, name, unit_id, owner_id, author_id, created_at) VALUES ($1, $2, $3::int, 'RES-' || $3::int, 'infrastructure', $4, $5, $6, $6, now())`,
      [organisationId, id, number, name, units.ict, people.riskOwner.id],
    );
    return id;
  };

  /** Monday to Friday, from eight to six. */
  const calendar = async (name: string): Promise<string> => {
    const id = randomUUID();
    await sql(`INSERT INTO working_calendar (organisation_id, id, name, weekly, author_id, created_at) VALUES ($1, $2, $3, $4, $5, now())`, [
      at().council.organisationId, id, name, JSON.stringify([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' }))), at().council.people.riskManager.id,
    ]);
    return id;
  };

  /** An activity whose approved analysis asks for this, in minutes on the clock; with a calendar the RTO is in its working time. */
  const activity = async ({ rto, rpo = null, calendarId = null }: { rto: number; rpo?: number | null; calendarId?: string | null }): Promise<string> => {
    const [id, number] = [randomUUID(), ++numbers];
    const { organisationId, units, people } = at().council;
    await sql(
      `INSERT INTO activity (organisation_id, id, number, reference, name, unit_id, owner_id, author_id, created_at) VALUES ($1, $2, $3::int, 'ACT-' || $3::int, 'Benefits', $4, $5, $5, now())`,
      [organisationId, id, number, units.ict, people.riskOwner.id],
    );
    await sql(
      `INSERT INTO impact_analysis (organisation_id, id, activity_id, number, step, content, matrix_version_id, unknowns, author_ids, author_id, changed_at, created_at, approved_by, approved_at, next_review, rto_minutes, rpo_minutes, rto_calendar_id)
       SELECT $1, $2, $3, 1, 'approved', '{}', (SELECT id FROM risk_matrix_version WHERE organisation_id = $1 LIMIT 1), 0, ARRAY[$4::uuid], $4, now(), now(), $5, now(), '2027-01-01', $6, $7, $8`,
      [organisationId, randomUUID(), id, people.riskOwner.id, people.riskManager.id, rto, rpo, calendarId],
    );
    return id;
  };

  /** The activity cannot do without the resource. */
  const leansOn = async (activityId: string, resourceId: string): Promise<void> => {
    const [id, { organisationId, people }] = [randomUUID(), at().council];
    await sql('INSERT INTO dependency (organisation_id, id, dependent_activity_id, needed, author_id, created_at) VALUES ($1, $2, $3, 1, $4, now())', [organisationId, id, activityId, people.riskManager.id]);
    await sql('INSERT INTO dependency_member (organisation_id, id, dependency_id, resource_id) VALUES ($1, $2, $3, $4)', [organisationId, randomUUID(), id, resourceId]);
  };

  /** Two steps, the second after the first; whoever is named leads and may activate it. */
  const contentOf = (leaderId: string | null, resourceIds: string[], deputyId: string | null = null): PlanContent => {
    const somebody = (personId: string) => ({ personId, contactId: null, name: '', telephone: '07700 900123' });
    const leader = { id: randomUUID(), title: 'Recovery leader', duties: '', holder: leaderId ? somebody(leaderId) : null, deputies: deputyId ? [somebody(deputyId)] : [] };
    const [first, second] = [randomUUID(), randomUUID()];
    const step = (id: string, title: string, after: string[]) => ({ id, title, roleId: leader.id, what: '', where: '', how: '', minutes: 30, after, clock: null });
    return { ...EMPTY_PLAN, purpose: 'Bring it back', activation: 'The building is lost', activatorIds: [leader.id], resourceIds, roles: [leader], steps: [step(first, 'Open the site', []), step(second, 'Restore the storage', [first])] };
  };

  const plan = async (content: PlanContent, { name = 'ICT recovery', state = 'approved', unitId }: { name?: string; state?: 'approved' | 'draft'; unitId?: string } = {}): Promise<InvokedPlanOf> => {
    const [id, versionId, number] = [randomUUID(), randomUUID(), ++numbers];
    const { organisationId, units, people } = at().council;
    await sql(
      `INSERT INTO plan (organisation_id, id, number, reference, kind, name, unit_id, owner_id, review_months, author_id, created_at) VALUES ($1, $2, $3::int, 'PLN-' || $3::int, 'ict', $4, $5, $6, 12, $6, now())`,
      [organisationId, id, number, name, unitId ?? units.ict, people.registerOwner.id],
    );
    const digest = randomUUID().replaceAll('-', '').repeat(2);
    const code = digest.slice(0, 10).toUpperCase();
    await sql(
      `INSERT INTO plan_version (organisation_id, id, plan_id, number, state, content, editor_ids, author_id, started_at, digest, code, submitted_by, submitted_at, approved_by, approved_at)
       VALUES ($1, $2, $3, 1, $4, $5, ARRAY[$6::uuid], $6, now(), $7, $8, $9::uuid, $10, $11::uuid, $10)`,
      [organisationId, versionId, id, state, JSON.stringify(content), people.registerOwner.id, ...(state === 'approved' ? [digest, `${code.slice(0, 5)}-${code.slice(5)}`, people.registerOwner.id, new Date('2026-01-05T09:00:00Z'), people.riskManager.id] : [null, null, null, null, null])],
    );
    for (const person of new Set(content.roles.flatMap(({ holder, deputies }) => [holder, ...deputies].flatMap((one) => one?.personId ?? []))))
      await sql('INSERT INTO plan_person (organisation_id, plan_version_id, person_id) VALUES ($1, $2, $3)', [organisationId, versionId, person]);
    return { id, versionId, content };
  };

  const declare = (planIds: string[], as: Speaker, body: object = {}): Promise<Answer<InvocationView>> =>
    as.post<InvocationView>('invocations', { body: { title: 'Fire at the offices', outageAt: '2026-05-11T07:00', planIds, ...body } });
  const declared = async (planIds: string[], as: Speaker, body: object = {}): Promise<InvocationView> => {
    const { status, body: made } = await declare(planIds, as, body);
    if (status !== 201) throw new Error(JSON.stringify(made));
    return made;
  };

  /** What a device has typed; the rest of an entry is empty. */
  const device = () => {
    const deviceId = randomUUID();
    let sequence = 0;
    const typed = (kind: TypedEntry['kind'], at: string, more: Partial<TypedEntry> = {}): TypedEntry => ({
      id: randomUUID(), kind, at, typedAt: at, sequence: ++sequence, text: '', planId: null, stepId: null, resourceId: null, roleId: null, personId: null, correctsId: null, voids: false, ...more,
    });
    const send = (invocationId: string, entries: TypedEntry[], as: Speaker): Promise<Answer<SentLogEntriesView>> => as.post<SentLogEntriesView>(`invocations/${invocationId}/log`, { body: { deviceId, entries } });
    return { deviceId, typed, send };
  };

  const log = async (invocationId: string, as: Speaker): Promise<LogPageView> => (await as.get<LogPageView>(`invocations/${invocationId}/log`)).body;
  const standDown = (of: InvocationView, as: Speaker, body: object = {}): Promise<Answer<InvocationView>> => as.post<InvocationView>(`invocations/${of.id}/stand-down`, { body: { reason: 'All of it is back', ...body }, version: of.version });

  return { resource, calendar, activity, leansOn, contentOf, plan, declare, declared, device, log, standDown };
}
