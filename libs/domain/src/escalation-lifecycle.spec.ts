import {
  ESCALATION_STATES, ESCALATION_TRANSITIONS, ESCALATION_VERBS, isUndecided, moveEscalation, UNDECIDED_STATES, whyNotByProposer, whyNotEscalated, whyNotHandedDown, type ToPropose,
} from './escalation-lifecycle';

describe('the life of a proposal', () => {
  it.each([
    ['suggested', 'confirm', 'proposed'],
    ['suggested', 'dismiss', 'dismissed'],
    ['proposed', 'return', 'returned'],
    ['returned', 'answer', 'proposed'],
    ['proposed', 'accept', 'accepted'],
    ['proposed', 'decline', 'declined'],
    ['returned', 'withdraw', 'withdrawn'],
    ['returned', 'lapse', 'lapsed'],
  ] as const)('from %s, %s leads to %s', (state, verb, to) => {
    expect(moveEscalation(state, verb)).toEqual({ ok: true, to });
  });

  it('refuses every other move with a reason', () => {
    const moves = ESCALATION_STATES.flatMap((state) => ESCALATION_VERBS.map((verb) => ({ state, verb })));
    const refused = moves.filter(({ state, verb }) => !ESCALATION_TRANSITIONS.some((t) => t.from === state && t.verb === verb));
    expect(refused).toHaveLength(53);
    for (const { state, verb } of refused) expect(moveEscalation(state, verb)).toEqual({ ok: false, message: expect.stringMatching(/^This .+\.$/) });
  });

  it('ends with a decision: nothing leads out of one', () => {
    expect(UNDECIDED_STATES).toEqual(['suggested', 'proposed', 'returned']);
    for (const { from } of ESCALATION_TRANSITIONS) expect(isUndecided(from)).toBe(true);
  });
});

describe('who decides', () => {
  it.each([
    ['somebody else', 'her', false, true],
    ['nobody their own proposal', 'me', false, false],
    ['their own too, where the organisation allows it', 'me', true, true],
  ])('%s', (_who, person, allowed, may) => {
    expect(whyNotByProposer(person, ['me', 'him'], allowed) === null).toBe(may);
  });
});

describe('what can be proposed', () => {
  const open: ToPropose = { status: 'open', registerName: 'ICT risks', registerIsClosed: false, receiver: { name: 'Corporate risks', isClosed: false }, shownAs: null, undecided: null };
  it.each<[string, Partial<ToPropose>, string | null]>([
    ['an open risk', {}, null],
    ['one that the rule suggests', { undecided: 'suggested' }, null],
    ['not a draft', { status: 'draft' }, 'This is a draft. Submit it before it is proposed to another register.'],
    ['not a closed one', { status: 'closed' }, 'This risk is closed. It can be read but not changed.'],
    ['none of a closed register', { registerIsClosed: true }, 'This register is closed. Its risks can be read but not changed.'],
    ['not twice', { undecided: 'proposed' }, 'This risk has been proposed already and waits for the decision.'],
    ['not while a question waits', { undecided: 'returned' }, 'This risk has been proposed already, and a question about it waits for the answer.'],
    ['not from the top', { receiver: null }, 'No register lies above ICT risks. There is nowhere to escalate to.'],
    ['not to a closed register', { receiver: { name: 'Corporate risks', isClosed: true } }, 'Corporate risks is closed and takes no new risks.'],
    ['not what is shown above already', { shownAs: 'COR-001' }, 'COR-001 above stands for this risk already.'],
  ])('upwards: %s', (_what, changed, why) => {
    expect(whyNotEscalated({ ...open, ...changed })).toBe(why);
  });

  it.each<[string, Partial<ToPropose>, string | null]>([
    ['an open risk', {}, null],
    ['not a closed one', { status: 'closed' }, 'This risk is closed. It can be read but not changed.'],
    ['not twice', { undecided: 'proposed' }, 'This risk has been proposed already and waits for the decision.'],
    ['not to a closed register', { receiver: { name: 'ICT risks', isClosed: true } }, 'ICT risks is closed and takes no new risks.'],
    ['not the middle of a chain', { shownAs: 'COR-001' }, 'COR-001 above stands for this risk. Hand that down first, or take the link away.'],
  ])('downwards: %s', (_what, changed, why) => {
    expect(whyNotHandedDown({ ...open, ...changed })).toBe(why);
  });
});
