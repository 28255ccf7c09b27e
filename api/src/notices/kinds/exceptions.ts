import { EXCEPTION_ENDING_DAYS } from '@holdfast/domain';
import { EXCEPTION_JOINS, EXCEPTION_IN_SIGHT, exceptionStateSql, exceptionWaits, runningOut } from '../../exceptions';
import { startOf, type NoticeReader } from '../notice-reader';
import { riskInMail } from '../risk-in-mail';

/** Exceptions to policy that wait for the person, and those of theirs that end, went stale or ran out. The same as on Home. */
export const exceptions: NoticeReader = ({ actor, bound, today }) => {
  const waits = exceptionWaits(bound, actor);
  const approved = `e.step = 'approved'`;
  const state = exceptionStateSql(today);
  return {
    columns: {
      subject: 'e.id',
      state: `${state} || ' ' || extract(epoch FROM e.changed_at)`,
      // It ends on its day; it went stale when the risk was scored.
      at: `CASE ${state}
        WHEN 'in-force' THEN ${startOf(`e.expires_on - ${EXCEPTION_ENDING_DAYS[0]}`)}
        WHEN 'expired' THEN ${startOf('e.expires_on + 1')}
        WHEN 'stale' THEN coalesce((SELECT max(scored.recorded_at) FROM risk_assessment scored
          WHERE scored.organisation_id = $1 AND scored.risk_id = k.id AND scored.kind = 'residual'), e.changed_at)
        ELSE e.changed_at END`,
      dueOn: `CASE WHEN ${approved} THEN e.expires_on END`,
      overdue: `${state} IN ('expired', 'stale')`,
      reference: 'k.reference',
      title: `e.policy || ': ' || k.title`,
      // The policy may tell what is exempt as well as the title does.
      mailTitle: riskInMail('k'),
      line: `CASE ${state}
        WHEN 'requested' THEN 'An exception waits for your decision' || coalesce(', asked by the ' || q.job_title, '')
        WHEN 'returned' THEN 'A question about the exception waits for your answer'
        WHEN 'stale' THEN 'The exception holds no more: the risk was scored anew'
        WHEN 'expired' THEN 'The exception has run out'
        ELSE 'The exception ends soon' END`,
      path: `'/exceptions/' || e.id`,
    },
    from: `policy_exception e ${EXCEPTION_JOINS} WHERE e.organisation_id = $1 AND ${EXCEPTION_IN_SIGHT}
      AND (e.step IN ('requested', 'returned') AND ${waits} OR ${runningOut(today)})`,
  };
};
