import {
  ASKED_STEPS, EXCEPTION_STEPS, EXCEPTION_TRANSITIONS, EXCEPTION_VERBS, moveException, whyNotDecidedBy, whyNotRequested, type ToExcept,
} from './exception-lifecycle';

describe('the life of an exception', () => {
  it.each([
    ['requested', 'return', 'returned'],
    ['returned', 'answer', 'requested'],
    ['requested', 'approve', 'approved'],
    ['requested', 'decline', 'declined'],
    ['requested', 'withdraw', 'withdrawn'],
    ['returned', 'withdraw', 'withdrawn'],
    ['approved', 'revoke', 'revoked'],
  ] as const)('from %s, %s leads to %s', (step, verb, to) => {
    expect(moveException(step, verb)).toEqual({ ok: true, to });
  });

  it('refuses every other move with a reason', () => {
    const moves = EXCEPTION_STEPS.flatMap((step) => EXCEPTION_VERBS.map((verb) => ({ step, verb })));
    const refused = moves.filter(({ step, verb }) => !EXCEPTION_TRANSITIONS.some((t) => t.from === step && t.verb === verb));
    expect(refused).toHaveLength(29);
    for (const { step, verb } of refused) expect(moveException(step, verb)).toEqual({ ok: false, message: expect.stringMatching(/^This .+\.$/) });
  });

  it('waits for somebody while it is asked for or asked about', () => {
    expect(ASKED_STEPS).toEqual(['requested', 'returned']);
  });
});

describe('an exception can be asked for', () => {
  const risk: ToExcept = { status: 'open', layer: 'individual-assessment', registerName: 'Individual assessments', registerIsClosed: false, scored: true, asked: null };
  it.each<[string, Partial<ToExcept>, string | null]>([
    ['on an open, scored risk of a register of individual assessments', {}, null],
    ['on no other register', { layer: 'service', registerName: 'ICT risks' }, 'Exceptions are asked for in registers of individual assessments, and ICT risks is none. Add the risk to such a register.'],
    ['not on a draft', { status: 'draft' }, 'This is a draft. Add it to the register before an exception is asked for.'],
    ['not on a closed risk', { status: 'closed' }, 'This risk is closed. It can be read but not changed.'],
    ['not in a closed register', { registerIsClosed: true }, 'This register is closed. Its risks can be read but not changed.'],
    ['not on an unscored risk', { scored: false }, 'This risk has no residual score, so it is not known what the exception would let happen. Score it first.'],
    ['not twice', { asked: 'requested' }, 'An exception has been asked for already and waits for the decision.'],
    ['not while a question waits', { asked: 'returned' }, 'An exception has been asked for already, and a question about it waits for the answer.'],
  ])('%s', (_where, changed, why) => {
    expect(whyNotRequested({ ...risk, ...changed })).toBe(why);
  });
});

describe('an exception is decided', () => {
  it.each<[string, string, string | null]>([
    ['by somebody else', 'her', null],
    ['never by whoever asked for it', 'asker', 'You asked for this exception, so somebody else decides on it.'],
    ['never by whoever argued for it', 'answerer', 'You asked for this exception, so somebody else decides on it.'],
    ['never by the owner of the risk', 'owner', 'You own this risk, so somebody else decides on its exception.'],
  ])('%s', (_who, personId, why) => {
    expect(whyNotDecidedBy({ personId, requesterIds: ['asker', 'answerer'], riskOwnerId: 'owner' })).toBe(why);
  });

  it('by anybody else when nobody owns the risk', () => {
    expect(whyNotDecidedBy({ personId: 'her', requesterIds: ['asker'], riskOwnerId: null })).toBeNull();
  });
});
