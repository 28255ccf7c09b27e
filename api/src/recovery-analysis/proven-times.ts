import type { GapRow } from '@holdfast/contracts';
import { provenOf } from '../exercises';
import { resourcesPastRto } from '../invocations';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import type { LoadedRecovery } from '../recovery-inputs';

export type ProvenTime = NonNullable<GapRow['proven']>;

/**
 * What is proven of each resource, by id: what the last signed-off rehearsal or invocation measured, or that it takes longer than it is
 * lost by now, where that is past its RTO and it is not back.
 */
export async function provenTimes(sql: Sql, actor: Actor, loaded: LoadedRecovery): Promise<Map<string, ProvenTime>> {
  const times = new Map([...(await provenOf(sql, actor.organisationId))].map(([id, { minutes, moreThan, on }]): [string, ProvenTime] => [id, { minutes, moreThan, on, stillLost: null }]));
  for (const [id, { measured, since, source }] of await resourcesPastRto(sql, actor, loaded)) times.set(id, { ...measured, on: sql.now.toISOString(), stillLost: { since, source } });
  return times;
}
