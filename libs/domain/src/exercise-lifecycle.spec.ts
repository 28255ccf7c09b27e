import { EXERCISE_KINDS, EXERCISE_STATES, EXERCISE_VERBS, moveExercise, provesRecovery, whyNotSignedOffBy } from './exercise-lifecycle';

describe('a rehearsal', () => {
  it('is planned, then runs and ends or is typed in from paper, then signed off; or cancelled before it began', () => {
    const moves = EXERCISE_STATES.flatMap((from) => EXERCISE_VERBS.map((verb) => ({ from, verb, move: moveExercise(from, verb) })));
    expect(moves.filter(({ move }) => move.ok).map(({ from, verb, move }) => [from, verb, move.ok && move.to])).toEqual([
      ['planned', 'edit', 'planned'], ['planned', 'start', 'running'], ['planned', 'record', 'held'], ['planned', 'cancel', 'cancelled'], ['running', 'end', 'ended'], ['ended', 'record', 'held'], ['held', 'record', 'held'], ['held', 'sign-off', 'signed-off'],
    ]);
    for (const { move } of moves) if (!move.ok) expect(move.message).toMatch(/\.$/);
  });

  it('proves a recovery time only where something is really brought back', () => {
    expect(EXERCISE_KINDS.filter(provesRecovery)).toEqual(['component', 'restore-test', 'full-failover']);
  });

  it.each([
    ['lead', 'You led this rehearsal, so somebody else signs it off.'],
    ['typist', 'You typed in this result, so somebody else signs it off.'],
    ['another', null],
  ])('signed off by %s: %s', (who, why) => {
    expect(whyNotSignedOffBy(who, 'lead', ['lead', 'typist'])).toBe(why);
  });
});
