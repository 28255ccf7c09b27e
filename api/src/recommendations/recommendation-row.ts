import { instantSql } from '../actions';
import { personRef } from '../risks';

/* The whitelist of what lists tell of a recommendation `m`, as SQL: a RecommendationRow. `$1` is the organisation. */

export const recommendationRowJoins = `
  JOIN person mo ON mo.organisation_id = $1 AND mo.id = m.owner_id
  JOIN unit mu ON mu.organisation_id = $1 AND mu.id = m.unit_id`;

export const recommendationRowJson = `json_build_object('id', m.id, 'reference', m.reference, 'title', m.title, 'source', m.source, 'reportTitle', m.report_title,
  'reportDate', m.report_date, 'reportReference', m.report_reference, 'priority', m.priority, 'state', m.state, 'unitId', m.unit_id, 'unitName', mu.name, 'owner', ${personRef('mo')},
  'response', m.response, 'dueDate', m.due_date, 'firstDueDate', m.first_due_date, 'slipDays', coalesce(m.due_date - m.first_due_date, 0), 'verdict', m.verdict,
  'endedAt', ${instantSql('m.ended_at')})`;
