import { DUE_SOON_DAYS, ROLE_PERMISSIONS } from '@holdfast/domain';
import { startOf, type NoticeReader } from '../notice-reader';

/** Versions of recovery plans that wait for the person's approval, and the person's own plans whose review is late or soon due. */
export const plans: NoticeReader = ({ actor, bound, today }) => {
  const units = actor.roles.filter(({ role }) => ROLE_PERMISSIONS[role]['plan.approve'] === 'below').map(({ unitId }) => unitId);
  const waits = `(v.id IS NOT NULL AND $2 <> ALL (v.editor_ids) AND EXISTS (SELECT FROM unit u WHERE u.organisation_id = $1 AND u.id = p.unit_id AND u.path && ${bound.put(units)}::uuid[]))`;
  const late = `coalesce(p.next_review < ${today}, false)`;
  return {
    columns: {
      subject: 'p.id',
      state: `CASE WHEN ${waits} THEN 'in-review ' || v.number || ' ' || extract(epoch FROM v.submitted_at)::text ELSE 'review ' || p.next_review || CASE WHEN ${late} THEN ' overdue' ELSE '' END END`,
      at: `CASE WHEN ${waits} THEN v.submitted_at ELSE ${startOf(`CASE WHEN p.next_review < ${today} THEN p.next_review + 1 ELSE p.next_review - ${DUE_SOON_DAYS} END`)} END`,
      dueOn: `CASE WHEN NOT ${waits} THEN p.next_review END`,
      overdue: `(NOT ${waits} AND ${late})`,
      reference: 'p.reference',
      title: 'p.name',
      mailTitle: 'p.name',
      line: `CASE WHEN ${waits} THEN 'A recovery plan waits for your approval' ELSE 'A recovery plan to review' END`,
      path: `'/plans/' || p.id || CASE WHEN ${waits} THEN '/versions/' || v.number ELSE '' END`,
    },
    from: `plan p LEFT JOIN plan_version v ON v.organisation_id = $1 AND v.plan_id = p.id AND v.state = 'in-review'
      WHERE p.organisation_id = $1 AND p.retired_at IS NULL AND (${waits} OR p.owner_id = $2 AND p.next_review <= ${today} + ${DUE_SOON_DAYS})`,
  };
};
