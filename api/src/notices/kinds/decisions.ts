import { conditionsOf, ESCALATION_JOINS, waitsForCaller } from '../../escalations';
import type { NoticeReader } from '../notice-reader';
import { proposalInMail } from '../proposal-in-mail';

/** Proposals that wait for the person: to decide, to put into words, or to answer. The same as in the queue. */
export const decisions: NoticeReader = ({ actor, bound }) => ({
  columns: {
    subject: 'e.id',
    state: `e.state || ' ' || extract(epoch FROM e.changed_at)`,
    at: 'e.changed_at',
    dueOn: 'NULL',
    overdue: 'false',
    reference: `e.source ->> 'reference'`,
    title: `e.words ->> 'title'`,
    mailTitle: proposalInMail('e'),
    line: `CASE e.state
      WHEN 'proposed' THEN 'Proposed to ' || tr.name || coalesce(' by the ' || pp.job_title, '')
      WHEN 'suggested' THEN 'The rule of ' || fr.name || ' suggests it to ' || tr.name
      ELSE 'Came back from ' || tr.name || ' with a question' END`,
    path: `'/escalations/' || e.id`,
  },
  from: `escalation e ${ESCALATION_JOINS} WHERE e.organisation_id = $1 AND ${conditionsOf({ waiting: true }, bound, waitsForCaller(bound, actor))}`,
});
