import { analysisContradictions, type ImpactAnalysis, type RiskMatrix } from '@holdfast/domain';
import type { Transaction } from '../platform/database';
import { calendarsOf } from './calendars-of';

/** What contradicts itself in an impact analysis may turn on the hours of a calendar: those that name it are looked at once more. */
export async function judgeAgain(tx: Transaction, calendarId: string): Promise<void> {
  const calendars = await calendarsOf(tx, tx.organisationId);
  const analyses = await tx.rows<{ id: string; content: ImpactAnalysis; definition: RiskMatrix }>(
    `SELECT i.id, i.content, v.definition FROM impact_analysis i JOIN risk_matrix_version v ON v.organisation_id = $1 AND v.id = i.matrix_version_id
     WHERE i.organisation_id = $1 AND i.step IN ('draft', 'submitted', 'returned', 'approved') AND $2 IN (i.rto_calendar_id, i.mtpd_calendar_id) ORDER BY i.id FOR NO KEY UPDATE OF i`,
    [tx.organisationId, calendarId],
  );
  const judged = analyses.map(({ id, content, definition }) => ({ id, contradictions: analysisContradictions(content, definition.impact, calendars).map(({ code }) => code) }));
  await tx.rows(
    `UPDATE impact_analysis i SET contradictions = ARRAY(SELECT jsonb_array_elements_text(j.contradictions)) FROM jsonb_to_recordset($2) j (id uuid, contradictions jsonb)
     WHERE i.organisation_id = $1 AND i.id = j.id`,
    [tx.organisationId, JSON.stringify(judged)],
  );
}
