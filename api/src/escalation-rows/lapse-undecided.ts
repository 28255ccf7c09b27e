import { UNDECIDED_STATES, type EscalationState } from '@holdfast/domain';
import type { Transaction } from '../platform/database';
import type { StoredEscalation } from './stored-escalation';
import { updateEscalation } from './write-escalation';

interface Lapsing {
  note: string;
  authorId: string | null;
  states?: readonly EscalationState[];
  registerId: string;
}

/** There is nothing left to decide about a risk, which the caller has locked: it closed, or what the rule saw is gone. */
export async function lapseUndecided(tx: Transaction, riskId: string, { note, authorId, states = UNDECIDED_STATES, registerId }: Lapsing): Promise<void> {
  const found = await tx.one<{ escalation: StoredEscalation }>(
    'SELECT to_json(e) AS escalation FROM escalation e WHERE organisation_id = $1 AND risk_id = $2 AND state = ANY ($3) FOR NO KEY UPDATE',
    [tx.organisationId, riskId, states],
  );
  if (!found) return;
  const { escalation } = found;
  await updateEscalation(tx, escalation, { state: 'lapsed' }, { kind: 'lapsed', note, authorId });
  await tx.record({
    action: 'escalation.lapsed', subjectType: 'escalation', subjectId: escalation.id, registerId, before: { state: escalation.state }, after: { state: 'lapsed', riskId, ...(note ? { reason: note } : {}) },
  });
}
