import { FAR_BELOW_LEVELS, type Contradiction, type Finding } from './contradictions';

/** What a rule is called in a list of them. */
export const CONTRADICTION_NAMES: Readonly<Record<Contradiction, string>> = {
  'residual-above-inherent': 'Residual above inherent',
  'target-above-residual': 'Target above residual',
  'tolerated-above-appetite': 'Tolerated above appetite',
  'exception-over': 'Exception stale or expired',
  'treated-without-action': 'Treated, nothing to do',
  'controls-do-not-carry': 'Controls do not carry the residual',
  'owner-left': 'Owner has left',
  'review-overdue': 'Review overdue',
  'highest-without-control': 'Highest level, no control',
};

const levels = (count: number | null): string => (count === 1 ? '1 level' : `${count ?? 0} levels`);

/** The sentence for a finding, of one risk: what does not go together. */
export function contradictionInWords({ kind, certain, count }: Finding): string {
  if (!certain) return UNCERTAIN[kind] ?? 'This cannot be told.';
  switch (kind) {
    case 'residual-above-inherent':
      return `The residual lies ${count ? `${levels(count)} ` : ''}above the inherent assessment. With controls a risk cannot be worse than before them.`;
    case 'target-above-residual':
      return `The target lies ${count ? `${levels(count)} ` : ''}above the residual. It has been reached, or was never one.`;
    case 'tolerated-above-appetite':
      return 'It is tolerated above the appetite of its register, and no acceptance is in force.';
    case 'exception-over':
      return count === 1 ? 'It is tolerated by an exception to policy that went stale or ran out.' : `It is tolerated by ${count ?? 0} exceptions to policy that went stale or ran out.`;
    case 'treated-without-action':
      return 'It is being treated, and no action is left to do.';
    case 'controls-do-not-carry':
      return `The residual lies ${levels(count)} below inherent, though a control is ineffective or none was ever assessed. ${FAR_BELOW_LEVELS} levels or more need controls that work.`;
    case 'owner-left':
      return 'Its owner has left the organisation.';
    case 'review-overdue':
      return `Its review is ${count === 1 ? '1 day' : `${count ?? 0} days`} late.`;
    case 'highest-without-control':
      return 'It is at the highest level, and no control is in place.';
  }
}

const UNCERTAIN: Readonly<Partial<Record<Contradiction, string>>> = {
  'residual-above-inherent': 'Whether the residual is above inherent is not known: they were scored on matrices that cannot be compared.',
  'target-above-residual': 'Whether the target is above the residual is not known: they were scored on matrices that cannot be compared.',
  'tolerated-above-appetite': 'Whether it is tolerated above appetite is not known: it was scored on a matrix that cannot be compared with that of the register.',
  'controls-do-not-carry': 'Whether its controls carry the residual is not known: it was scored on matrices that cannot be compared.',
};
