import type { AcceptancesView, AcceptanceView, RiskView } from '@holdfast/contracts';
import { ACCEPTANCE_ENDING_DAYS, daysBetween, type AcceptanceState } from '@holdfast/domain';

export const ACCEPTANCE_WORDS: Readonly<Record<AcceptanceState, string>> = { 'in-force': 'In force', stale: 'Stale', expired: 'Expired', replaced: 'Replaced', withdrawn: 'Withdrawn' };

/** The latest one, which is the only one that can be in force. */
export const latestOf = ({ acceptances }: AcceptancesView): AcceptanceView | null => acceptances[0] ?? null;

/** Tolerated above appetite, and nobody bears it. */
export const isMissing = (view: AcceptancesView): boolean => view.needed === true && latestOf(view)?.state !== 'in-force';

/** What became of the latest acceptance, where it is not in force: after "Nobody has accepted it as it stands." */
export function whyOver(latest: AcceptanceView | null, day: (value: string) => string): string {
  switch (latest?.state) {
    case 'stale': return `The acceptance of ${day(latest.recordedAt)} was of another score.`;
    case 'expired': return `The last acceptance ended on ${day(latest.expiresOn)}.`;
    case 'withdrawn': return `The last acceptance was withdrawn on ${day(latest.withdrawnAt ?? latest.recordedAt)}.`;
    default: return '';
  }
}

/** "It ends in 12 days."; empty while there is time. */
export function endingIn({ expiresOn, state }: AcceptanceView, today: string): string {
  if (state !== 'in-force') return '';
  const days = daysBetween(today, expiresOn);
  if (days > ACCEPTANCE_ENDING_DAYS) return '';
  return days === 0 ? 'Today is its last day.' : `It ends in ${days === 1 ? '1 day' : `${days} days`}.`;
}

/** Why nobody can tell whether a tolerated risk lies above appetite. */
export function whyUnknown({ residual, register }: RiskView): string {
  if (register.appetite === null) return 'the register states no appetite';
  if (residual.level === null) return 'it has no residual score';
  return 'its residual score is on an earlier matrix of the register';
}
