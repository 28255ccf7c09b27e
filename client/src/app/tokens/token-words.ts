import type { ApiTokenRow } from '@holdfast/contracts';
import type { ApiTokenState } from '@holdfast/domain';
import { ROLE_WORDS } from '../people/role-words';
import { moment } from '../shared/words/dates';

export const TOKEN_STATE_WORDS: Readonly<Record<ApiTokenState, string>> = { 'in-use': 'In use', expired: 'Expired', 'without-role': 'Role lost', ended: 'Ended' };

/** "Risk manager in Aldermere Council, reads only" */
export const standsFor = ({ role, unitName, readOnly }: ApiTokenRow): string => `${ROLE_WORDS[role].name} in ${unitName}${readOnly ? ', reads only' : ''}`;

/** "Used 12 June from 192.0.2.7" */
export const lastUse = ({ lastUsedAt, lastUsedFrom }: ApiTokenRow, zone: string | undefined): string =>
  lastUsedAt === null ? 'Not used yet' : `Used ${moment(lastUsedAt, { ...(zone === undefined ? {} : { zone }) })}${lastUsedFrom ? ` from ${lastUsedFrom}` : ''}`;
