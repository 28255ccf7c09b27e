import { seesDraft, wordingShown, type Wording } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { notFound, type Refusal } from '../platform/refusal';
import {
  LINKED_RISK, LINKED_RISKS, personRef, READING, readingOf, REGISTER, REGISTER_JOINS, type LinkedRisk, type Reading, type RegisterOfRisk, type RiskInPlace,
} from './risk-in-place';

const RISK = `
  SELECT to_json(k) AS risk, ${REGISTER} AS register, ${READING}, u.name AS "unitName", c.name AS "categoryName",
    CASE WHEN owner.id IS NOT NULL THEN ${personRef('owner')} END AS owner, ${personRef('author')} AS author,
    coalesce((SELECT json_agg(json_build_object('id', o.id, 'code', o.code, 'title', o.title) ORDER BY o.code)
      FROM risk_objective x JOIN objective o ON o.organisation_id = x.organisation_id AND o.id = x.objective_id
      WHERE x.organisation_id = k.organisation_id AND x.risk_id = k.id), '[]'::json) AS objectives,
    EXISTS (SELECT FROM risk l WHERE l.organisation_id = k.organisation_id AND l.upper_risk_id = k.id) AS "hasLower"
  FROM risk k
  JOIN register r ON r.organisation_id = k.organisation_id AND r.id = k.register_id ${REGISTER_JOINS}
  JOIN unit u ON u.organisation_id = k.organisation_id AND u.id = k.unit_id
  JOIN person author ON author.organisation_id = k.organisation_id AND author.id = k.author_id
  LEFT JOIN person owner ON owner.organisation_id = k.organisation_id AND owner.id = k.owner_id
  LEFT JOIN category c ON c.organisation_id = k.organisation_id AND c.id = k.category_id
  WHERE k.organisation_id = $1 AND k.id = $3`;

// Not FOR UPDATE: the foreign keys of other risks may go on looking at this one. The register must not close meanwhile.
const LOCKED = `${RISK} FOR NO KEY UPDATE OF k FOR SHARE OF r`;

/** Asked for only where there is a link: most risks have none. */
const LINKS = `
  SELECT l.id = $4 AS above, ${LINKED_RISK} AS risk FROM ${LINKED_RISKS}
  WHERE l.organisation_id = $1 AND (l.id = $4 OR l.upper_risk_id = $3) AND l.status <> 'draft'
  ORDER BY l.residual_key DESC NULLS LAST, l.id`;

interface Found extends Omit<RiskInPlace, 'wording' | 'register' | 'upper' | 'lower'>, Reading {
  register: Omit<RegisterOfRisk, 'above'>;
  hasLower: boolean;
}

export const noSuchRisk = (): Refusal => notFound('There is no such risk, or it is not yours to read.');

/** The risk as the caller may see it; what is out of sight is not there. */
export const loadRisk = (sql: Sql, actor: Actor, riskId: string, gone = noSuchRisk): Promise<RiskInPlace> => load(RISK, sql, actor, riskId, gone);

/** The same, with the row locked: the first statement of every verb that changes a risk. */
export const loadRiskToChange = (tx: Transaction, actor: Actor, riskId: string, gone = noSuchRisk): Promise<RiskInPlace> => load(LOCKED, tx, actor, riskId, gone);

async function load(statement: string, sql: Sql, actor: Actor, riskId: string, gone: () => Refusal): Promise<RiskInPlace> {
  const found = await sql.one<Found>(statement, [actor.organisationId, actor.personId, riskId]);
  const place = found && inSight(actor, found, sql.past ? await sightOfToday(sql, actor, found) : sightOf(actor, found));
  if (!place) throw gone();
  if (!found.hasLower && place.risk.upper_risk_id === null) return place;
  const links = await sql.rows<{ above: boolean | null; risk: LinkedRisk }>(LINKS, [actor.organisationId, actor.personId, place.risk.id, place.risk.upper_risk_id]);
  return { ...place, upper: links.find(({ above }) => above)?.risk ?? null, lower: links.filter(({ above }) => !above).map(({ risk }) => risk) };
}

type Sight = ReturnType<typeof readingOf>;

const sightOf = (actor: Actor, { register, ownsRiskInIt, above }: Found): Sight => readingOf(actor, register, { ownsRiskInIt, above });

/** What the past shows is read by the permissions of today. */
async function sightOfToday(sql: Sql, actor: Actor, { register, above }: Found): Promise<Sight> {
  const readable = new Map((await sql.rows<{ id: string; wording: Wording }>('SELECT register_id AS id, wording FROM readable_registers($1)', [actor.personId])).map(({ id, wording }) => [id, wording]));
  return { wording: readable.get(register.id) ?? null, register: { ...register, above: (above ?? []).filter(({ id }) => readable.has(id)).map(({ id, name }) => ({ id, name })) } };
}

function inSight(actor: Actor, { ownsRiskInIt: _owns, above: _above, hasLower: _, ...found }: Found, { wording, register }: Sight): RiskInPlace | null {
  const { risk } = found;
  if (!wording) return null;
  const place: RiskInPlace = { ...found, register, wording, upper: null, lower: [] };
  // Whoever sees a draft wrote it or decides on it.
  if (risk.status === 'draft') return seesDraft(actor, { authorId: risk.author_id, registerOwnerId: register.ownerId }) ? { ...place, wording: 'full' } : null;
  return wordingShown({ ...risk, exemptGround: risk.exempt_ground, publicWording: risk.public_title }, wording) && place;
}
