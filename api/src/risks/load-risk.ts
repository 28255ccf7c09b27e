import { seesDraft, wordingFor, wordingShown } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { notFound } from '../platform/refusal';
import { LINKED_RISK, LINKED_RISKS, OWNS_RISK_IN_IT, personRef, REGISTER, REGISTER_JOINS, type RiskInPlace } from './risk-in-place';

const RISK = `
  SELECT to_json(k) AS risk, ${REGISTER} AS register, ${OWNS_RISK_IN_IT} AS "ownsRiskInIt", u.name AS "unitName",
    (SELECT name FROM category WHERE organisation_id = k.organisation_id AND id = k.category_id) AS "categoryName",
    (SELECT ${personRef('p')} FROM person p WHERE p.organisation_id = k.organisation_id AND p.id = k.owner_id) AS owner,
    ${personRef('author')} AS author,
    coalesce((SELECT json_agg(json_build_object('id', o.id, 'code', o.code, 'title', o.title) ORDER BY o.code)
      FROM risk_objective x JOIN objective o ON o.organisation_id = x.organisation_id AND o.id = x.objective_id
      WHERE x.organisation_id = k.organisation_id AND x.risk_id = k.id), '[]'::json) AS objectives,
    (SELECT ${LINKED_RISK} FROM ${LINKED_RISKS} WHERE l.organisation_id = k.organisation_id AND l.id = k.upper_risk_id) AS upper,
    coalesce((SELECT json_agg(${LINKED_RISK} ORDER BY l.residual_key DESC NULLS LAST, l.id)
      FROM ${LINKED_RISKS} WHERE l.organisation_id = k.organisation_id AND l.upper_risk_id = k.id AND l.status <> 'draft'), '[]'::json) AS lower
  FROM risk k
  JOIN register r ON r.organisation_id = k.organisation_id AND r.id = k.register_id ${REGISTER_JOINS}
  JOIN unit u ON u.organisation_id = k.organisation_id AND u.id = k.unit_id
  JOIN person author ON author.organisation_id = k.organisation_id AND author.id = k.author_id
  WHERE k.organisation_id = $1 AND k.id = $3`;

// Not FOR UPDATE: the foreign keys of other risks may go on looking at this one. The register must not close meanwhile.
const LOCKED = `${RISK} FOR NO KEY UPDATE OF k FOR SHARE OF r`;

/** The risk as the caller may see it; what is out of sight is not there. */
export const loadRisk = (sql: Sql, actor: Actor, riskId: string): Promise<RiskInPlace> => load(RISK, sql, actor, riskId);

/** The same, with the row locked: the first statement of every verb that changes a risk. */
export const loadRiskToChange = (tx: Transaction, actor: Actor, riskId: string): Promise<RiskInPlace> => load(LOCKED, tx, actor, riskId);

async function load(statement: string, sql: Sql, actor: Actor, riskId: string): Promise<RiskInPlace> {
  const found = await sql.one<Omit<RiskInPlace, 'wording'> & { ownsRiskInIt: boolean }>(statement, [actor.organisationId, actor.personId, riskId]);
  const place = found && inSight(actor, found);
  if (!place) throw notFound('There is no such risk, or it is not yours to read.');
  return place;
}

function inSight(actor: Actor, { ownsRiskInIt, ...found }: Omit<RiskInPlace, 'wording'> & { ownsRiskInIt: boolean }): RiskInPlace | null {
  const { risk, register } = found;
  const wording = wordingFor(actor, { unitPath: register.unitPath, registerOwnerId: register.ownerId, ownsRiskInIt });
  if (!wording) return null;
  // Whoever sees a draft wrote it or decides on it.
  if (risk.status === 'draft') return seesDraft(actor, { authorId: risk.author_id, registerOwnerId: register.ownerId }) ? { ...found, wording: 'full' } : null;
  const shown = wordingShown({ ...risk, exemptGround: risk.exempt_ground, publicWording: risk.public_title }, wording);
  return shown && { ...found, wording };
}
