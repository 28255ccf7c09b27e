import { READING_GRACE_DAYS } from '@holdfast/domain';
import { startOf, type NoticeReader } from '../notice-reader';

const STEP = `(CASE i.period WHEN 'month' THEN interval '1 month' WHEN 'quarter' THEN interval '3 months' WHEN 'half-year' THEN interval '6 months' ELSE interval '1 year' END)`;

/** The person's own indicators for which a period is over and not read: one notice each, from the first of these periods on. */
export const readings: NoticeReader = ({ today }) => {
  const due = `d.ended + ${READING_GRACE_DAYS}`;
  return {
    columns: {
      subject: 'i.id',
      state: `d.first || ' ' || d.periods || CASE WHEN ${due} < ${today} THEN ' overdue' ELSE '' END`,
      at: startOf(`CASE WHEN ${due} < ${today} THEN ${due} + 1 ELSE d.ended + 1 END`),
      dueOn: due,
      overdue: `${due} < ${today}`,
      reference: 'i.code',
      title: 'i.title',
      mailTitle: 'i.title',
      line: `CASE WHEN d.periods = 1 THEN '1 reading due' ELSE d.periods || ' readings due' END`,
      path: `'/indicators/due'`,
    },
    from: `indicator i
      CROSS JOIN LATERAL (
        SELECT min(s)::date AS first, (min(s) + ${STEP})::date - 1 AS ended, count(*)::int AS periods
        FROM generate_series(i.starts_on::timestamp, ${today}::timestamp, ${STEP}) s
        WHERE (s + ${STEP})::date <= ${today} AND NOT EXISTS (SELECT FROM indicator_reading r WHERE r.organisation_id = $1 AND r.indicator_id = i.id AND r.period_start = s::date)
      ) d
      WHERE i.organisation_id = $1 AND i.owner_id = $2 AND i.closed_at IS NULL AND d.periods > 0`,
  };
};
