import type { RecommendationView } from '@holdfast/contracts';
import { actionRowJoins, actionRowJson, actionScope, inSight as actionInSight, instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { notFound, type Refusal } from '../platform/refusal';
import { boundTo } from '../registers';
import { personRef } from '../risks';
import { toRecommendationView, type RecommendationInPlace } from './recommendation-in-place';
import { recommendationRowJoins, recommendationRowJson } from './recommendation-row';
import { inSight, recommendationScope } from './recommendation-scope';

const noSuchRecommendation = (): Refusal => notFound('There is no such recommendation, or it is not yours to read.');

/** The recommendation as the caller may see it; what is out of sight is not there. */
export async function loadRecommendation(sql: Sql, actor: Actor, id: string): Promise<RecommendationInPlace> {
  const place = await find(sql, actor, id);
  if (!place?.inSight) throw noSuchRecommendation();
  return place;
}

/** The same with the row locked: the first statement of every verb that changes one. */
export async function loadRecommendationToChange(tx: Transaction, actor: Actor, id: string): Promise<RecommendationInPlace> {
  await tx.rows('SELECT FROM recommendation WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  return loadRecommendation(tx, actor, id);
}

export const seesRecommendation = async (sql: Sql, actor: Actor, id: string): Promise<boolean> => (await find(sql, actor, id))?.inSight ?? false;

/** The answer of a verb, also where its change has just taken the recommendation out of the caller's sight. */
export async function answerOf(tx: Transaction, actor: Actor, id: string): Promise<RecommendationView> {
  const place = await find(tx, actor, id);
  if (!place) throw noSuchRecommendation();
  return toRecommendationView(actor, place);
}

/** Risks are told to whoever reads their registers in full, actions to whoever sees these; the rest is counted. */
const risks = `
  SELECT coalesce(json_agg(json_build_object('id', k.id, 'reference', k.reference, 'title', k.title, 'status', k.status, 'registerId', k.register_id)
      ORDER BY s.prefix, k.number) FILTER (WHERE s.id IS NOT NULL), '[]'::json) AS seen, count(*) FILTER (WHERE s.id IS NULL)::int AS others
  FROM recommendation_risk x JOIN risk k ON k.organisation_id = $1 AND k.id = x.risk_id
  LEFT JOIN scope s ON s.id = k.register_id AND NOT s.public
  WHERE x.organisation_id = $1 AND x.recommendation_id = m.id`;

const actions = `
  SELECT coalesce(json_agg(${actionRowJson} ORDER BY a.due_date, a.id) FILTER (WHERE ${actionInSight('a')}), '[]'::json) AS seen, count(*) FILTER (WHERE NOT ${actionInSight('a')})::int AS others
  FROM recommendation_action x JOIN action a ON a.organisation_id = $1 AND a.id = x.action_id ${actionRowJoins}
  WHERE x.organisation_id = $1 AND x.recommendation_id = m.id`;

function find(sql: Sql, actor: Actor, id: string): Promise<(RecommendationInPlace & { inSight: boolean }) | null> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.one(
    `WITH ${actionScope(bound)}, ${recommendationScope(bound, actor)}
     SELECT ${inSight('m')} AS "inSight", to_json(m) AS recommendation, ${recommendationRowJson} AS row, (SELECT path FROM public.unit WHERE organisation_id = $1 AND id = m.unit_id) AS "unitPath",
       (SELECT time_zone FROM organisation WHERE id = $1) AS "timeZone", mr.seen AS risks, mr.others AS "otherRisks", ma.seen AS actions, ma.others AS "otherActions",
       (SELECT json_build_object('id', m2.id, 'reference', m2.reference, 'title', m2.title) FROM recommendation m2
         WHERE m2.organisation_id = $1 AND m2.id = m.superseded_by_id AND ${inSight('m2')}) AS "supersededBy",
       coalesce((SELECT json_agg(json_build_object('id', e.id, 'kind', e.kind, 'response', e.response, 'dueDate', e.due_date, 'verdict', e.verdict, 'heldOn', e.held_on, 'enteredFor', e.entered_for,
           'evidence', (SELECT json_build_object('id', f.id, 'name', f.name, 'withdrawn', f.withdrawn_at IS NOT NULL) FROM attachment f WHERE f.organisation_id = $1 AND f.id = e.evidence_id),
           'note', e.note, 'author', ${personRef('p')}, 'recordedAt', ${instantSql('e.recorded_at')}) ORDER BY e.id DESC)
         FROM recommendation_entry e JOIN person p ON p.organisation_id = $1 AND p.id = e.author_id
         WHERE e.organisation_id = $1 AND e.recommendation_id = m.id), '[]'::json) AS entries,
       (SELECT count(*)::int FROM attachment f WHERE f.organisation_id = $1 AND f.subject_id = m.id AND f.subject_type = 'recommendation' AND f.withdrawn_at IS NULL) AS attachments
     FROM recommendation m ${recommendationRowJoins}
     CROSS JOIN LATERAL (${risks}) mr CROSS JOIN LATERAL (${actions}) ma
     WHERE m.organisation_id = $1 AND m.id = ${bound.put(id)}`,
    bound.values,
  );
}
