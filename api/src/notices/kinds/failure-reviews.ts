import { ROLE_PERMISSIONS } from '@holdfast/domain';
import type { NoticeReader } from '../notice-reader';

/** Reviews of failures that are whole and wait for the person's sign-off. */
export const failureReviews: NoticeReader = ({ actor, bound }) => {
  const units = actor.roles.filter(({ role }) => ROLE_PERMISSIONS[role]['failure-review.sign-off'] === 'below').map(({ unitId }) => unitId);
  return {
    columns: {
      subject: 'f.id',
      state: `'whole ' || f.version`,
      at: `(SELECT max(e.at) FROM audit_event e WHERE e.organisation_id = $1 AND e.subject_id = f.id AND e.subject_type = 'failure-review')`,
      dueOn: 'NULL::date',
      overdue: 'false',
      reference: 'f.reference',
      title: 'f.title',
      mailTitle: 'f.title',
      line: `'A review of a failure waits for your sign-off'`,
      path: `'/failure-reviews/' || f.id`,
    },
    from: `failure_review f JOIN unit fu ON fu.organisation_id = $1 AND fu.id = f.unit_id
      WHERE f.organisation_id = $1 AND f.state = 'open' AND f.ended_at IS NOT NULL AND f.summary <> '' AND f.cause <> '' AND f.root_cause <> ''
        AND f.lead_id <> $2 AND $2 <> ALL (f.writer_ids) AND fu.path && ${bound.put(units)}::uuid[]`,
  };
};
