import type { RiskStatus } from './vocabulary';

export const RISK_VERBS = ['submit', 'discard', 'close'] as const;
export type RiskVerb = (typeof RISK_VERBS)[number];

/** Where a risk may go. A discarded draft is gone: it never had a reference and was counted nowhere. */
export const RISK_TRANSITIONS = [
  { from: 'draft', verb: 'submit', to: 'open' },
  { from: 'draft', verb: 'discard', to: 'discarded' },
  { from: 'open', verb: 'close', to: 'closed' },
] as const satisfies readonly { from: RiskStatus; verb: RiskVerb; to: RiskStatus | 'discarded' }[];

/** Why each of the other moves is refused. */
const REFUSALS: Readonly<Record<RiskStatus, Readonly<Partial<Record<RiskVerb, string>>>>> = {
  draft: { close: 'A draft cannot be closed. Discard it, or submit it first.' },
  open: {
    submit: 'This risk is in the register already.',
    discard: 'Only a draft can be discarded. Close this risk instead, so that its history stays.',
  },
  closed: {
    submit: 'This risk is closed and does not open again. Add a new one that refers to it.',
    discard: 'Only a draft can be discarded. This risk is closed, and its history stays.',
    close: 'This risk is closed already.',
  },
};

export type RiskMove = { readonly ok: true; readonly to: RiskStatus | 'discarded' } | { readonly ok: false; readonly message: string };

/** What becomes of a risk, or the sentence to show when it cannot be. Permission is asked for apart. */
export function moveRisk(status: RiskStatus, verb: RiskVerb): RiskMove {
  const transition = RISK_TRANSITIONS.find(({ from, verb: by }) => from === status && by === verb);
  if (transition) return { ok: true, to: transition.to };
  return { ok: false, message: REFUSALS[status][verb] ?? 'This cannot be done with this risk.' };
}

/**
 * Why a risk cannot be added, edited or scored, or null when it can: closed risks and closed registers are read only.
 * @param status null for a risk that is being added
 */
export function whyReadOnly(status: RiskStatus | null, registerIsClosed: boolean): string | null {
  if (registerIsClosed) return status === null ? 'This register is closed and takes no new risks.' : 'This register is closed. Its risks can be read but not changed.';
  return status === 'closed' ? 'This risk is closed. It can be read but not changed.' : null;
}
