import type { ProblemView, WorkingCalendarView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const week = (from: string, to: string) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));
const add = (body: object, as: Speaker = at.as.administrator): Promise<Answer<WorkingCalendarView>> => as.post<WorkingCalendarView>('working-calendars', { body: { weekly: week('08:00', '18:00'), holidays: [], ...body } });
const edit = (of: WorkingCalendarView, body: object, version = of.version): Promise<Answer<WorkingCalendarView>> => at.as.administrator.patch<WorkingCalendarView>(`working-calendars/${of.id}`, { body, version });
const all = async (query = '', as: Speaker = at.as.auditor): Promise<WorkingCalendarView[]> => (await as.get<WorkingCalendarView[]>(`working-calendars${query}`)).body;

describe('working calendars', () => {
  it('have one default at any time, the first of them until another takes its place', async () => {
    const { body: support } = await add({ name: 'Support hours' });
    expect(support).toMatchObject({ isDefault: true, zone: 'Europe/London', uses: 0, mayManage: true });
    const { body: depot } = await add({ name: 'Depot' });
    expect(depot.isDefault).toBe(false);
    expect((await edit(support, { isDefault: false })).body as unknown as ProblemView).toMatchObject({ status: 409, title: 'One calendar is always the default. Make another one the default instead.' });
    await edit(depot, { isDefault: true });
    expect((await all()).map(({ name, isDefault }) => [name, isDefault])).toEqual([['Depot', true], ['Support hours', false]]);
  });

  it('are refused with hours that cannot be', async () => {
    expect(faults(await add({ name: 'Night', weekly: week('22:00', '06:00') }))).toEqual({ weekly: 'Monday: hours end after they begin' });
    expect(faults(await add({ name: 'Night', weekly: [], holidays: ['2026-02-30'] }))).toEqual({ weekly: 'Give the hours of at least one weekday', holidays: 'There is no day 2026-02-30' });
    expect(faults(await add({ name: 'support HOURS' }))).toEqual({ name: 'There is a working calendar of this name already' });
  });

  it('are retired, not deleted, and never while they are the default', async () => {
    const { body: old } = await add({ name: 'Old hours' });
    const retire = (of: WorkingCalendarView): Promise<Answer<WorkingCalendarView>> => at.as.administrator.post<WorkingCalendarView>(`working-calendars/${of.id}/retirement`, { body: { reason: 'Hours were merged' }, version: of.version });
    const usual = (await all()).find(({ isDefault }) => isDefault)!;
    expect((await retire(usual)).status).toBe(409);
    expect((await retire(old)).body).toMatchObject({ mayManage: false, retiredAt: '2026-03-02T09:00:00.000Z' });
    expect((await all()).at(-1)?.name).toBe('Old hours');
    expect((await edit(old, { name: 'Older' }, 2)).status).toBe(409);
  });

  it('are shown to everybody at work, changed at the root alone, and read as at a past day', async () => {
    at.clock.set('2026-04-01T09:00:00Z');
    const { body } = await add({ name: 'Registrars' });
    at.clock.set('2026-04-03T09:00:00Z');
    expect((await edit(body, { holidays: ['2026-12-25'] })).body.holidays).toEqual(['2026-12-25']);
    expect((await edit(body, { holidays: [] })).status).toBe(412);
    at.clock.set('2026-04-05T09:00:00Z');
    expect((await all('?asAt=2026-04-02')).find(({ name }) => name === 'Registrars')?.holidays).toEqual([]);
    expect((await add({ name: 'Mine' }, at.as.continuityManager)).status).toBe(403);
    expect((await all('', at.as.member)).length).toBeGreaterThan(0);
  });
});
