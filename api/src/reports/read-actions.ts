import type { ActionStatus } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';

/** An action of a risk of the register, wherever it was planned. */
export interface ReportedAction {
  reference: string;
  title: string;
  status: ActionStatus;
  progress: number;
  owner: string;
  dueDate: string;
  firstDueDate: string;
  slipDays: number;
  endedAt: string | null;
  latestNote: string | null;
  riskIds: string[];
}

/** For readers of full wording: done since the moment, or not ended yet. */
export const readActions = (sql: Sql, { organisationId }: Actor, registerId: string, since: Date): Promise<ReportedAction[]> =>
  sql.rows<ReportedAction>(
    `SELECT a.reference, a.title, a.status, a.progress, p.job_title AS owner, a.due_date::text AS "dueDate", a.first_due_date::text AS "firstDueDate", a.due_date - a.first_due_date AS "slipDays",
       to_char(a.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "endedAt",
       (SELECT e.note FROM action_entry e WHERE e.organisation_id = $1 AND e.action_id = a.id AND e.note <> '' ORDER BY e.id DESC LIMIT 1) AS "latestNote",
       served.ids AS "riskIds"
     FROM (
       SELECT x.action_id AS id, array_agg(k.id ORDER BY k.number) AS ids, bool_or(k.status = 'open') AS open
       FROM risk k JOIN action_risk x ON x.organisation_id = $1 AND x.risk_id = k.id WHERE k.organisation_id = $1 AND k.register_id = $2 AND k.status <> 'draft' GROUP BY x.action_id
     ) served JOIN action a ON a.organisation_id = $1 AND a.id = served.id
     JOIN person p ON p.organisation_id = $1 AND p.id = a.owner_id
     WHERE a.status IN ('open', 'in-progress') AND served.open OR a.status = 'done' AND a.ended_at > $3 ORDER BY a.due_date, a.id`,
    [organisationId, registerId, since],
  );
