import { DUE_SOON_DAYS, ROLE_PERMISSIONS } from '@holdfast/domain';
import { startOf, type NoticeReader } from '../notice-reader';

/**
 * Rehearsals: to whoever leads one, that it is soon due or its day has passed, that it runs, or that it has ended and its result is not
 * recorded; to whoever may sign it off and neither led it nor typed it in, that a result waits; to the owner of a programme, that it
 * is soon due or late and nothing is planned for it.
 */
export const exercises: NoticeReader = ({ actor, bound, today }) => {
  const units = actor.roles.filter(({ role }) => ROLE_PERMISSIONS[role]['exercise.sign-off'] === 'below').map(({ unitId }) => unitId);
  const soon = `${today} + ${DUE_SOON_DAYS}`;
  const waits = `e.state = 'held' AND e.lead_id <> $2 AND $2 <> ALL (e.recorder_ids) AND EXISTS (SELECT FROM unit u WHERE u.organisation_id = $1 AND u.id = e.unit_id AND u.path && ${bound.put(units)}::uuid[])`;
  return {
    columns: {
      subject: 'x.id',
      state: `x.state || ' ' || coalesce(x.due_on::text, '') || CASE WHEN x.due_on < ${today} THEN ' overdue' ELSE '' END`,
      at: `coalesce(x.since, ${startOf(`CASE WHEN x.due_on < ${today} THEN x.due_on + 1 ELSE x.due_on - ${DUE_SOON_DAYS} END`)})`,
      dueOn: 'x.due_on',
      overdue: `coalesce(x.due_on < ${today}, false)`,
      reference: 'x.reference',
      title: 'x.title',
      mailTitle: 'x.title',
      line: `CASE x.state WHEN 'planned' THEN 'A rehearsal that you lead' WHEN 'running' THEN 'A rehearsal that you lead is running' WHEN 'ended' THEN 'A rehearsal has ended: record what came of it'
        WHEN 'held' THEN 'The result of a rehearsal waits for your sign-off' ELSE 'A rehearsal is to be planned' END`,
      path: 'x.path',
    },
    from: `(
      SELECT e.id, e.state, e.reference, e.title, CASE WHEN e.state = 'planned' THEN e.planned_for END AS due_on, CASE e.state WHEN 'running' THEN e.started_at WHEN 'ended' THEN e.ended_at WHEN 'held' THEN e.ended_at END AS since,
        '/rehearsals/' || e.id || CASE e.state WHEN 'running' THEN '/live' WHEN 'ended' THEN '/result' ELSE '' END AS path
      FROM exercise e
      WHERE e.organisation_id = $1 AND (e.lead_id = $2 AND (e.state IN ('running', 'ended') OR e.state = 'planned' AND e.planned_for <= ${soon}) OR ${waits})
      UNION ALL
      SELECT g.id, 'due', '', g.name, g.next_due, NULL, '/rehearsal-programmes/' || g.id FROM exercise_programme g
      WHERE g.organisation_id = $1 AND g.owner_id = $2 AND g.ended_at IS NULL AND g.next_due <= ${soon}
        AND NOT EXISTS (SELECT FROM exercise e WHERE e.organisation_id = $1 AND e.programme_id = g.id AND e.due_on = g.next_due AND e.state <> 'cancelled')
    ) x`,
  };
};
