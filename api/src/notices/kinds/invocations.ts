import type { NoticeReader } from '../notice-reader';

/** What runs and the person has a part in; to whoever leads it, that its situation is to be reported. */
export const invocations: NoticeReader = ({ bound, now }) => {
  const reported = `(SELECT max(e.at) FROM log_entry e WHERE e.organisation_id = $1 AND e.invocation_id = i.id AND e.kind = 'situation-report'
    AND NOT EXISTS (SELECT FROM log_entry c WHERE c.organisation_id = $1 AND c.invocation_id = i.id AND c.kind = 'correction' AND c.corrects_id = e.id AND c.voids))`;
  const dueAt = `(coalesce(${reported}, i.declared_at) + i.report_every_minutes * interval '1 minute')`;
  const due = `(i.lead_id = $2 AND i.report_every_minutes IS NOT NULL AND ${dueAt} <= ${bound.put(now)}::timestamptz)`;
  return {
    columns: {
      subject: 'i.id',
      state: `CASE WHEN ${due} THEN 'report ' || extract(epoch FROM ${dueAt})::text ELSE 'declared' END`,
      at: `CASE WHEN ${due} THEN ${dueAt} ELSE i.declared_at END`,
      dueOn: `CASE WHEN ${due} THEN (${dueAt} AT TIME ZONE (SELECT time_zone FROM settings))::date END`,
      overdue: due,
      reference: 'i.reference',
      title: 'i.title',
      mailTitle: 'i.title',
      line: `CASE WHEN ${due} THEN 'A situation report is due' ELSE 'A recovery plan that you have a part in is invoked' END`,
      path: `'/invocations/' || i.id`,
    },
    from: `invocation i WHERE i.organisation_id = $1 AND i.state = 'running' AND (i.lead_id = $2
      OR EXISTS (SELECT FROM invocation_person n WHERE n.organisation_id = $1 AND n.invocation_id = i.id AND n.person_id = $2)
      OR EXISTS (SELECT FROM log_entry e WHERE e.organisation_id = $1 AND e.person_id = $2 AND e.invocation_id = i.id AND e.kind IN ('role-filled', 'handover')))`,
  };
};
