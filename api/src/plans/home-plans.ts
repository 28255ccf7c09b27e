import { DUE_SOON_DAYS, ROLE_PERMISSIONS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, todayAt } from '../registers';
import { CONTACTS_CHANGED, planRowJoins, planRowJson, planScope } from './plan-row';

const MOST = 20;

/** For Home, as JSON: plans that wait for the caller's approval, longest first; then those of the caller whose review is late or due soon, that have a draft, or whose contacts have changed since the approval. */
export async function homePlans(sql: Sql, actor: Actor): Promise<string> {
  const bound = new Bound();
  boundTo(bound, actor);
  const today = todayAt(bound, sql.now);
  const approves = bound.put(actor.roles.filter(({ role }) => ROLE_PERMISSIONS[role]['plan.approve'] !== undefined).map(({ unitId }) => unitId));
  // Nobody approves what they wrote in.
  const toApprove = `coalesce(opn.state = 'in-review' AND $2 <> ALL (opn.editor_ids) AND pu.path && ${approves}::uuid[], false)`;
  const mine = `p.owner_id = $2 AND (p.next_review <= ${today} + ${DUE_SOON_DAYS} OR opn.state = 'draft' OR ${CONTACTS_CHANGED})`;
  const found = await sql.one<{ rows: string }>(
    `WITH ${planScope(bound, actor)}
     SELECT coalesce(json_agg(json_build_object('row', few.row, 'toApprove', few.waits) ORDER BY few.waits DESC, few.at, few.id), '[]'::json)::text AS rows FROM (
       SELECT p.id, ${toApprove} AS waits, CASE WHEN ${toApprove} THEN opn.submitted_at ELSE p.next_review::timestamptz END AS at, ${planRowJson(today)} AS row
       FROM plan p ${planRowJoins} WHERE p.organisation_id = $1 AND p.retired_at IS NULL AND (${toApprove} OR (${mine})) ORDER BY waits DESC, at, p.id LIMIT ${MOST}) few`,
    bound.values,
  );
  return `"plans":${found?.rows ?? '[]'}`;
}
