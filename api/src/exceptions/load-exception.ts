import type { ExceptionEntryView, ExceptionRow } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { dayIn } from '../platform/clock';
import type { Sql, Transaction } from '../platform/database';
import { notFound, type Refusal } from '../platform/refusal';
import { boundTo, todayAt } from '../registers';
import { loadRiskInFull, loadRiskInFullToChange, personRef, type RiskInPlace } from '../risks';
import type { ExceptionInPlace } from './exception-in-place';
import { EXCEPTION_JOINS, exceptionRowJson, instantSql, waitsForCaller } from './exception-row';
import type { StoredException } from './stored-exception';

export const noSuchException = (): Refusal => notFound('There is no such exception, or it is not yours to read.');

/** The exception as the caller may see it: whoever reads its risk in full. To anybody else it is not there. */
export async function loadException(sql: Sql, actor: Actor, exceptionId: string): Promise<ExceptionInPlace> {
  const place = await loadRiskInFull(sql, actor, await riskOf(sql, actor, exceptionId), noSuchException);
  return inPlace(sql, actor, place, exceptionId);
}

/** The same with its risk locked: all that is decided about a risk is decided by one at a time. */
export async function loadExceptionToChange(tx: Transaction, actor: Actor, exceptionId: string): Promise<ExceptionInPlace> {
  const place = await loadRiskInFullToChange(tx, actor, await riskOf(tx, actor, exceptionId), noSuchException);
  return inPlace(tx, actor, place, exceptionId);
}

async function riskOf(sql: Sql, actor: Actor, exceptionId: string): Promise<string> {
  const found = await sql.one<{ riskId: string }>('SELECT risk_id AS "riskId" FROM policy_exception WHERE organisation_id = $1 AND id = $2', [actor.organisationId, exceptionId]);
  if (!found) throw noSuchException();
  return found.riskId;
}

/** An exception of a risk in sight; also as it is after a verb has changed it. */
export async function inPlace(sql: Sql, actor: Actor, place: RiskInPlace, exceptionId: string): Promise<ExceptionInPlace> {
  const bound = new Bound();
  boundTo(bound, actor);
  const today = todayAt(bound, sql.now);
  const found = await sql.one<{ exception: StoredException; row: ExceptionRow; entries: ExceptionEntryView[] }>(
    `SELECT to_json(e) AS exception, ${exceptionRowJson(waitsForCaller(bound, actor), today)} AS row,
       (SELECT json_agg(json_build_object('id', n.id, 'kind', n.kind, 'note', n.note, 'author', ${personRef('a')}, 'recordedAt', ${instantSql('n.recorded_at')}) ORDER BY n.id DESC)
        FROM policy_exception_entry n JOIN person a ON a.organisation_id = $1 AND a.id = n.author_id WHERE n.organisation_id = $1 AND n.exception_id = e.id) AS entries
     FROM policy_exception e ${EXCEPTION_JOINS} WHERE e.organisation_id = $1 AND e.id = ${bound.put(exceptionId)}`,
    bound.values,
  );
  if (!found) throw noSuchException();
  return { ...found, place, today: dayIn(place.register.timeZone, sql.now) };
}
