import { NOTICE_LOOK_BACK_DAYS } from '@holdfast/domain';
import { ESCALATION_JOINS, IN_SIGHT } from '../../escalations';
import type { NoticeReader } from '../notice-reader';
import { proposalInMail } from '../proposal-in-mail';

/** What others decided on the person's proposals of late. A move is decided by whoever makes it. */
export const outcomes: NoticeReader = ({ bound, now }) => ({
  once: true,
  columns: {
    subject: 'e.id',
    state: `e.state || ' ' || extract(epoch FROM e.decided_at)`,
    at: 'e.decided_at',
    dueOn: 'NULL',
    overdue: 'false',
    reference: `e.source ->> 'reference'`,
    title: `e.words ->> 'title'`,
    mailTitle: proposalInMail('e'),
    line: `CASE e.state WHEN 'accepted' THEN 'Accepted' ELSE 'Declined' END || ' by ' || tr.name || coalesce(', ' || d.job_title, '')`,
    path: `'/escalations/' || e.id`,
  },
  from: `escalation e ${ESCALATION_JOINS} LEFT JOIN person d ON d.organisation_id = $1 AND d.id = e.decided_by
    WHERE e.organisation_id = $1 AND ${IN_SIGHT} AND e.kind <> 'move' AND e.proposer_id = $2 AND e.decided_by <> $2
      AND e.decided_at > ${bound.put(now)}::timestamptz - interval '${NOTICE_LOOK_BACK_DAYS} days'`,
});
