import type { Bound } from '../platform/bound';
import { readableScope } from '../registers';

/**
 * The CTEs with which every statement about actions begins: `scope`, the registers that the caller reads, and `elsewhere`, the
 * actions of other registers that serve a risk in one of them. `$1` is the organisation and `$2` the caller.
 */
export const actionScope = (bound: Bound): string => `
  ${readableScope(bound, {})}, elsewhere AS MATERIALIZED (
    SELECT DISTINCT x.action_id FROM scope s
    JOIN action_risk x ON x.organisation_id = $1 AND x.elsewhere_register_id = s.id WHERE NOT s.public
  )`;

/** The caller reads its home, or the register of a risk of it, in full; or owns it, and then need not read any register: also of the past, whoever owns it today. */
export const inSight = (a: string): string =>
  `(EXISTS (SELECT FROM public.action own WHERE own.organisation_id = $1 AND own.id = ${a}.id AND own.owner_id = $2) OR ${a}.register_id IN (SELECT id FROM scope WHERE NOT public) OR ${a}.id IN (SELECT action_id FROM elsewhere))`;
