import type { EscalationEnd, PersonRef } from '@holdfast/contracts';
import type { Layer, RiskMatrix } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { matrixOf, personRef } from '../risks';

/** The register at the other end of a proposal, whether or not the caller reads it. */
export interface Receiver {
  id: string;
  name: string;
  layer: Layer;
  prefix: string;
  path: string[];
  parentId: string | null;
  unitPath: string[];
  owner: PersonRef;
  appetite: string | null;
  matrixVersionId: string;
  closedAt: Date | null;
  readable: boolean;
}

const RECEIVER = `SELECT r.id, r.name, r.layer, r.prefix, r.path, r.parent_id AS "parentId", u.path AS "unitPath", ${personRef('p')} AS owner, r.appetite,
    r.matrix_version_id AS "matrixVersionId", r.closed_at AS "closedAt", coalesce(readable.wording = 'full', false) AS readable
  FROM register r JOIN unit u ON u.organisation_id = r.organisation_id AND u.id = r.unit_id JOIN person p ON p.organisation_id = r.organisation_id AND p.id = r.owner_id
  LEFT JOIN readable_registers($2) readable ON readable.register_id = r.id
  WHERE r.organisation_id = $1 AND`;

/** The register right above. Its name is told to whoever may propose to it: that is where theirs leads. */
export const registerAbove = async (sql: Sql, actor: Actor, path: readonly string[]): Promise<Receiver | null> => {
  const parentId = path.at(-2);
  return parentId === undefined ? null : receiverOf(sql, actor, parentId);
};

export const receiverOf = (sql: Sql, actor: Actor, registerId: string): Promise<Receiver | null> =>
  sql.one<Receiver>(`${RECEIVER} r.id = $3`, [actor.organisationId, actor.personId, registerId]);

/** Registers directly below, and those of risks that the risk stands for; as far as the caller reads them. */
export const registersBelow = (sql: Sql, actor: Actor, registerId: string, riskId: string): Promise<Receiver[]> =>
  sql.rows<Receiver>(
    `${RECEIVER} readable.wording = 'full' AND r.closed_at IS NULL AND r.id <> $3 AND (r.parent_id = $3
       OR r.id IN (SELECT l.register_id FROM risk l WHERE l.organisation_id = $1 AND l.upper_risk_id = $4 AND l.status = 'open'))
     ORDER BY r.id IN (SELECT l.register_id FROM risk l WHERE l.organisation_id = $1 AND l.upper_risk_id = $4 AND l.status = 'open') DESC, lower(r.name), r.id`,
    [actor.organisationId, actor.personId, registerId, riskId],
  );

/** Registers above, of which a risk may become one: those that do not end with a project themselves. */
export const registersToMoveTo = (sql: Sql, actor: Actor, path: readonly string[]): Promise<Receiver[]> =>
  sql.rows<Receiver>(
    `${RECEIVER} readable.wording = 'full' AND r.closed_at IS NULL AND r.id = ANY ($3::uuid[]) AND r.layer NOT IN ('project', 'individual-assessment') ORDER BY cardinality(r.path) DESC`,
    [actor.organisationId, actor.personId, path.slice(0, -1)],
  );

export const endOf = ({ id, name, matrixVersionId, readable }: Receiver): EscalationEnd => ({ registerId: id, registerName: name, matrixVersionId, readable });

export const matrixAt = (sql: Sql, { organisationId }: Actor, { matrixVersionId }: Receiver): Promise<RiskMatrix> => matrixOf(sql, organisationId, matrixVersionId);
