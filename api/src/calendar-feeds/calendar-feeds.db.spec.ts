import { beforeAll, afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CalendarFeedView, ExerciseView, MadeCalendarFeedView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-06-18T09:00:00Z'));
afterAll(() => at.close());

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
    expect((await at.as.riskManager.get<CalendarFeedView>('calendar-feed')).body).toEqual({ madeAt: '2026-06-18T09:00:00.000Z', lastReadAt: '2026-06-18T09:00:00.000Z' });
    expect((await at.as.riskManager.delete<CalendarFeedView>('calendar-feed')).body).toEqual({ madeAt: null, lastReadAt: null });
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
});
