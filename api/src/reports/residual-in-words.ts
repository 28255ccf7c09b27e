import type { StandingView } from '@holdfast/contracts';
import { evidenceInSum, type RiskEvidenceState } from '@holdfast/domain';
import { text, type Block, type Cell } from './blocks';
import { cannotBeDrawn, lackingOf, type ReportedRegister, type ReportedRisk } from './read-register';
import { standingCell, standingInWords, type Matrices } from './words';

type Day = (day: string) => string;

const LACKS: Readonly<Record<RiskEvidenceState, string>> = { failed: 'evidence failed', stale: 'evidence stale', none: 'no evidence', passed: '', 'nothing-to-prove': '' };

/** For the head of a report and the label of a map. */
export const basisInWords = ({ basis, today }: Pick<ReportedRegister, 'basis' | 'today'>, day: Day, as = 'As'): string => (basis === 'evidenced' ? `${as} evidenced on ${day(today)}` : `${as} claimed`);

/** What evidence does to the residuals that follow, whatever the basis. */
export const evidenceText = (of: ReportedRegister, day: Day): Block => text(evidenceInSum({ open: of.risks.length, ...lackingOf(of) }, of.basis, day(of.today)));

/** Where a residual stands by the basis of the report; as evidenced with where it was claimed, and what it lacks. */
export function residualCell(of: Pick<ReportedRegister, 'basis' | 'matrices'>, risk: ReportedRisk): Cell {
  return cellBy(of.matrices, { basis: of.basis, drawn: cannotBeDrawn(of, risk) ? null : risk.residual, claimed: risk.claimed, state: risk.evidence && risk.evidence.drawn !== 'residual' ? risk.evidence.state : null });
}

export interface ByBasis {
  basis: ReportedRegister['basis'];
  /** Null: it cannot be drawn. */
  drawn: StandingView | null;
  claimed: StandingView;
  /** Of one that is drawn elsewhere than it is claimed. */
  state: RiskEvidenceState | null;
}

export function cellBy(matrices: Matrices, { basis, drawn, claimed, state }: ByBasis): Cell {
  const cell = drawn === null ? { words: 'Cannot be drawn', soft: true } : standingCell(matrices, drawn);
  if (basis === 'claimed' || state === null || typeof cell === 'string') return cell;
  return { ...cell, words: `${cell.words}\nClaimed ${standingInWords(matrices, claimed)}: ${LACKS[state]}` };
}
