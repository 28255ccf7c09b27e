import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { UNENDED } from './action-conditions';

export interface ActionInCalendar {
  id: string;
  reference: string;
  title: string;
  dueDate: string;
  progress: number;
}

/** The title of an action `a` where it leaves the house: nothing that tells of an exempt risk. */
export const actionTitleOutside = `CASE WHEN EXISTS (
    SELECT FROM action_risk x JOIN risk k ON k.organisation_id = $1 AND k.id = x.risk_id
    WHERE x.organisation_id = $1 AND x.action_id = a.id AND k.exempt_ground IS NOT NULL)
  THEN 'an action on an exempt risk' ELSE a.title END`;

/** When the caller's own actions are due, for a calendar outside. */
export const actionsInCalendar = (sql: Sql, { organisationId, personId }: Actor): Promise<ActionInCalendar[]> =>
  sql.rows(
    `SELECT a.id, a.reference, ${actionTitleOutside} AS title, a.due_date::text AS "dueDate", a.progress
     FROM action a WHERE a.organisation_id = $1 AND a.owner_id = $2 AND ${UNENDED} ORDER BY a.due_date, a.id`,
    [organisationId, personId],
  );
