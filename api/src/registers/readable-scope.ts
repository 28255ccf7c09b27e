import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';

/** One register, one with all that is below it, or everything: always only as far as the caller may read. */
export interface ScopeOf {
  registerId?: string;
  below?: boolean;
  /** In public wording, whatever the caller may read. */
  publicly?: boolean;
}

/**
 * The CTE `scope` with which every list, map and count begins: the registers concerned that the caller may read, and
 * whether only in public wording. Expects `$1` to be the organisation and `$2` the caller.
 */
export function readableScope(bound: Bound, { registerId, below, publicly }: ScopeOf): string {
  const top = registerId === undefined ? null : `${bound.put(registerId)}::uuid`;
  const only = top && !below ? `, ${top}` : '';
  return `scope AS MATERIALIZED (
    SELECT r.id, r.name, r.prefix, r.owner_id, r.matrix_version_id, ${publicly ? 'true' : `readable.wording = 'public'`} AS public
    FROM readable_registers($2${only}) readable JOIN register r ON r.organisation_id = $1 AND r.id = readable.register_id
    ${top && below ? `WHERE ${top} = ANY (r.path)` : ''}
  )`;
}

/** Starts the values of such a statement. */
export function boundTo(bound: Bound, actor: Actor): void {
  bound.put(actor.organisationId);
  bound.put(actor.personId);
}

/** The day that it is for the organisation `$1`, as SQL. */
export const todayAt = (bound: Bound, now: Date): string => `(${bound.put(now)}::timestamptz AT TIME ZONE (SELECT time_zone FROM organisation WHERE id = $1))::date`;
