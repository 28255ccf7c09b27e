import { can, explainRefusal, type Layer, type Permission, type RiskMatrix } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { conflict, notFound, notPermitted } from '../platform/refusal';

/** A register as verbs need it, matrix included, and in which wording the caller reads it. */
export interface LoadedRegister {
  id: string;
  name: string;
  layer: Layer;
  prefix: string;
  unitId: string;
  unitPath: string[];
  ownerId: string;
  ownerTitle: string;
  matrixVersionId: string;
  matrix: RiskMatrix;
  appetite: string | null;
  reviewMonths: number;
  reviewMonthsByLevel: Record<string, number>;
  parentId: string | null;
  path: string[];
  closedAt: Date | null;
  version: number;
  wording: 'full' | 'public';
}

/** The register, if the caller may read it; otherwise it is not there. */
export async function loadRegister(sql: Sql, actor: Actor, registerId: string): Promise<LoadedRegister> {
  const register = await sql.one<LoadedRegister>(
    `SELECT r.id, r.name, r.layer, r.prefix, r.unit_id AS "unitId", u.path AS "unitPath", r.owner_id AS "ownerId",
       p.job_title AS "ownerTitle", r.matrix_version_id AS "matrixVersionId", v.definition AS matrix, r.appetite,
       r.review_months AS "reviewMonths", r.review_months_by_level AS "reviewMonthsByLevel", r.parent_id AS "parentId",
       r.path, r.closed_at AS "closedAt", r.version, readable.wording
     FROM register r
     JOIN unit u ON u.organisation_id = r.organisation_id AND u.id = r.unit_id
     JOIN person p ON p.organisation_id = r.organisation_id AND p.id = r.owner_id
     JOIN risk_matrix_version v ON v.organisation_id = r.organisation_id AND v.id = r.matrix_version_id
     JOIN readable_registers($2, $3) readable ON readable.register_id = r.id
     WHERE r.organisation_id = $1 AND r.id = $3`,
    [actor.organisationId, actor.personId, registerId],
  );
  if (!register) throw notFound('There is no such register, or it is not yours to read.');
  return register;
}

/** Refuses unless the caller may do this in the register; `riskOwnerId` where a risk's owner may too. */
export function requireInRegister(actor: Actor, permission: Permission, register: LoadedRegister, riskOwnerId?: string | null): void {
  const target = { unitPath: register.unitPath, registerOwnerId: register.ownerId, riskOwnerId, rootUnitId: actor.rootUnitId };
  if (!can(actor, permission, target)) throw notPermitted(explainRefusal(permission, { registerOwner: `the ${register.ownerTitle}` }));
}

/** A closed register takes nothing new and lets nothing change. */
export function requireOpen(register: LoadedRegister): void {
  if (register.closedAt) throw conflict('register-closed', `${register.name} is closed. Nothing in it can be changed.`);
}
