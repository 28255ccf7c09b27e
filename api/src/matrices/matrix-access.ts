import { can, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { notPermitted } from '../platform/refusal';

/**
 * A matrix explains the maps and scores of every register, so whoever may read a register, by a role or by owning it or a risk
 * in it, may read the published ones.
 */
export async function requireMatrixReader(sql: Sql, actor: Actor): Promise<void> {
  if (can(actor, 'matrix.read', { rootUnitId: actor.rootUnitId })) return;
  const readable = await sql.one('SELECT FROM readable_registers($1) LIMIT 1', [actor.personId]);
  if (!readable) throw notPermitted(explainRefusal('matrix.read'));
}

/** A draft is work in progress: for those who make matrices, and for auditors, who read everything. */
export const seesDraftMatrices = (actor: Actor): boolean => can(actor, 'audit.read', { rootUnitId: actor.rootUnitId });

export function requireMatrixMaker(actor: Actor): void {
  if (!can(actor, 'matrix.manage', { rootUnitId: actor.rootUnitId })) throw notPermitted(explainRefusal('matrix.manage'));
}
