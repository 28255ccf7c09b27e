import { DUE_SOON_DAYS, RECOMMENDATION_SOURCES, isOutsideSource, ROLE_PERMISSIONS } from '@holdfast/domain';
import { TO_DO } from '../../recommendations';
import { startOf, type NoticeReader } from '../notice-reader';

const OUTSIDE = RECOMMENDATION_SOURCES.filter(isOutsideSource).map((source) => `'${source}'`).join(', ');

/** The person's own recommendations that wait for a response, are late or soon due; and those claimed that wait for their follow-up. */
export const recommendations: NoticeReader = ({ actor, bound, today }) => {
  const entered = actor.roles.filter(({ role }) => ROLE_PERMISSIONS[role]['recommendation.follow-up'] === 'below').map(({ unitId }) => unitId);
  const auditor = actor.roles.some(({ role }) => ROLE_PERMISSIONS[role]['recommendation.follow-up'] === 'organisation');
  // Nobody follows up their own; a risk manager only what is entered for somebody outside.
  const judges = auditor
    ? 'true'
    : `m.source IN (${OUTSIDE}) AND EXISTS (SELECT FROM unit u WHERE u.organisation_id = $1 AND u.id = m.unit_id AND u.path && ${bound.put(entered)}::uuid[])`;
  const late = `coalesce(m.state <> 'claimed' AND m.due_date < ${today}, false)`;
  return {
    columns: {
      subject: 'm.id',
      state: `m.state || ' ' || coalesce(m.due_date::text, '') || CASE WHEN ${late} THEN ' overdue' ELSE '' END`,
      at: `CASE WHEN m.state = 'raised' THEN m.created_at
        WHEN m.state = 'claimed' THEN (SELECT max(e.recorded_at) FROM recommendation_entry e WHERE e.organisation_id = $1 AND e.recommendation_id = m.id AND e.kind = 'claimed')
        ELSE ${startOf(`CASE WHEN m.due_date < ${today} THEN m.due_date + 1 ELSE m.due_date - ${DUE_SOON_DAYS} END`)} END`,
      dueOn: `CASE WHEN m.state <> 'claimed' THEN m.due_date END`,
      overdue: late,
      reference: 'm.reference',
      title: 'm.title',
      mailTitle: 'm.title',
      line: `CASE m.state WHEN 'raised' THEN 'A recommendation waits for your response' WHEN 'claimed' THEN 'A recommendation waits for follow-up' ELSE 'A recommendation to implement' END`,
      path: `'/recommendations/' || m.id`,
    },
    from: `recommendation m WHERE m.organisation_id = $1 AND (
      m.owner_id = $2 AND ${TO_DO} AND (m.state = 'raised' OR m.due_date <= ${today} + ${DUE_SOON_DAYS})
      OR m.state = 'claimed' AND m.owner_id <> $2 AND ${judges})`,
  };
};
