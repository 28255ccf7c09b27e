import type { Contradiction, Crosswalk, Effectiveness, Finding, Flag } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { StandingView } from './risks.view';

/** GET /api/risks/:id/contradictions: of an open risk; readers of full wording only. Of a draft or a closed one all is empty. */
export interface RiskCheckView {
  findings: Finding[];
  flags: Flag[];
  /** Since which day the residual has been at the highest level of its matrix. */
  highestSince: string | null;
  /** What the rules look at beside the risk itself, so that a form can ask them while somebody types. */
  facts: {
    today: string;
    controls: Effectiveness[];
    /** Approved exceptions to policy that went stale or ran out, and were not renewed. */
    exceptionsOver: number;
    unendedActions: number;
    ownerLeft: boolean;
    /** The standing for which an acceptance is in force. */
    accepted: Pick<StandingView, 'matrixVersionId' | 'likelihood' | 'impact' | 'level'> | null;
    /** Declared between the matrices that this risk was assessed on and that of its register. */
    crosswalks: { from: string; to: string; mapping: Crosswalk }[];
  };
}

/**
 * GET /api/registers/:id/contradictions?kind=&after= : readers of full wording only. The open risks in which something does not
 * go together, 50 at a time by reference, and those that are flagged, at most 200.
 */
export interface RegisterContradictionsView {
  registerId: string;
  /** Open risks looked at. */
  open: number;
  /** How many risks have each; `uncertain` those of which it cannot be told. */
  counts: { kind: Contradiction; certain: number; uncertain: number }[];
  /** Risks that have any (of the kind asked for). */
  total: number;
  risks: ContradictoryRisk[];
  next: string | null;
  flagged: { total: number; risks: FlaggedRisk[] };
}

interface RiskInReport {
  id: string;
  reference: string;
  title: string;
  owner: PersonRef | null;
  residual: StandingView;
}

export interface ContradictoryRisk extends RiskInReport {
  findings: Finding[];
}

export interface FlaggedRisk extends RiskInReport {
  flags: Flag[];
}
