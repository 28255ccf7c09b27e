import { activatorsOf, dayOfInvocation, INVOCATION_STATES, INVOCATION_VERBS, invocationTimeFaults, moveInvocation, nextReportDue } from './invocation-lifecycle';
import { EMPTY_PLAN, type PlanPerson } from './plan-content';

describe('an invocation', () => {
  it.each(INVOCATION_STATES.flatMap((state) => INVOCATION_VERBS.map((verb) => [state, verb] as const)))('%s: %s is allowed while it runs, and refused in words afterwards', (state, verb) => {
    const move = moveInvocation(state, verb);
    if (state === 'running') expect(move).toEqual({ ok: true, to: verb === 'stand-down' ? 'stood-down' : 'running' });
    else expect(move).toMatchObject({ ok: false, message: expect.stringMatching(/stood down/) as string });
  });

  it.each([
    ['the very moment', '2026-03-02T08:00:00.000Z', 1],
    ['the evening of the same day', '2026-03-02T23:00:00.000Z', 1],
    ['just after midnight', '2026-03-03T00:10:00.000Z', 2],
    ['across the change of the clock', '2026-03-29T23:30:00.000Z', 29],
    ['noted from before the outage', '2026-03-01T08:00:00.000Z', 1],
    ['half a year on', '2026-09-01T08:00:00.000Z', 184],
  ])('counts its days on the clock of the organisation: %s', (_, at, day) => {
    expect(dayOfInvocation('2026-03-02T08:00:00.000Z', at, 'Europe/London')).toBe(day);
  });

  const NOW = '2026-03-02T12:00:00.000Z';
  it.each([
    ['both passed', '2026-03-02T08:00:00Z', '2026-03-02T09:00:00Z', null, {}],
    ['declared at once', '2026-03-02T08:00:00Z', '2026-03-02T08:00:00Z', null, {}],
    ['declared before the outage', '2026-03-02T08:00:00Z', '2026-03-02T07:00:00Z', null, { declaredAt: 'It was declared before the outage began: correct one of the two times' }],
    ['an outage to come', '2026-03-02T13:00:00Z', '2026-03-02T12:00:00Z', null, { outageAt: expect.anything() as string, declaredAt: expect.anything() as string }],
    ['stood down before it was declared', '2026-03-02T08:00:00Z', '2026-03-02T09:00:00Z', '2026-03-02T08:30:00Z', { stoodDownAt: 'It was stood down before it was declared' }],
    ['a stand-down to come', '2026-03-02T08:00:00Z', '2026-03-02T09:00:00Z', '2026-03-02T12:30:00Z', { stoodDownAt: expect.stringMatching(/future/) as string }],
  ])('%s', (_, outageAt, declaredAt, stoodDownAt, faults) => {
    expect(Object.fromEntries(invocationTimeFaults({ outageAt, declaredAt, stoodDownAt }, NOW).map(({ field, message }) => [field, message]))).toEqual(faults);
  });

  it.each([
    ['from the declaration', 'running', 240, null, '2026-03-02T13:00:00.000Z'],
    ['from the last report', 'running', 60, '2026-03-02T11:00:00.000Z', '2026-03-02T12:00:00.000Z'],
    ['none asked for', 'running', null, null, null],
    ['none once it is over', 'stood-down', 240, null, null],
  ] as const)('asks for its next situation report: %s', (_, state, every, last, due) => {
    expect(nextReportDue(state, every, '2026-03-02T09:00:00.000Z', last)).toBe(due);
  });

  it('may be declared by holders and deputies of the roles that the plan names for it', () => {
    const person = (personId: string | null): PlanPerson => ({ personId, contactId: null, name: personId ? '' : 'Outside', telephone: '' });
    const role = (id: string, holder: string | null, deputies: (string | null)[]) => ({ id, title: id, duties: '', holder: person(holder), deputies: deputies.map(person) });
    expect(activatorsOf({ ...EMPTY_PLAN, activatorIds: ['lead'], roles: [role('lead', 'a', ['b', null, 'a']), role('other', 'c', [])] })).toEqual(['a', 'b']);
  });
});
