import type { GapRisk, GapRow } from '@holdfast/contracts';
import { can } from '@holdfast/domain';
import { actionScope, inSight, instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo } from '../registers';
import { personRef } from '../risks';

type Tied = Pick<GapRow, 'risks' | 'actions'>;

/** With what decides who plans actions on it. */
type FoundRisk = Omit<GapRisk, 'mayPlan'> & { unitPath: string[]; registerOwnerId: string; registerClosed: boolean };

/** What was raised from the gaps of these resources and planned to close them: of registers that the caller reads in full, with drafts of the caller's and in a register of theirs. */
export async function tiedToGaps(sql: Sql, actor: Actor, resourceIds: readonly string[]): Promise<(resourceId: string) => Tied> {
  const none: Tied = { risks: [], actions: [] };
  if (resourceIds.length === 0) return () => none;
  const bound = new Bound();
  boundTo(bound, actor);
  const ids = `${bound.put(resourceIds)}::uuid[]`;
  const rows = await sql.unprepared<{ resourceId: string; risks: FoundRisk[]; actions: Tied['actions'] }>(
    `WITH ${actionScope(bound)}
     SELECT asked.id AS "resourceId",
       (SELECT coalesce(json_agg(json_build_object('id', k.id, 'reference', k.reference, 'title', k.title, 'status', k.status, 'owner', CASE WHEN o.id IS NOT NULL THEN ${personRef('o')} END,
          'unitPath', u.path, 'registerOwnerId', r.owner_id, 'registerClosed', r.closed_at IS NOT NULL) ORDER BY g.recorded_at, k.id), '[]'::json)
        FROM gap_risk g JOIN risk k ON k.organisation_id = $1 AND k.id = g.risk_id JOIN scope s ON s.id = k.register_id AND NOT s.public
          JOIN public.register r ON r.organisation_id = $1 AND r.id = k.register_id JOIN public.unit u ON u.organisation_id = $1 AND u.id = r.unit_id
          LEFT JOIN person o ON o.organisation_id = $1 AND o.id = k.owner_id
        WHERE g.organisation_id = $1 AND g.resource_id = asked.id
          AND (k.status <> 'draft' OR k.author_id = $2 OR EXISTS (SELECT FROM public.register own WHERE own.organisation_id = $1 AND own.id = k.register_id AND own.owner_id = $2))) AS risks,
       (SELECT coalesce(json_agg(json_build_object('id', a.id, 'reference', a.reference, 'title', a.title, 'owner', ${personRef('ao')}, 'status', a.status, 'dueDate', a.due_date, 'slipDays', a.due_date - a.first_due_date,
          'endedAt', ${instantSql('a.ended_at')}) ORDER BY g.recorded_at, a.id), '[]'::json)
        FROM gap_action g JOIN action a ON a.organisation_id = $1 AND a.id = g.action_id JOIN person ao ON ao.organisation_id = $1 AND ao.id = a.owner_id
        WHERE g.organisation_id = $1 AND g.resource_id = asked.id AND a.status <> 'cancelled' AND ${inSight('a')}) AS actions
     FROM unnest(${ids}) AS asked (id)`,
    bound.values,
  );
  const byId = new Map(rows.map(({ resourceId, risks, actions }) => [resourceId, { risks: risks.map((risk) => told(risk, actor)), actions }]));
  return (resourceId) => byId.get(resourceId) ?? none;
}

function told({ unitPath, registerOwnerId, registerClosed, ...risk }: FoundRisk, actor: Actor): GapRisk {
  const mayPlan = risk.status === 'open' && !registerClosed && can(actor, 'action.plan', { unitPath, registerOwnerId, riskOwnerId: risk.owner?.id, rootUnitId: actor.rootUnitId });
  return { ...risk, mayPlan };
}
