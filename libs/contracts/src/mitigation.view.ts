import type { ActionRow } from './actions.view';
import type { ControlView } from './controls.view';
import type { PersonRef } from './identity.view';
import type { StandingView } from './risks.view';

/**
 * GET /api/registers/:id/mitigation-appendix (readers of full wording): every open risk of the register whose inherent level is
 * the highest of the matrix that it was assessed on, with its measures and their progress, by reference.
 */
export interface MitigationAppendixView {
  registerId: string;
  /** Label of the highest level of the register's matrix. */
  level: string;
  risks: {
    id: string;
    reference: string;
    title: string;
    owner: PersonRef | null;
    inherent: StandingView;
    residual: StandingView;
    target: StandingView;
    targetDate: string | null;
    controls: Pick<ControlView, 'id' | 'title' | 'owner' | 'effectiveness' | 'assessedOn'>[];
    /** Those done and cancelled last; wherever they were planned, which may be out of the caller's sight. */
    actions: (Omit<ActionRow, 'risks' | 'otherRisks' | 'registerId' | 'registerName'> & { latestNote: string | null })[];
  }[];
  /** Open risks of the register that have no inherent assessment, so that it is not known whether they belong here. */
  withoutInherent: number;
}
