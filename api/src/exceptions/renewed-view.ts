import type { ExceptionRenewed, PersonRef } from '@holdfast/contracts';
import { whyNotRenewed } from '@holdfast/domain';
import { dayIn } from '../platform/clock';
import type { Sql } from '../platform/database';
import { conflict } from '../platform/refusal';
import { personRef, type RiskInPlace } from '../risks';
import { stateOf } from './exception-in-place';
import { thenAndNow, type ControlNow } from './exceptions-on-risk';
import { standingThen, type StoredException } from './stored-exception';

/** An exception that is to be renewed, with what it was approved on; refused where there is nothing to renew. */
export async function renewedView(sql: Sql, place: RiskInPlace, earlier: StoredException, controls: readonly ControlNow[]): Promise<ExceptionRenewed> {
  const why = whyNotRenewed(stateOf(earlier, place, dayIn(place.register.timeZone, sql.now)));
  if (why) throw conflict('not-to-be-renewed', why);
  const found = await approvedView(sql, place, earlier, controls);
  if (!found) throw new TypeError('what can be renewed was approved');
  return found;
}

/** What an exception was approved on; null when it never was. */
export async function approvedView(sql: Sql, place: RiskInPlace, earlier: StoredException, now: readonly ControlNow[]): Promise<ExceptionRenewed | null> {
  const { id, policy, deviation, reason, compensating, conditions, expires_on, decided_at, decided_by, organisation_id } = earlier;
  if (expires_on === null || decided_at === null || decided_by === null) return null;
  return {
    id, state: stateOf(earlier, place, dayIn(place.register.timeZone, sql.now)), policy, deviation, reason, compensating, conditions, expiresOn: expires_on, controls: thenAndNow(earlier.controls, now),
    residual: standingThen(earlier), decidedAt: new Date(decided_at).toISOString(), decidedBy: await personOf(sql, organisation_id, decided_by),
  };
}

export async function personOf(sql: Sql, organisationId: string, id: string): Promise<PersonRef> {
  const found = await sql.one<{ person: PersonRef }>(`SELECT ${personRef('p')} AS person FROM person p WHERE p.organisation_id = $1 AND p.id = $2`, [organisationId, id]);
  if (!found) throw new TypeError('a foreign key holds everybody who decides');
  return found.person;
}
