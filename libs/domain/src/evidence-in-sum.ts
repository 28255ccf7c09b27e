import type { EvidenceBasis } from './evidence';

/** How many open risks are drawn elsewhere than they are claimed, by what their evidence came to. */
export interface EvidenceSum {
  readonly open: number;
  readonly failed: number;
  readonly stale: number;
  readonly none: number;
  /** Of these, how many have no inherent score to stand at. */
  readonly cannotBeDrawn: number;
}

/**
 * What evidence does to the residuals of a report, in a sentence, by whichever basis it is told: "As evidenced on 31 March 2026,
 * 7 of 13 open risks stand higher than claimed: of 1 the evidence failed, of 2 it is stale, 4 have none." The same on screen and on paper.
 * @param day the day that was judged, as the reader calls it
 */
export function evidenceInSum({ open, failed, stale, none, cannotBeDrawn }: EvidenceSum, basis: EvidenceBasis, day: string): string {
  const lacking = failed + stale + none;
  const opening = basis === 'evidenced' ? `Residuals are told as evidenced on ${day}` : 'Residuals are told as claimed';
  if (open === 0) return `${opening}. No risk is open.`;
  if (lacking === 0) return basis === 'evidenced' ? `${opening}: none of them stands higher than claimed.` : `${opening}. As evidenced on ${day}, none of them stands higher.`;
  const parts = [failed > 0 && `of ${failed} the evidence failed`, stale > 0 && `of ${stale} it is stale`, none > 0 && `${none} ${none === 1 ? 'has' : 'have'} none`].filter((part) => part !== false);
  const stand = `${lacking} of ${open} open ${open === 1 ? 'risk' : 'risks'} ${lacking === 1 ? 'stands' : 'stand'} higher${basis === 'evidenced' ? ' than claimed' : ''}`;
  const where = basis === 'evidenced' ? `${opening}: ${stand}` : `${opening}. As evidenced on ${day}, ${stand}`;
  const nowhere = cannotBeDrawn === 0 ? '' : ` ${cannotBeDrawn === lacking ? (lacking === 1 ? 'It' : 'They') : `${cannotBeDrawn} of these`} cannot be drawn, for want of an inherent score.`;
  return `${where}: ${listed(parts)}.${nowhere}`;
}

const listed = (parts: readonly string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`);
