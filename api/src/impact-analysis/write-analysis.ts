import type { AnalysisEntry } from '@holdfast/domain';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { CHANGEABLE, type StoredAnalysis } from './stored-analysis';

/** What somebody did about a version, and why. */
export interface Entry {
  kind: AnalysisEntry;
  note: string;
  authorId: string;
  nextReview?: string | null;
}

export async function insertAnalysis(tx: Transaction, row: StoredAnalysis, entry: Entry): Promise<void> {
  await tx.rows('INSERT INTO impact_analysis SELECT * FROM json_populate_record(null::impact_analysis, $1)', [JSON.stringify(row)]);
  await addEntry(tx, row.id, entry);
}

const columns = CHANGEABLE.join(', ');

/** Writes what becomes of a version, with the entry that says why where somebody spoke. Its activity was locked before `before` was read. */
export async function updateAnalysis(tx: Transaction, before: StoredAnalysis, changes: Partial<StoredAnalysis>, entry?: Entry): Promise<void> {
  const after: StoredAnalysis = { ...before, ...changes, changed_at: tx.now.toISOString(), version: before.version + 1 };
  await tx.rows(`UPDATE impact_analysis i SET (${columns}) = (SELECT ${columns} FROM json_populate_record(null::impact_analysis, $3)) WHERE organisation_id = $1 AND id = $2`, [
    tx.organisationId, before.id, JSON.stringify(after),
  ]);
  if (entry) await addEntry(tx, before.id, entry);
}

async function addEntry(tx: Transaction, analysisId: string, { kind, note, authorId, nextReview = null }: Entry): Promise<void> {
  await tx.rows('INSERT INTO impact_analysis_entry (organisation_id, id, analysis_id, kind, note, next_review, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
    tx.organisationId, newId(), analysisId, kind, note, nextReview, authorId, tx.now,
  ]);
}
