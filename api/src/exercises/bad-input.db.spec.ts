import type { ProblemView } from '@holdfast/contracts';
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
});
