import type { MilestoneView } from '@holdfast/contracts';
import { milestoneState, reportDue, type MilestoneProgress, type ReportingRhythm } from '@holdfast/domain';
import { dayIn } from '../platform/clock';
import type { Sql } from '../platform/database';
import { personRef } from '../risks';

interface StoredMilestone extends Omit<MilestoneView, 'state' | 'reportDue' | 'withdrawn'> {
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  addedAt: string;
  closed: boolean;
  timeZone: string;
  progress: MilestoneProgress | null;
  reported: ReportingRhythm;
}

const instant = (moment: string): string => `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The whitelist of what leaves of milestones, by their dates: those of an objective, or one. */
export async function milestoneViews(sql: Sql, organisationId: string, today: string, of: { objectiveId: string } | { id: string }): Promise<MilestoneView[]> {
  const [column, id] = 'id' in of ? ['id', of.id] : ['objective_id', of.objectiveId];
  const rows = await sql.rows<StoredMilestone>(
    `SELECT m.id, m.objective_id AS "objectiveId", m.title, m.financial_year AS "financialYear", m.due_date::text AS "dueDate", m.reporting, coalesce(m.reporting, o.reporting) AS reported,
       m.progress, ${instant('m.withdrawn_at')} AS "withdrawnAt", m.withdrawn_reason AS "withdrawnReason", ${instant('m.created_at')} AS "addedAt", o.closed_at IS NOT NULL AS closed,
       z.time_zone AS "timeZone", m.version,
       coalesce((SELECT json_agg(json_build_object('id', r.id, 'progress', r.progress, 'narrative', r.narrative, 'author', ${personRef('p')}, 'recordedAt', ${instant('r.recorded_at')}) ORDER BY r.id DESC)
         FROM milestone_report r JOIN person p ON p.organisation_id = $1 AND p.id = r.author_id WHERE r.organisation_id = $1 AND r.milestone_id = m.id), '[]'::json) AS reports
     FROM milestone m JOIN objective o ON o.organisation_id = $1 AND o.id = m.objective_id JOIN organisation z ON z.id = $1
     WHERE m.organisation_id = $1 AND m.${column} = $2 ORDER BY m.due_date, m.id`,
    [organisationId, id],
  );
  return rows.map(({ withdrawnAt, withdrawnReason, addedAt, closed, timeZone, ...milestone }) => {
    const [latest] = milestone.reports;
    const days = { reportedOn: latest ? dayIn(timeZone, new Date(latest.recordedAt)) : null, addedOn: dayIn(timeZone, new Date(addedAt)) };
    return {
      ...milestone,
      state: milestoneState(milestone, today),
      reportDue: closed || withdrawnAt !== null ? null : reportDue({ ...milestone, reporting: milestone.reported, ...days }, today),
      withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, reason: withdrawnReason ?? '' },
    };
  });
}
