import { ACTION_TRANSITIONS, ACTION_VERBS, isUnended, moveAction } from './action-lifecycle';
import { ACTION_STATUSES } from './vocabulary';

describe('the life of an action', () => {
  it.each([
    ['open', 'report', 'in-progress'],
    ['open', 'complete', 'done'],
    ['in-progress', 'complete', 'done'],
    ['in-progress', 'cancel', 'cancelled'],
    ['done', 'resume', 'in-progress'],
    ['cancelled', 'resume', 'in-progress'],
    ['in-progress', 'reschedule', 'in-progress'],
  ] as const)('from %s, %s leads to %s', (status, verb, to) => {
    expect(moveAction(status, verb)).toEqual({ ok: true, to });
  });

  it('refuses every other move with a reason', () => {
    const refused = ACTION_STATUSES.flatMap((status) => ACTION_VERBS.map((verb) => ({ status, verb }))).filter(({ status, verb }) => !ACTION_TRANSITIONS.some((t) => t.from === status && t.verb === verb));
    expect(refused).toHaveLength(12);
    for (const { status, verb } of refused) expect(moveAction(status, verb)).toEqual({ ok: false, message: expect.stringMatching(/^This action .+\.$/) });
  });

  it('what is done or cancelled is not changed in silence: it is taken up again first', () => {
    for (const status of ['done', 'cancelled'] as const) {
      expect(isUnended(status)).toBe(false);
      for (const verb of ['edit', 'report', 'reschedule', 'complete', 'cancel'] as const) expect(moveAction(status, verb)).toMatchObject({ ok: false });
    }
  });
});
