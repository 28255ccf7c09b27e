import { DUE_SOON_DAYS } from '@holdfast/domain';
import { ACTIVITY_JOINS, activityInSight, analysisWaits } from '../../impact-analysis';
import { startOf, type NoticeReader } from '../notice-reader';

/** Impact analyses that wait for the person: to approve, to change, or to look at again. The same as in their list. */
export const impactAnalyses: NoticeReader = ({ actor, bound, today }) => {
  const late = `coalesce(i.step = 'approved' AND i.next_review < ${today}, false)`;
  return {
    columns: {
      subject: 'i.id',
      state: `i.step || ' ' || coalesce(i.next_review::text, extract(epoch FROM i.changed_at)::text) || CASE WHEN ${late} THEN ' overdue' ELSE '' END`,
      at: `CASE WHEN i.step = 'approved' THEN ${startOf(`CASE WHEN i.next_review < ${today} THEN i.next_review + 1 ELSE i.next_review - ${DUE_SOON_DAYS} END`)} ELSE i.changed_at END`,
      dueOn: 'i.next_review',
      overdue: late,
      reference: 'a.reference',
      title: 'a.name',
      mailTitle: 'a.name',
      line: `CASE i.step WHEN 'submitted' THEN 'An impact analysis waits for your approval' WHEN 'returned' THEN 'An impact analysis came back to be changed' ELSE 'The impact analysis is due for review' END`,
      path: `'/activities/' || a.id || '/impact-analysis' || CASE WHEN i.step = 'approved' THEN '' ELSE '?version=' || i.id END`,
    },
    from: `impact_analysis i JOIN activity a ON a.organisation_id = $1 AND a.id = i.activity_id ${ACTIVITY_JOINS}
      WHERE i.organisation_id = $1 AND i.step IN ('submitted', 'returned', 'approved') AND a.retired_at IS NULL AND ($2::uuid IS NULL OR ${activityInSight(actor)})
        AND ${analysisWaits(bound, actor, today, DUE_SOON_DAYS)}`,
  };
};
