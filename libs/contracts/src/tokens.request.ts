import { API_TOKEN_STATES, LIMITS, ROLES, type ApiTokenState, type Role } from '@holdfast/domain';
import { Day, Id, OneOf, Text, YesNo } from './fields';
import { WordsInQuery } from './in-query';

export const API_TOKEN_SORTS = ['name', 'owner', 'role', 'state', 'expires', 'used'] as const;
export type ApiTokenSort = (typeof API_TOKEN_SORTS)[number];

/** GET /api/tokens */
export class ListTokensRequest {
  /** `mine`, unless said otherwise; `all` is for an administrator of the whole organisation. */
  @OneOf({ called: 'Whose', words: ['mine', 'all'], optional: true }) whose?: 'mine' | 'all';
  /** Part of a name, or of the name or job title of the owner. */
  @Text({ called: 'Search', max: 100, optional: true }) q?: string;
  @WordsInQuery('state', API_TOKEN_STATES) state?: ApiTokenState[];
  @OneOf({ called: 'Order', words: API_TOKEN_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: ApiTokenSort | `-${ApiTokenSort}`;
  @Text({ called: 'Place in the list', max: 1000, optional: true }) after?: string;
}

/** POST /api/tokens: a token for oneself; the answer shows it, once. */
export class MakeTokenRequest {
  /** What it is for. */
  @Text({ called: 'Name', min: 1, max: LIMITS.name }) name: string;
  /** A role that the caller holds in that very unit: the token may do what this role may, and no more. */
  @OneOf({ called: 'Role', words: ROLES }) role: Role;
  @Id({ called: 'Unit' }) unitId: string;
  /** It changes nothing. */
  @YesNo({ called: 'Reads only' }) readOnly: boolean;
  /** Its last day, at most a year from today. */
  @Day({ called: 'Last day' }) expiresOn: string;
}
