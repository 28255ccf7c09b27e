import { Inject, Injectable } from '@nestjs/common';
import type { ExceptionDraftView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database, type Sql } from '../platform/database';
import { conflict, notPermitted } from '../platform/refusal';
import { boundTo } from '../registers';
import { loadRiskInFull, standingOf } from '../risks';
import { exceptionScope, IN_SIGHT } from './exception-row';
import { whyNotAsked } from './exception-view';
import { controlsOn, exceptionsOn, whyNotOn } from './exceptions-on-risk';
import { noSuchException } from './load-exception';
import { personOf, renewedView } from './renewed-view';
import type { StoredException } from './stored-exception';

/** As many names of policies as a list of suggestions is looked through for. */
const POLICIES = 200;

/** What a request begins with, for a new exception and for one that is renewed. Refused like the request itself. */
@Injectable()
export class ExceptionDraft {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(riskId: string, renewsId: string | undefined, actor: Actor): Promise<ExceptionDraftView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const place = await loadRiskInFull(sql, actor, riskId);
      const refused = whyNotAsked(actor, place);
      if (refused) throw notPermitted(refused);
      const { risk, register } = place;
      const earlier = await exceptionsOn(sql, actor.organisationId, risk.id);
      const why = whyNotOn(place, earlier);
      if (why) throw conflict('not-to-be-excepted', why);
      const controls = await controlsOn(sql, actor.organisationId, risk.id);
      return {
        riskId: risk.id, reference: risk.reference ?? '', title: risk.title, registerId: register.id, registerName: register.name, riskVersion: risk.version, residual: standingOf(risk, 'residual'),
        controls, policies: await policiesKnown(sql, actor), decider: await personOf(sql, actor.organisationId, register.ownerId), months: register.exceptionMonths,
        renews: renewsId === undefined ? null : await renewedView(sql, place, earlierOne(earlier, renewsId), controls),
      };
    });
  }
}

function earlierOne(earlier: readonly StoredException[], renewsId: string): StoredException {
  const found = earlier.find(({ id }) => id === renewsId);
  if (!found) throw noSuchException();
  return found;
}

/** Names of policies that exceptions were asked for, in registers that the caller reads in full; as written last. */
async function policiesKnown(sql: Sql, actor: Actor): Promise<string[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const rows = await sql.rows<{ policy: string }>(
    `WITH ${exceptionScope(bound)} SELECT (array_agg(e.policy ORDER BY e.id DESC))[1] AS policy FROM policy_exception e
       JOIN risk k ON k.organisation_id = $1 AND k.id = e.risk_id
     WHERE e.organisation_id = $1 AND ${IN_SIGHT} GROUP BY lower(e.policy) ORDER BY lower(e.policy) LIMIT ${POLICIES}`,
    bound.values,
  );
  return rows.map(({ policy }) => policy);
}
