import { DUE_SOON_DAYS, READING_GRACE_DAYS, REPORTED_EARLY_DAYS } from '@holdfast/domain';
import { startOf, type NoticeReader } from '../notice-reader';

/** Of the objectives that the person answers for: milestones whose date is near, and those of which a report is due. */
export const milestones: NoticeReader = ({ today }) => {
  const due = `coalesce(d.round + ${READING_GRACE_DAYS}, m.due_date)`;
  return {
    columns: {
      subject: 'm.id',
      state: `coalesce('report ' || d.round, 'date ' || m.due_date) || CASE WHEN ${due} < ${today} THEN ' overdue' ELSE '' END`,
      at: startOf(`CASE WHEN ${due} < ${today} THEN ${due} + 1 ELSE coalesce(d.round + 1, m.due_date - ${DUE_SOON_DAYS}) END`),
      dueOn: due,
      overdue: `${due} < ${today}`,
      reference: 'o.code',
      title: 'm.title',
      mailTitle: 'm.title',
      line: `CASE WHEN d.round IS NULL THEN 'The milestone is near its date' ELSE 'A report on the milestone is due' END`,
      path: `'/objectives/' || o.id`,
    },
    // The rounds are those of roundEnds and reportDue in the domain.
    from: `objective o
      JOIN milestone m ON m.organisation_id = $1 AND m.objective_id = o.id AND m.withdrawn_at IS NULL AND m.progress IS DISTINCT FROM 'fully'
      CROSS JOIN LATERAL (SELECT max((r.recorded_at AT TIME ZONE (SELECT time_zone FROM settings))::date) AS reported FROM milestone_report r WHERE r.organisation_id = $1 AND r.milestone_id = m.id) told
      CROSS JOIN LATERAL (
        SELECT CASE WHEN told.reported IS NULL OR told.reported < latest.round - ${REPORTED_EARLY_DAYS} THEN latest.round END AS round
        FROM (
          SELECT max(e) AS round FROM unnest(ARRAY[make_date(m.financial_year, 6, 30), make_date(m.financial_year, 9, 30), make_date(m.financial_year, 12, 31), make_date(m.financial_year + 1, 3, 31)]) e
          WHERE e < ${today} AND e >= (m.created_at AT TIME ZONE (SELECT time_zone FROM settings))::date
            AND (coalesce(m.reporting, o.reporting) = 'quarterly' OR extract(month FROM e) IN (9, 3))
        ) latest
      ) d
      WHERE o.organisation_id = $1 AND o.officer_id = $2 AND o.closed_at IS NULL
        AND (d.round IS NOT NULL OR coalesce(m.progress, 'not-due') = 'not-due' AND m.due_date BETWEEN ${today} AND ${today} + ${DUE_SOON_DAYS})`,
  };
};
