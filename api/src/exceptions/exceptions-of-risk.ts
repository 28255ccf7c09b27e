import { Inject, Injectable } from '@nestjs/common';
import type { ExceptionRow, ExceptionsOfRiskView } from '@holdfast/contracts';
import { EXCEPTION_LAYER } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database, type Sql } from '../platform/database';
import { boundTo, todayAt } from '../registers';
import { loadRiskInFull } from '../risks';
import { EXCEPTION_JOINS, exceptionRowJson, waitsForCaller } from './exception-row';
import { whyNotAsked } from './exception-view';
import { exceptionsOn, whyNotOn } from './exceptions-on-risk';

/** What was asked for on a risk, and whether more can be. */
@Injectable()
export class ExceptionsOfRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(riskId: string, actor: Actor): Promise<ExceptionsOfRiskView> {
    return this.database.readAsAt(actor, async (sql) => {
      const place = await loadRiskInFull(sql, actor, riskId);
      const stored = await exceptionsOn(sql, actor.organisationId, place.risk.id);
      return {
        exceptions: await rowsOf(sql, actor, place.risk.id),
        applies: place.register.layer === EXCEPTION_LAYER,
        whyNot: whyNotAsked(actor, place) ?? whyNotOn(place, stored),
      };
    });
  }
}

async function rowsOf(sql: Sql, actor: Actor, riskId: string): Promise<ExceptionRow[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const row = exceptionRowJson(waitsForCaller(bound, actor), todayAt(bound, sql.now));
  const found = await sql.rows<{ row: ExceptionRow }>(
    `SELECT ${row} AS row FROM policy_exception e ${EXCEPTION_JOINS} WHERE e.organisation_id = $1 AND e.risk_id = ${bound.put(riskId)} ORDER BY e.id DESC`,
    bound.values,
  );
  return found.map((one) => one.row);
}
