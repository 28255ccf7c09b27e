import type { ActionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { notFound, type Refusal } from '../platform/refusal';
import { boundTo } from '../registers';
import { personRef } from '../risks';
import { toActionView, type ActionInPlace } from './action-in-place';
import { actionRowJoins, actionRowJson, asksForScore, costsJson, instantSql } from './action-row';
import { actionScope, inSight } from './action-scope';

const noSuchAction = (): Refusal => notFound('There is no such action, or it is not yours to read.');

/** The action as the caller may see it; what is out of sight is not there. */
export async function loadAction(sql: Sql, actor: Actor, actionId: string): Promise<ActionInPlace> {
  const place = await find(sql, actor, actionId);
  if (!place?.inSight) throw noSuchAction();
  return place;
}

/** The same with the row locked, and its home kept from closing meanwhile: the first statement of every verb that changes an action. */
export async function loadActionToChange(tx: Transaction, actor: Actor, actionId: string): Promise<ActionInPlace> {
  await tx.rows(
    `SELECT FROM action a JOIN register r ON r.organisation_id = a.organisation_id AND r.id = a.register_id
     WHERE a.organisation_id = $1 AND a.id = $2 FOR NO KEY UPDATE OF a FOR SHARE OF r`,
    [tx.organisationId, actionId],
  );
  return loadAction(tx, actor, actionId);
}

/** The answer of a verb, also where its change has just taken the action out of the caller's sight. */
export async function answerOf(tx: Transaction, actor: Actor, actionId: string): Promise<ActionView> {
  const place = await find(tx, actor, actionId);
  if (!place) throw noSuchAction();
  return toActionView(actor, place);
}

function find(sql: Sql, actor: Actor, actionId: string): Promise<(ActionInPlace & { inSight: boolean }) | null> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.one(
    `WITH ${actionScope(bound)}
     SELECT ${inSight('a')} AS "inSight", to_json(a) AS action, ${actionRowJson} AS row,
       json_build_object('id', ar.id, 'name', ar.name, 'unitPath', u.path, 'ownerId', ar.owner_id, 'ownerTitle', ro.job_title,
         'closedAt', ar.closed_at, 'timeZone', o.time_zone) AS home,
       EXISTS (SELECT FROM action_risk x JOIN risk k ON k.organisation_id = $1 AND k.id = x.risk_id
         WHERE x.organisation_id = $1 AND x.action_id = a.id AND k.register_id = a.register_id AND k.owner_id = $2) AS "ownsRisk",
       coalesce((SELECT json_agg(json_build_object('id', b.id, 'code', b.code, 'title', b.title) ORDER BY b.code)
         FROM action_objective x JOIN objective b ON b.organisation_id = $1 AND b.id = x.objective_id
         WHERE x.organisation_id = $1 AND x.action_id = a.id), '[]'::json) AS objectives,
       ${costsJson} AS costs,
       (SELECT k.reference FROM risk k JOIN scope s ON s.id = k.register_id AND NOT s.public WHERE k.organisation_id = $1 AND k.id = a.target_risk_id) AS "targetReference",
       ${asksForScore} AS "asksForScore",
       coalesce((SELECT json_agg(json_build_object('id', e.id, 'kind', e.kind, 'progress', e.progress, 'dueDate', e.due_date, 'note', e.note,
           'author', ${personRef('p')}, 'recordedAt', ${instantSql('e.recorded_at')}) ORDER BY e.id DESC)
         FROM action_entry e JOIN person p ON p.organisation_id = $1 AND p.id = e.author_id
         WHERE e.organisation_id = $1 AND e.action_id = a.id), '[]'::json) AS entries,
       (SELECT count(*)::int FROM attachment f WHERE f.organisation_id = $1 AND f.subject_id = a.id AND f.subject_type = 'action' AND f.withdrawn_at IS NULL) AS attachments
     FROM action a ${actionRowJoins}
     JOIN organisation o ON o.id = a.organisation_id
     JOIN unit u ON u.organisation_id = $1 AND u.id = ar.unit_id
     JOIN person ro ON ro.organisation_id = $1 AND ro.id = ar.owner_id
     WHERE a.organisation_id = $1 AND a.id = ${bound.put(actionId)}`,
    bound.values,
  );
}
