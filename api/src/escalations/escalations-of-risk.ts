import { Inject, Injectable } from '@nestjs/common';
import type { EscalationRow, EscalationsOfRiskView } from '@holdfast/contracts';
import { can, explainRefusal, whyNotEscalated, whyNotHandedDown, type Permission } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database, type Sql } from '../platform/database';
import { boundTo } from '../registers';
import { loadRiskInFull, type RiskInPlace } from '../risks';
import { ESCALATION_JOINS, escalationRowJson, escalationScope, IN_SIGHT, waitsForCaller } from './escalation-row';
import { shownAsOf, undecidedOf } from './propose';
import { registerAbove, registersBelow, registersToMoveTo } from './receiving-register';
import { whyNotMoved } from './why-not-moved';

const OVER = 'What was can be read but not changed.';
const NOT_IN_THE_PAST: EscalationsOfRiskView['whyNot'] = { escalate: OVER, handDown: OVER, move: OVER };

/** Where a risk was proposed, and what came to it: the history at both ends, with what may be done now. */
@Injectable()
export class EscalationsOfRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(riskId: string, actor: Actor): Promise<EscalationsOfRiskView> {
    return this.database.readAsAt(actor, async (sql) => {
      const place = await loadRiskInFull(sql, actor, riskId);
      return { escalations: await historyOf(sql, actor, place.risk.id), whyNot: actor.asAt === undefined ? await whyNot(sql, actor, place) : NOT_IN_THE_PAST };
    });
  }
}

async function historyOf(sql: Sql, actor: Actor, riskId: string): Promise<EscalationRow[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = escalationScope(bound);
  const row = escalationRowJson(waitsForCaller(bound, actor));
  const risk = bound.put(riskId);
  const found = await sql.rows<{ row: EscalationRow }>(
    `WITH ${scope}, of_risk AS MATERIALIZED (
       SELECT id FROM escalation WHERE organisation_id = $1 AND risk_id = ${risk}::uuid
       UNION SELECT id FROM escalation WHERE organisation_id = $1 AND result_risk_id = ${risk}
     ) SELECT ${row} AS row FROM of_risk JOIN escalation e ON e.organisation_id = $1 AND e.id = of_risk.id ${ESCALATION_JOINS} WHERE ${IN_SIGHT} ORDER BY e.id DESC`,
    bound.values,
  );
  return found.map((one) => one.row);
}

async function whyNot(sql: Sql, actor: Actor, place: RiskInPlace): Promise<EscalationsOfRiskView['whyNot']> {
  const { risk, register } = place;
  const refused = (permission: Permission): string | null =>
    can(actor, permission, { unitPath: register.unitPath, registerOwnerId: register.ownerId, riskOwnerId: risk.owner_id, rootUnitId: actor.rootUnitId })
      ? null
      : explainRefusal(permission, { registerOwner: `the ${register.ownerTitle}` });
  const above = await registerAbove(sql, actor, register.path);
  const state = {
    status: risk.status, registerName: register.name, registerIsClosed: register.closedAt !== null, shownAs: shownAsOf(place),
    undecided: (await undecidedOf(sql, actor.organisationId, risk.id))?.state ?? null,
  };
  return {
    escalate: refused('escalation.propose') ?? whyNotEscalated({ ...state, receiver: above && { name: above.name, isClosed: above.closedAt !== null } }),
    handDown:
      refused('risk.close') ??
      whyNotHandedDown({ ...state, receiver: null }) ??
      (state.undecided ? 'The rule of the register suggests to escalate this risk. Dismiss that first.' : null) ??
      ((await registersBelow(sql, actor, register.id, risk.id)).length > 0 ? null : `No register lies below ${register.name} that you read.`),
    move:
      refused('risk.close') ??
      whyNotMoved(place) ??
      ((await registersToMoveTo(sql, actor, register.path)).some((to) => can(actor, 'risk.submit', { unitPath: to.unitPath, registerOwnerId: to.owner.id, rootUnitId: actor.rootUnitId }))
        ? null
        : `No register above ${register.name} takes a risk from you.`),
  };
}
