import { EXCEPTION_ENDING_DAYS } from '@holdfast/domain';
import { stateSql } from './exception-row';

/**
 * With EXCEPTION_JOINS: what the caller asked for, or what lies on a risk of theirs, that ends soon, went stale or ran out; unless a
 * renewal of it waits to be decided.
 */
export const runningOut = (today: string): string => `e.step = 'approved' AND (e.requester_id = $2 OR k.owner_id = $2)
  AND (${stateSql(today)} IN ('expired', 'stale') OR ${stateSql(today)} = 'in-force' AND e.expires_on <= ${today} + ${EXCEPTION_ENDING_DAYS[0]})
  AND NOT EXISTS (SELECT FROM policy_exception n WHERE n.organisation_id = $1 AND n.risk_id = e.risk_id AND n.predecessor_id = e.id AND n.step IN ('requested', 'returned'))`;
