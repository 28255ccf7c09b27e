import type { ExceptionListRequest } from '@holdfast/contracts';
import type { Bound } from '../platform/bound';
import { asPattern, searchWords } from '../risk-lists';
import { IN_SIGHT, stateSql } from './exception-row';

/** What waits for anybody is not decided: the index of those says which. */
const ASKED = `e.step IN ('requested', 'returned')`;

/** What a list of exceptions is narrowed to, as SQL. */
export function conditionsOf({ waiting, state, ending, policy, requester, approver, register, unit, q }: ExceptionListRequest, bound: Bound, waits: string, today: string): string {
  const words = searchWords(q ?? '');
  return [
    IN_SIGHT,
    ...(waiting ? [ASKED, waits] : []),
    ...(state?.length ? [`${stateSql(today)} = ANY (${bound.put(state)}::text[])`] : []),
    ...(ending ? [`e.step = 'approved' AND e.expires_on <= ${today} + ${bound.put(ending)}::int AND ${stateSql(today)} = 'in-force'`] : []),
    ...(policy?.length ? [`lower(e.policy) = ANY (${bound.put(policy.map((name) => name.toLowerCase()))}::text[])`] : []),
    ...(requester?.length ? [`e.requester_id = ANY (${bound.put(requester)}::uuid[])`] : []),
    ...(approver?.length ? [`e.decided_by = ANY (${bound.put(approver)}::uuid[])`] : []),
    ...(register?.length ? [`r.id = ANY (${bound.put(register)}::uuid[])`] : []),
    ...(unit?.length ? [`ku.path && ${bound.put(unit)}::uuid[]`] : []),
    ...words.map((word) => `lower(concat_ws(' ', e.policy, k.reference, k.title)) LIKE ${bound.put(asPattern(word))}`),
  ].join(' AND ');
}
