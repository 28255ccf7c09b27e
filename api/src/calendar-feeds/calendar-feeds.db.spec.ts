import { beforeAll, afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActionView, CalendarFeedView, ExerciseView, MadeCalendarFeedView } from '@holdfast/contracts';
import type { CalendarKind } from '@holdfast/domain';
import { anApprovedPlan } from '../../test/an-approved-plan';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { readCalendar, type ReadEvent } from '../../test/read-calendar';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-06-18T09:00:00Z'));
afterAll(() => at.close());

const { openRisk, planned } = planActions(() => at);
const make = async (as: keyof AtTheCouncil['as'] = 'continuityManager'): Promise<string> => (await at.as[as].post<MadeCalendarFeedView>('calendar-feed', { body: {} })).body.link;
const fetched = async (link: string): Promise<{ status: number; type: string; text: string }> => {
  const reply = await at.app.inject({ method: 'GET', url: new URL(link).pathname });
  return { status: reply.statusCode, type: String(reply.headers['content-type']), text: reply.body.replaceAll('\r\n ', '') };
};
const plan = async (body: object = {}): Promise<ExerciseView> =>
  (await at.as.continuityManager.post<ExerciseView>('exercises', { body: { kind: 'tabletop', title: 'Flood at the depot', unitId: at.council.units.ict, leadId: at.council.people.riskOwner.id, plannedFor: '2026-07-06', ...body } })).body;

