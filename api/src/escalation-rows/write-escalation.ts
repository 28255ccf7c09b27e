import type { EscalationEntry } from '@holdfast/domain';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import type { StoredEscalation } from './stored-escalation';

/** What somebody did about a proposal, and why. No author: the program, by the register's rule. */
export interface Entry {
  kind: EscalationEntry;
  note: string;
  authorId: string | null;
  /** With what is proposed. */
  words?: StoredEscalation['words'];
  source?: StoredEscalation['source'];
}

const INSERT = 'INSERT INTO escalation SELECT * FROM json_populate_record(null::escalation, $1)';
const UPDATE = `UPDATE escalation SET state = $3, proposer_id = $4, proposed_at = $5, words = $6, source = $7, decided_by = $8, decided_at = $9,
  result_risk_id = $10, changed_at = $11, to_register_id = $12, version = version + 1 WHERE organisation_id = $1 AND id = $2`;

type NewProposal = Pick<StoredEscalation, 'kind' | 'state' | 'risk_id' | 'from_register_id' | 'to_register_id' | 'words' | 'source'> & Partial<StoredEscalation>;

/** Writes a proposal with its first entry. */
export async function insertEscalation(tx: Transaction, proposal: NewProposal, entry: Omit<Entry, 'words' | 'source'>): Promise<StoredEscalation> {
  const now = tx.now.toISOString();
  const row: StoredEscalation = {
    organisation_id: tx.organisationId, id: newId(), proposer_id: entry.authorId, proposed_at: now, decided_by: null, decided_at: null, result_risk_id: null, changed_at: now, version: 1,
    ...proposal,
  };
  await tx.rows(INSERT, [JSON.stringify(row)]);
  await addEntry(tx, row.id, { ...entry, words: row.words, source: row.source });
  return row;
}

/** Writes what becomes of a proposal, with the entry that says why. The row must have been locked when `before` was read. */
export async function updateEscalation(tx: Transaction, before: StoredEscalation, changes: Partial<StoredEscalation>, entry: Entry): Promise<StoredEscalation> {
  const after: StoredEscalation = { ...before, ...changes, changed_at: tx.now.toISOString(), version: before.version + 1 };
  const { state, proposer_id, proposed_at, words, source, decided_by, decided_at, result_risk_id, changed_at, to_register_id } = after;
  await tx.rows(UPDATE, [
    tx.organisationId, before.id, state, proposer_id, proposed_at, JSON.stringify(words), JSON.stringify(source), decided_by, decided_at, result_risk_id, changed_at, to_register_id,
  ]);
  await addEntry(tx, before.id, entry);
  return after;
}

async function addEntry(tx: Transaction, escalationId: string, { kind, note, authorId, words, source }: Entry): Promise<void> {
  await tx.rows(
    'INSERT INTO escalation_entry (organisation_id, id, escalation_id, kind, note, words, source, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [tx.organisationId, newId(), escalationId, kind, note, words ? JSON.stringify(words) : null, source ? JSON.stringify(source) : null, authorId, tx.now],
  );
}
