import type { ExceptionEntry } from '@holdfast/domain';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import type { StoredException } from './stored-exception';

/** What somebody did about an exception, and why. */
interface Entry {
  kind: ExceptionEntry;
  note: string;
  authorId: string;
}

type NewException = Omit<StoredException, 'organisation_id' | 'id' | 'decided_by' | 'decided_at' | 'conditions' | 'expires_on' | 'successor_id' | 'changed_at' | 'version'>;

/** Writes a request with its first entry. */
export async function insertException(tx: Transaction, request: NewException, note: string): Promise<StoredException> {
  const row: StoredException = {
    ...request, organisation_id: tx.organisationId, id: newId(), decided_by: null, decided_at: null, conditions: '', expires_on: null, successor_id: null, changed_at: tx.now.toISOString(), version: 1,
  };
  await tx.rows('INSERT INTO policy_exception SELECT * FROM json_populate_record(null::policy_exception, $1)', [JSON.stringify(row)]);
  await addEntry(tx, row.id, { kind: 'requested', note, authorId: row.requester_id });
  return row;
}

const CHANGEABLE = [
  'step', 'policy', 'deviation', 'reason', 'compensating', 'controls', 'asked_until', 'matrix_version_id', 'likelihood', 'impact', 'level', 'score', 'decided_by', 'decided_at', 'conditions', 'expires_on',
  'successor_id', 'changed_at', 'version',
] as const satisfies readonly (keyof StoredException)[];

const UPDATE = `UPDATE policy_exception e SET (${CHANGEABLE.join(', ')}) = (SELECT ${CHANGEABLE.join(', ')} FROM json_populate_record(null::policy_exception, $3))
  WHERE e.organisation_id = $1 AND e.id = $2`;

/** Writes what becomes of an exception, with the entry that says why where somebody spoke. Its risk was locked before `before` was read. */
export async function updateException(tx: Transaction, before: StoredException, changes: Partial<StoredException>, entry?: Entry): Promise<StoredException> {
  const after: StoredException = { ...before, ...changes, changed_at: tx.now.toISOString(), version: before.version + 1 };
  await tx.rows(UPDATE, [tx.organisationId, before.id, JSON.stringify(after)]);
  if (entry) await addEntry(tx, before.id, entry);
  return after;
}

async function addEntry(tx: Transaction, exceptionId: string, { kind, note, authorId }: Entry): Promise<void> {
  await tx.rows('INSERT INTO policy_exception_entry (organisation_id, id, exception_id, kind, note, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    tx.organisationId, newId(), exceptionId, kind, note, authorId, tx.now,
  ]);
}
