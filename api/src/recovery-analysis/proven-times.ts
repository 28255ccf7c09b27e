import type { ProvenTimes } from '@holdfast/domain';
import { provenOf } from '../exercises';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';

/** What signed-off rehearsals and invocations measured, by resource. */
export const provenTimes = (sql: Sql, { organisationId }: Actor): Promise<ProvenTimes> => provenOf(sql, organisationId);
