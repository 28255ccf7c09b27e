import type { PartnershipRow, PartnershipView } from '@holdfast/contracts';
import { can, explainRefusal } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, notPermitted, stale, type Refusal } from '../platform/refusal';
import { boundTo, readableScope } from '../registers';
import { standingJson } from '../risk-lists';
import { personRef } from '../risks';
import { IN_SIGHT, partnershipRowJoins, partnershipRowJson, partnershipScope } from './partnership-row';
import type { StoredPartnership } from './stored-partnership';

/** A partnership with what surrounds it, as one caller may see it: enough for every verb and for the view. */
export interface PartnershipInPlace {
  partnership: StoredPartnership;
  row: PartnershipRow;
  unitPath: string[];
  timeZone: string;
  risks: PartnershipView['risks'];
  otherRisks: number;
  reviews: PartnershipView['reviews'];
}

const noSuchPartnership = (): Refusal => notFound('There is no such partnership, or it is not yours to read.');

/** The partnership as the caller may see it; what is out of sight is not there. */
export async function loadPartnership(sql: Sql, actor: Actor, id: string): Promise<PartnershipInPlace> {
  const place = await find(sql, actor, id);
  if (!place?.inSight) throw noSuchPartnership();
  return place;
}

/** For a verb: the row locked, the caller allowed, the version the one that was read, and the partnership not ended. */
export async function loadPartnershipToChange(tx: Transaction, actor: Actor, id: string, version: number): Promise<PartnershipInPlace> {
  await tx.rows('SELECT FROM partnership WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  const place = await loadPartnership(tx, actor, id);
  if (!mayManage(actor, place)) throw notPermitted(explainRefusal('partnership.manage'));
  if (place.partnership.version !== version) throw stale(toPartnershipView(actor, place));
  if (place.partnership.ended_at !== null) throw conflict('ended', 'This partnership has ended. It can be read but not changed.');
  return place;
}

/** The answer of a verb, also where its change has just taken the partnership out of the caller's sight. */
export async function answerOf(tx: Transaction, actor: Actor, id: string): Promise<PartnershipView> {
  const place = await find(tx, actor, id);
  if (!place) throw noSuchPartnership();
  return toPartnershipView(actor, place);
}

const mayManage = (actor: Actor, { partnership, unitPath }: PartnershipInPlace): boolean => can(actor, 'partnership.manage', { unitPath, measureOwnerId: partnership.lead_id });

/** The whitelist of what leaves of a partnership. */
export function toPartnershipView(actor: Actor, place: PartnershipInPlace): PartnershipView {
  const { partnership, row, risks, otherRisks, reviews } = place;
  return {
    ...row,
    purpose: partnership.purpose,
    significance: partnership.significance,
    risks, otherRisks, reviews,
    endedAt: partnership.ended_at === null ? null : new Date(partnership.ended_at).toISOString(),
    endReason: partnership.end_reason,
    mayManage: partnership.ended_at === null && mayManage(actor, place),
    version: partnership.version,
  };
}

function find(sql: Sql, actor: Actor, id: string): Promise<(PartnershipInPlace & { inSight: boolean }) | null> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.one(
    `WITH ${readableScope(bound, {})}, ${partnershipScope(bound, actor)}
     SELECT ${IN_SIGHT} AS "inSight", to_json(p) AS partnership, ${partnershipRowJson} AS row, (SELECT path FROM public.unit WHERE organisation_id = $1 AND id = p.unit_id) AS "unitPath",
       (SELECT time_zone FROM organisation WHERE id = $1) AS "timeZone", carried.seen AS risks, carried.others AS "otherRisks",
       coalesce((SELECT json_agg(json_build_object('id', v.id, 'heldOn', v.held_on, 'note', v.note, 'nextReview', v.next_review, 'score', v.score, 'author', ${personRef('w')},
           'recordedAt', ${instantSql('v.recorded_at')}) ORDER BY v.id DESC)
         FROM partnership_review v JOIN person w ON w.organisation_id = $1 AND w.id = v.author_id WHERE v.organisation_id = $1 AND v.partnership_id = p.id), '[]'::json) AS reviews
     FROM partnership p ${partnershipRowJoins}
     CROSS JOIN LATERAL (
       SELECT coalesce(json_agg(json_build_object('id', k.id, 'reference', k.reference, 'title', k.title, 'status', k.status, 'registerId', s.id, 'registerName', s.name,
           'residual', ${standingJson('k', 'residual')}) ORDER BY k.residual_key DESC NULLS LAST, s.prefix, k.number) FILTER (WHERE s.id IS NOT NULL), '[]'::json) AS seen,
         count(*) FILTER (WHERE s.id IS NULL)::int AS others
       FROM partnership_risk x JOIN risk k ON k.organisation_id = $1 AND k.id = x.risk_id LEFT JOIN scope s ON s.id = k.register_id AND NOT s.public
       WHERE x.organisation_id = $1 AND x.partnership_id = p.id) carried
     WHERE p.organisation_id = $1 AND p.id = ${bound.put(id)}`,
    bound.values,
  );
}
