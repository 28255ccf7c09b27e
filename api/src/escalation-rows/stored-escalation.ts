import type { WordsView } from '@holdfast/contracts';
import type { EscalationKind, EscalationState, ExemptGround } from '@holdfast/domain';

/** The risk as it was when it was proposed: kept, so that whoever decides reads what was proposed and nothing that came later. */
export interface StoredSource extends WordsView {
  reference: string;
  exemptGround: ExemptGround | null;
  publicTitle: string | null;
  publicDescription: string | null;
}

/** A row of `escalation`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredEscalation {
  organisation_id: string;
  id: string;
  kind: EscalationKind;
  state: EscalationState;
  risk_id: string;
  from_register_id: string;
  to_register_id: string;
  proposer_id: string | null;
  proposed_at: string;
  words: WordsView;
  source: StoredSource;
  decided_by: string | null;
  decided_at: string | null;
  result_risk_id: string | null;
  changed_at: string;
  version: number;
}
