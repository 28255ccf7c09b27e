import type { ExemptGround, Proximity, Treatment } from '@holdfast/domain';
import type { CategoryName, ObjectiveCode } from './lists';
import type { PersonKey } from './people';
import type { UnitKey } from './units';

/** Likelihood and impact, a level alone, or nothing at all. Codes of the register's matrix. */
export type Place = readonly [likelihood: string, impact: string] | { readonly level: string } | null;

/** What somebody recorded on one day. Moments are counted back from the day on which the demo is loaded. */
export interface DemoAssessment {
  readonly daysAgo: number;
  readonly inherent?: Place;
  readonly residual?: Place;
  readonly target?: Place;
  /** With a target: by how many days after the loading. */
  readonly targetInDays?: number;
  readonly rationale: string;
  /** Whoever owns the register opens a risk and whoever owns the risk scores it, unless somebody else did. */
  readonly by?: PersonKey;
}

interface Wording {
  readonly title: string;
  readonly cause?: string;
  readonly event?: string;
  readonly consequence?: string;
  readonly category?: CategoryName;
  /** The register's unless another. */
  readonly unit?: UnitKey;
  readonly treatment?: Treatment;
  readonly proximity?: Proximity;
  readonly objectives?: readonly ObjectiveCode[];
  readonly exempt?: { readonly ground: ExemptGround; readonly publicTitle?: string; readonly publicDescription?: string };
}

/** A proposal in the words of the register above, and what was said about it, day by day. */
export interface DemoProposal extends Pick<Wording, 'title' | 'cause' | 'event' | 'consequence'> {
  readonly daysAgo: number;
  readonly by: PersonKey;
  readonly reason: string;
  /** On the matrix of the register above. */
  readonly residual?: Place;
  readonly then?: readonly DemoDecision[];
}

interface DemoDecision {
  readonly daysAgo: number;
  readonly by: PersonKey;
  readonly what: 'returned' | 'answered' | 'declined' | 'accepted';
  readonly note: string;
  /** Accepted: reference of the risk above that stands for it from then on. */
  readonly as?: string;
}

/** A risk with its story. They are numbered in the order of the file, which is the order in which they were opened. */
export interface DemoRisk extends Wording {
  readonly owner: PersonKey;
  readonly opened: DemoAssessment;
  readonly later?: readonly DemoAssessment[];
  /** Proposed to the register above, and what became of it there. */
  readonly proposed?: DemoProposal;
  readonly closed?: { readonly daysAgo: number; readonly by: PersonKey; readonly reason: string };
}

export interface DemoDraft extends Wording {
  readonly author: PersonKey;
  readonly owner?: PersonKey;
  readonly drafted: Omit<DemoAssessment, 'by' | 'target' | 'targetInDays'>;
}

/** A review that found nothing to change: the same place once more, with a reason. */
export const stands = (daysAgo: number, residual: Place, rationale = 'Reviewed. Nothing has changed since the last time.'): DemoAssessment => ({ daysAgo, residual, rationale });
