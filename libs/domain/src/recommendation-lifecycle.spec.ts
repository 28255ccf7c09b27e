import {
  isOutstanding, isRecommendationLate, moveRecommendation, RECOMMENDATION_STATES, RECOMMENDATION_TRANSITIONS, RECOMMENDATION_VERBS, VERDICTS, whyNotFollowedUp,
} from './recommendation-lifecycle';

describe('the life of a recommendation', () => {
  it.each([
    ['raised', 'respond', 'responded'],
    ['responded', 'claim', 'claimed'],
    ['responded', 'reschedule', 'responded'],
    ['partly-implemented', 'claim', 'claimed'],
    ['not-implemented', 'reschedule', 'not-implemented'],
    ['claimed', 'supersede', 'superseded'],
    ['not-implemented', 'accept-risk', 'risk-accepted'],
    ['raised', 'edit', 'raised'],
  ] as const)('from %s, %s leads to %s', (state, verb, to) => {
    expect(moveRecommendation(state, verb)).toEqual({ ok: true, to });
  });

  it.each([
    ['implemented', 'verified'],
    ['partly-implemented', 'partly-implemented'],
    ['not-implemented', 'not-implemented'],
    ['no-longer-relevant', 'no-longer-relevant'],
  ] as const)('a verdict of %s leads to %s, from wherever it stands', (verdict, to) => {
    for (const state of RECOMMENDATION_STATES.filter(isOutstanding)) expect(moveRecommendation(state, 'follow-up', verdict)).toEqual({ ok: true, to });
  });

  it('asks a follow-up for its verdict', () => {
    expect(moveRecommendation('claimed', 'follow-up')).toMatchObject({ ok: false });
  });

  it('is never ended by its owner: neither the response nor the claim leads to an end', () => {
    for (const { verb, to } of RECOMMENDATION_TRANSITIONS.filter(({ verb: by }) => ['respond', 'claim', 'edit', 'reschedule'].includes(by))) expect([verb, to && isOutstanding(to)]).toEqual([verb, true]);
  });

  it('refuses every other move with a reason, and what has ended altogether', () => {
    for (const state of RECOMMENDATION_STATES)
      for (const verb of RECOMMENDATION_VERBS) {
        const moved = moveRecommendation(state, verb, VERDICTS[0]);
        if (!isOutstanding(state)) expect(moved.ok).toBe(false);
        if (!moved.ok) expect(moved.message).toMatch(/\.$/);
      }
  });
});

describe('who says what has come of it', () => {
  it.each([
    ['an auditor, of what an inside audit recommended', { personId: 'aud', isAuditor: true, enteredFor: '' }, 'internal-audit', true],
    ['an auditor who owns it: somebody else does', { personId: 'own', isAuditor: true, enteredFor: '' }, 'internal-audit', false],
    ['a risk manager, for an outside auditor who is named', { personId: 'rm', isAuditor: false, enteredFor: 'Harrow and Lyle, external auditors' }, 'external-audit', true],
    ['a risk manager who does not say for whom', { personId: 'rm', isAuditor: false, enteredFor: '' }, 'health-check', false],
    ['a risk manager, of what an inside audit recommended', { personId: 'rm', isAuditor: false, enteredFor: 'The audit team' }, 'internal-audit', false],
  ] as const)('%s', (_who, by, source, may) => {
    expect(whyNotFollowedUp(by, { ownerId: 'own', source }) === null).toBe(may);
  });
});

describe('what is late', () => {
  it.each([
    ['responded', '2026-03-01', true],
    ['responded', '2026-03-02', false],
    ['not-implemented', '2026-02-01', true],
    ['claimed', '2026-02-01', false],
    ['verified', '2026-02-01', false],
    ['raised', null, false],
  ] as const)('%s, due %s', (state, dueDate, late) => {
    expect(isRecommendationLate({ state, dueDate }, '2026-03-02')).toBe(late);
  });
});