describe('a calendar link', () => {
  it('opens what its owner may read, without a session, and tells each rehearsal as what it has become', async () => {
    const [planned, cancelled] = [await plan(), await plan({ title: 'Call tree' })];
    await at.as.continuityManager.post(`exercises/${cancelled.id}/cancellation`, { body: { reason: 'The line moves' }, version: cancelled.version });
    await at.as.continuityManager.post('exercise-programmes', {
      body: { name: 'Restore tests', kind: 'restore-test', unitId: at.council.units.ict, ownerId: at.council.people.riskOwner.id, recurrence: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO', startsOn: '2026-07-01', planIds: [], resources: [] },
    });
    const { status, type, text } = await fetched(await make());
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(text).toContain(`UID:exercise-${planned.id}@holdfast`);
    expect(text).toContain(`SUMMARY:${planned.reference} Flood at the depot\r\n`);
    expect(text).toContain('DTSTART;VALUE=DATE:20260706');
    expect(text).toContain(`SUMMARY:${cancelled.reference} Call tree (cancelled)`);
    expect(text).toContain('STATUS:CANCELLED');
    expect(text).toMatch(/DTSTART;VALUE=DATE:20260706\r\nRRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO\r\nSUMMARY:Due: Restore tests/);
  });

  it('shows a member of the council nothing that they may not read, and whoever takes part just that', async () => {
    const led = await plan({ title: 'Led by somebody', leadId: at.council.people.member.id });
    const other = await plan({ title: 'Of others' });
    const { status, text } = await fetched(await make('member'));
    expect(status).toBe(200);
    expect(text).toContain(led.reference);
    expect(text).not.toContain(other.id);
  });

  it('is renewed and taken back; what went before opens nothing', async () => {
    const first = await make('riskManager');
    const second = await make('riskManager');
    expect([(await fetched(first)).status, (await fetched(second)).status]).toEqual([404, 200]);
    expect((await at.as.riskManager.get<CalendarFeedView>('calendar-feed')).body).toEqual({ madeAt: '2026-06-18T09:00:00.000Z', lastReadAt: '2026-06-18T09:00:00.000Z', kinds: ['rehearsals'] });
    expect((await at.as.riskManager.delete<CalendarFeedView>('calendar-feed')).body).toEqual({ madeAt: null, lastReadAt: null, kinds: ['rehearsals'] });
    expect((await fetched(second)).status).toBe(404);
    expect((await fetched(`${second.slice(0, -8)}AAAA.ics`)).status).toBe(404);
    const events = await at.council.sql(`SELECT action FROM audit_event WHERE subject_type = 'calendar-feed' AND actor_id = $1 ORDER BY id`, [at.council.people.riskManager.id]);
    expect(events).toEqual([{ action: 'calendar-feed.made' }, { action: 'calendar-feed.renewed' }, { action: 'calendar-feed.ended' }]);
  });

  it('opens nothing once its owner has left', async () => {
    const person = await at.council.addPerson({ jobTitle: 'Officer', role: 'auditor', unitId: at.council.units.council });
    const reply = await at.app.inject({ method: 'POST', url: '/api/calendar-feed', headers: { ...(await at.council.signIn(person)) }, payload: {} });
    const { link } = reply.json<MadeCalendarFeedView>();
    expect((await fetched(link)).status).toBe(200);
    await at.council.sql('UPDATE person SET left_at = now() WHERE id = $1', [person.id]);
    expect((await fetched(link)).status).toBe(404);
  });

  it('is kept as a digest, and a request that is sent again gets another secret', async () => {
    const ask = () => at.as.auditor.post<MadeCalendarFeedView>('calendar-feed', { body: {}, idempotencyKey: 'again' });
    const [first, second] = [(await ask()).body.link, (await ask()).body.link];
    expect([(await fetched(first)).status, (await fetched(second)).status]).toEqual([404, 200]);
    const secret = /\.([A-Za-z0-9_-]{43})\.ics$/.exec(second)![1]!;
    for (const table of ['calendar_feed', 'audit_event', 'idempotency_key']) expect(JSON.stringify(await at.council.sql(`SELECT row_to_json(t)::text AS row FROM ${table} t`))).not.toContain(secret);
  });

  const hold = (kinds: readonly CalendarKind[], as: keyof AtTheCouncil['as']) => at.as[as].patch<CalendarFeedView>('calendar-feed', { body: { kinds } });
  const held = async (link: string): Promise<ReadEvent[]> => readCalendar((await at.app.inject({ method: 'GET', url: new URL(link).pathname })).body).events;
  const actionOf = async (ownerId: string, title: string, risk: object = {}): Promise<ActionView> => planned(await openRisk(risk), { title, ownerId, dueDate: '2026-09-30' }, at.as.riskManager);

  it('holds reviews of plans and actions of its person once they choose so, under the same link', async () => {
    const { body: activity } = await at.as.continuityManager.post<{ id: string }>('activities', { body: { name: 'Payroll', unitId: at.council.units.ict, ownerId: at.council.people.riskOwner.id } });
    const plan = await anApprovedPlan(at, 'ICT recovery; all, of it', { activityIds: [activity.id] });
    const action = await actionOf(at.council.people.riskOwner.id, 'Buy a second line');
    const link = await make('riskOwner');
    expect((await held(link)).filter(({ uid }) => !uid.startsWith('exercise-') && !uid.startsWith('programme-'))).toEqual([]);
    expect((await hold(['actions', 'plan-reviews'], 'riskOwner')).body.kinds).toEqual(['plan-reviews', 'actions']);
    expect(await held(link)).toEqual([
      expect.objectContaining({ uid: `plan-review-${plan.id}@holdfast`, summary: expect.stringMatching(/^Review PLN-\d+ ICT recovery; all, of it$/) as unknown, starts: '20270618' }),
      expect.objectContaining({ uid: `action-${action.id}@holdfast`, summary: `Due: ${action.reference} Buy a second line`, starts: '20260930' }),
    ]);
    at.clock.set('2027-06-19T09:00:00Z');
    expect((await held(link))[0]!.summary).toMatch(/\(past its review\)$/);
    // Renewed, it holds what it held.
    at.clock.set('2026-06-18T10:00:00Z');
    expect((await held(await make('riskOwner'))).map(({ starts }) => starts)).toEqual(['20270618', '20260930']);
  });

  it('says what its person owns on the day on which it is read', async () => {
    const link = await make('riskOwner');
    await hold(['plan-reviews', 'actions'], 'riskOwner');
    await at.council.sql('UPDATE plan SET owner_id = $1', [at.council.people.riskManager.id]);
    await at.council.sql('UPDATE action SET owner_id = $1', [at.council.people.riskManager.id]);
    expect(await held(link)).toEqual([]);
    const theirs = await make('riskManager');
    await hold(['plan-reviews', 'actions'], 'riskManager');
    expect(await held(theirs)).toHaveLength(2);
    await at.council.sql('UPDATE plan SET owner_id = $1', [at.council.people.riskOwner.id]);
  });

  it('takes nothing of an exempt risk out of the house but a reference and a day', async () => {
    const action = await actionOf(at.council.people.auditor.id, 'Close the hole in the wall', { title: 'A hole', exemptGround: 'individual' });
    const link = await make('auditor');
    await hold(['actions'], 'auditor');
    expect((await held(link)).map(({ summary }) => summary)).toEqual([`Due: ${action.reference} an action on an exempt risk`]);
  });

  it('holds at least something, and only where there is one', async () => {
    await at.as.member.delete('calendar-feed');
    expect((await hold(['actions'], 'member')).body).toMatchObject({ status: 409, code: 'no-link' });
    await make('member');
    expect((await hold([], 'member')).body).toMatchObject({ status: 422, errors: [{ field: 'kinds' }] });
    expect((await hold(['tokens' as never], 'member')).status).toBe(422);
  });
});
