import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { notFound, type Refusal } from '../platform/refusal';
import { boundTo } from '../registers';
import { personRef } from '../risks';
import type { EscalationInPlace } from './escalation-in-place';
import { ESCALATION_JOINS, escalationRowJson, escalationScope, IN_SIGHT, instantSql, waitsForCaller } from './escalation-row';

export const noSuchEscalation = (): Refusal => notFound('There is no such proposal, or it is not yours to read.');

/** The proposal as the caller may see it; what is out of sight is not there. */
export async function loadEscalation(sql: Sql, actor: Actor, escalationId: string): Promise<EscalationInPlace> {
  const place = await find(sql, actor, escalationId, IN_SIGHT);
  if (!place) throw noSuchEscalation();
  return place;
}

/** The same with its row locked. Whoever changes the risk too has locked that before: the order of every verb. */
export async function loadEscalationToChange(tx: Transaction, actor: Actor, escalationId: string): Promise<EscalationInPlace> {
  await tx.rows('SELECT FROM escalation WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, escalationId]);
  return loadEscalation(tx, actor, escalationId);
}

/** The answer of a verb, also where its change has just taken the proposal out of the caller's sight. */
export async function reloadEscalation(tx: Transaction, actor: Actor, escalationId: string): Promise<EscalationInPlace> {
  const place = await find(tx, actor, escalationId, 'true');
  if (!place) throw noSuchEscalation();
  return place;
}

const atEnd = (r: string, unit: string, owner: string): string => `json_build_object('id', ${r}.id, 'name', ${r}.name, 'unitPath', ${unit}.path, 'ownerId', ${r}.owner_id,
  'owner', ${personRef(owner)}, 'appetite', ${r}.appetite, 'closedAt', ${r}.closed_at)`;

function find(sql: Sql, actor: Actor, escalationId: string, sight: string): Promise<EscalationInPlace | null> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = escalationScope(bound);
  return sql.one<EscalationInPlace>(
    `WITH ${scope}
     SELECT to_json(e) AS escalation, ${escalationRowJson(waitsForCaller(bound, actor))} AS row,
       ${atEnd('fr', 'fu', 'fo')} AS from, ${atEnd('tr', 'tu', 'ot')} AS "to",
       e.from_register_id IN (SELECT id FROM scope WHERE NOT public) AS "readsFrom", e.to_register_id IN (SELECT id FROM scope WHERE NOT public) AS "readsTo",
       k.owner_id AS "riskOwnerId", (SELECT decides_own_proposals FROM settings) AS "ownDecisionsAllowed", (SELECT time_zone FROM settings) AS "timeZone",
       CASE WHEN e.kind = 'de-escalation' THEN (SELECT l.id FROM risk l WHERE l.organisation_id = $1 AND l.upper_risk_id = e.risk_id AND l.register_id = e.to_register_id
         AND l.status = 'open' ORDER BY l.residual_key DESC NULLS LAST, l.id LIMIT 1) END AS "lowerRiskId",
       coalesce((SELECT json_agg(DISTINCT n.author_id) FROM escalation_entry n
         WHERE n.organisation_id = $1 AND n.escalation_id = e.id AND n.kind IN ('proposed', 'answered')), '[]'::json) AS "proposerIds",
       coalesce((SELECT json_agg(json_build_object('id', n.id, 'kind', n.kind, 'note', n.note, 'author', CASE WHEN a.id IS NOT NULL THEN ${personRef('a')} END,
           'recordedAt', ${instantSql('n.recorded_at')}) ORDER BY n.id DESC)
         FROM escalation_entry n LEFT JOIN person a ON a.organisation_id = $1 AND a.id = n.author_id
         WHERE n.organisation_id = $1 AND n.escalation_id = e.id), '[]'::json) AS entries
     FROM escalation e ${ESCALATION_JOINS}
     JOIN unit fu ON fu.organisation_id = $1 AND fu.id = fr.unit_id
     JOIN person fo ON fo.organisation_id = $1 AND fo.id = fr.owner_id
     JOIN person ot ON ot.organisation_id = $1 AND ot.id = tr.owner_id
     JOIN risk k ON k.organisation_id = $1 AND k.id = e.risk_id
     WHERE e.organisation_id = $1 AND e.id = ${bound.put(escalationId)} AND ${sight}`,
    bound.values,
  );
}
