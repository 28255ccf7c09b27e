import type { ExerciseRow, ExerciseView, HomeView, Page } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

type Who = keyof AtTheCouncil['as'];
const planned = async (body: object = {}): Promise<ExerciseView> =>
  (await at.as.continuityManager.post<ExerciseView>('exercises', { body: { kind: 'tabletop', title: 'Flood', unitId: at.council.units.ict, leadId: at.council.people.riskOwner.id, plannedFor: '2026-03-10', ...body } })).body;
const home = async (who: Who): Promise<[string, string][]> => (await at.as[who].get<HomeView>('home')).body.exercises.map(({ row, act }) => [row.id, act]);
const listed = async (who: Who, query: string): Promise<string[]> => (await at.as[who].get<Page<ExerciseRow>>(`exercises?${query}`)).body.items.map(({ id }) => id);

describe('rehearsals on Home', () => {
  it('are those that one leads within two weeks or late, as the list counts them, and those that one takes part in', async () => {
    const led = await planned();
    const late = await planned({ plannedFor: '2026-02-20' });
    await planned({ plannedFor: '2026-03-17' });
    const part = await planned({ leadId: at.council.people.continuityManager.id, participants: [{ personId: at.council.people.riskOwner.id, name: '', role: 'Reads the plan' }] });
    expect(await home('riskOwner')).toEqual([[late.id, 'prepare'], [led.id, 'prepare'], [part.id, 'take-part']]);
    expect((await listed('riskOwner', `lead=${at.council.people.riskOwner.id}&due=overdue&due=soon`)).sort()).toEqual([led.id, late.id].sort());
    expect(await home('continuityManager')).toEqual([[part.id, 'prepare']]);
    expect(await home('auditor')).toEqual([]);
  });

  it('are those that one runs, has to record, whose result waits for one as the list has it, and whose findings nobody follows', async () => {
    const one = await planned({ title: 'To run', plannedFor: '2026-03-02' });
    const mine = async (who: Who): Promise<string | undefined> => (await home(who)).find(([id]) => id === one.id)?.[1];
    const say = (verb: string, body: object, version: number, who: Who = 'riskOwner') => at.as[who].post<ExerciseView>(`exercises/${one.id}/${verb}`, { body, version });
    const { body: running } = await say('start', { lostAt: '2026-03-02T08:50' }, one.version);
    expect(await mine('riskOwner')).toBe('run');
    at.clock.set('2026-03-02T10:00:00Z');
    const { body: ended } = await say('end', {}, running.version);
    expect(await mine('riskOwner')).toBe('record');
    const result = { lostAt: '2026-03-02T08:50', startedAt: '2026-03-02T09:00', endedAt: '2026-03-02T10:00', outcome: 'partly', summary: 'The pumps did not start.', backupSet: '', backupTakenAt: null, sample: '', objectives: [], resources: [], deviations: [], findings: [{ id: null, text: 'The pumps have no fuel' }] };
    const { body: held } = await say('result', result, ended.version);
    expect([await mine('riskOwner'), await mine('riskManager')]).toEqual([undefined, 'sign-off']);
    expect(await listed('riskManager', 'waiting=true')).toEqual([one.id]);
    await say('sign-off', {}, held.version, 'riskManager');
    expect([await mine('riskOwner'), await mine('riskManager')]).toEqual(['follow-up', undefined]);
  });
});
