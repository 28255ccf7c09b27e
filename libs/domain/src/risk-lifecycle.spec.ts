import { moveRisk, RISK_TRANSITIONS, RISK_VERBS, whyReadOnly } from './risk-lifecycle';
import { RISK_STATUSES } from './vocabulary';

describe('the life of a risk', () => {
  it.each([
    ['draft', 'submit', 'open'],
    ['draft', 'discard', 'discarded'],
    ['open', 'close', 'closed'],
  ] as const)('from %s, %s leads to %s', (status, verb, to) => {
    expect(moveRisk(status, verb)).toEqual({ ok: true, to });
  });

  it('refuses every other move with a reason', () => {
    const refused = RISK_STATUSES.flatMap((status) => RISK_VERBS.map((verb) => ({ status, verb }))).filter(({ status, verb }) => !RISK_TRANSITIONS.some((t) => t.from === status && t.verb === verb));
    expect(refused).toHaveLength(6);
    for (const { status, verb } of refused) expect(moveRisk(status, verb)).toEqual({ ok: false, message: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  it.each([
    ['open', false, null],
    ['draft', false, null],
    [null, false, null],
    ['closed', false, 'This risk is closed. It can be read but not changed.'],
    ['open', true, 'This register is closed. Its risks can be read but not changed.'],
    [null, true, 'This register is closed and takes no new risks.'],
  ] as const)('a risk that is %s, register closed %p: %s', (status, registerIsClosed, message) => {
    expect(whyReadOnly(status, registerIsClosed)).toBe(message);
  });
});
