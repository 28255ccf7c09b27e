import type { ExerciseProgrammeView, ExerciseView, ProblemView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
afterAll(() => at.close());

const plan = <T = ProblemView>(more: object = {}): Promise<Answer<T>> =>
  at.as.riskManager.post<T>('exercises', { body: { kind: 'tabletop', title: 'The hall floods', unitId: at.council.units.ict, leadId: at.council.people.riskManager.id, plannedFor: '2026-03-02', ...more } });

describe('bad input for a rehearsal', () => {
  it.each([
    ['a list in a list', { injects: [[{ minute: 5, text: 'The pump stops' }]] }, { 'injects.0': 'Injects: fill this in, or leave it out' }],
    ['an empty list in a list', { participants: [[]] }, { 'participants.0': 'Participants: fill this in, or leave it out' }],
    ['nothing in a list', { injects: [null] }, { 'injects.0': 'Injects: fill this in, or leave it out' }],
    ['a text in a list', { resources: ['The server'] }, { 'resources.0': 'Resources: fill this in, or leave it out' }],
  ])('%s is refused at its place, in words', async (_, more, expected) => {
    const answer = await plan(more);
    expect([answer.status, faults(answer)]).toEqual([422, expected]);
  });

  it('a list of far too many is refused as such, and not looked through', async () => {
    const many = await plan({ injects: Array.from({ length: 10_000 }, () => ({})) });
    expect([many.status, faults(many)]).toMatchObject([422, { injects: 'Injects holds at most 60' }]);
    expect(many.body.errors?.length).toBeLessThan(200);
    const more = await plan({ injects: Array.from({ length: 100_000 }, () => ({})) });
    expect([more.status, more.body.code]).toEqual([413, 'too-large']);
  });

  it('tens of thousands of fields that there are not are refused together', async () => {
    const answer = await plan(Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`field${index}`, 1])));
    expect([answer.status, answer.body.code]).toEqual([413, 'too-large']);
  });

  it('tens of thousands of words where a few are to be chosen are refused at once', async () => {
    const answer = await at.as.riskManager.post('calendar-feed', { body: { kinds: Array.from({ length: 100_000 }, (_, index) => index.toString(36)) } });
    expect([answer.status, Object.keys(faults(answer))]).toEqual([422, ['kinds']]);
    expect(faults(await at.as.riskManager.post('calendar-feed', { body: { kinds: ['rehearsals', 'rehearsals'] } }))).toEqual({ kinds: 'What the calendar holds: choose each once' });
  });

  it('one finding in two places of a result is refused at the second', async () => {
    const { body: exercise } = await plan<ExerciseView>();
    const record = <T>(findings: object[], version: number): Promise<Answer<T>> =>
      at.as.riskManager.post<T>(`exercises/${exercise.id}/result`, {
        body: { lostAt: '2026-03-01T09:00', startedAt: '2026-03-01T09:00', endedAt: '2026-03-01T10:00', outcome: 'passed', summary: 'It went well', backupSet: '', backupTakenAt: null, sample: '', objectives: [], resources: [], deviations: [], findings },
        version,
      });
    const { body: held } = await record<ExerciseView>([{ id: null, text: 'No label' }], exercise.version);
    const id = held.found[0]?.id;
    const twice = await record([{ id, text: 'No label' }, { id, text: 'No label on the key' }], held.version);
    expect([twice.status, faults(twice)]).toEqual([422, { 'findings.1.id': 'This finding is in the list already' }]);
  });

  it.each(['9999-12-31', '0206-03-02', '2026-02-30'])('it is not planned for %s, which no calendar holds', async (plannedFor) => {
    const answer = await plan({ plannedFor });
    expect([answer.status, Object.values(faults(answer))]).toEqual([422, [expect.stringContaining('is not a day of the calendar')]]);
  });

  it.each(['2999-12-31', '1500-01-01'])('a programme does not start on %s', async (startsOn) => {
    const body = { name: 'Floods', kind: 'tabletop', unitId: at.council.units.ict, ownerId: at.council.people.riskManager.id, recurrence: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO' };
    const refused = await at.as.riskManager.post('exercise-programmes', { body: { ...body, startsOn } });
    expect([refused.status, faults(refused)]).toEqual([422, { startsOn: 'Choose a day of this century' }]);
    const { body: programme } = await at.as.riskManager.post<ExerciseProgrammeView>('exercise-programmes', { body: { ...body, startsOn: '2099-12-31' } });
    const edited = await at.as.riskManager.patch(`exercise-programmes/${programme.id}`, { body: { startsOn }, version: programme.version });
    expect([edited.status, faults(edited)]).toEqual([422, { startsOn: 'Choose a day of this century' }]);
  });
});
