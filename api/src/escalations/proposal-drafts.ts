import { Inject, Injectable } from '@nestjs/common';
import type { EscalationDraftView, MoveTargetView, WordsView } from '@holdfast/contracts';
import { can, whyNotEscalated, whyNotHandedDown } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { conflict } from '../platform/refusal';
import { declaredCrosswalk, loadRiskInFull, requireOnRisk, standingOf, type RiskInPlace } from '../risks';
import { shownAsOf, undecidedOf } from './propose';
import { placeThere } from './proposed-words';
import { endOf, matrixAt, registerAbove, registersBelow, registersToMoveTo, type Receiver } from './receiving-register';
import { whyNotMoved } from './why-not-moved';

/** What a proposal begins with: where it would go, and the risk's own words on the matrix of that register. Refused like the proposal itself. */
@Injectable()
export class ProposalDrafts {
  constructor(@Inject(Database) private readonly database: Database) {}

  up(riskId: string, actor: Actor): Promise<EscalationDraftView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const place = await loadRiskInFull(sql, actor, riskId);
      requireOnRisk(actor, 'escalation.propose', place);
      const { risk, register } = place;
      const receiver = await registerAbove(sql, actor, register.path);
      const why = whyNotEscalated({
        status: risk.status, registerName: register.name, registerIsClosed: register.closedAt !== null, shownAs: shownAsOf(place),
        undecided: (await undecidedOf(sql, actor.organisationId, risk.id))?.state ?? null, receiver: receiver && { name: receiver.name, isClosed: receiver.closedAt !== null },
      });
      if (why || !receiver) throw conflict('cannot-propose', why ?? '');
      return draftFor(sql, actor, place, receiver);
    });
  }

  down(riskId: string, actor: Actor): Promise<EscalationDraftView[]> {
    return this.database.read(actor.organisationId, async (sql) => {
      const place = await loadRiskInFull(sql, actor, riskId);
      requireOnRisk(actor, 'risk.close', place);
      const { risk, register } = place;
      const undecided = await undecidedOf(sql, actor.organisationId, risk.id);
      const why = whyNotHandedDown({
        status: risk.status, registerName: register.name, registerIsClosed: register.closedAt !== null, shownAs: shownAsOf(place), undecided: undecided?.state ?? null, receiver: null,
      });
      if (why) throw conflict('cannot-propose', why);
      const drafts: EscalationDraftView[] = [];
      for (const receiver of await registersBelow(sql, actor, register.id, risk.id)) drafts.push(await draftFor(sql, actor, place, receiver));
      return drafts;
    });
  }

  moves(riskId: string, actor: Actor): Promise<MoveTargetView[]> {
    return this.database.read(actor.organisationId, async (sql) => {
      const place = await loadRiskInFull(sql, actor, riskId);
      requireOnRisk(actor, 'risk.close', place);
      const why = whyNotMoved(place);
      if (why) throw conflict('cannot-move', why);
      const from = place.risk.residual_matrix_version_id ?? place.register.matrixVersionId;
      const targets: MoveTargetView[] = [];
      for (const to of await registersToMoveTo(sql, actor, place.register.path)) {
        if (!can(actor, 'risk.submit', { unitPath: to.unitPath, registerOwnerId: to.owner.id, rootUnitId: actor.rootUnitId })) continue;
        const sameMatrix = to.matrixVersionId === from;
        targets.push({
          registerId: to.id, registerName: to.name, sameMatrix, comparable: sameMatrix || (await declaredCrosswalk(sql, actor.organisationId, from, to.matrixVersionId)) !== null,
        });
      }
      return targets;
    });
  }
}

async function draftFor(sql: Sql, actor: Actor, { risk }: RiskInPlace, receiver: Receiver): Promise<EscalationDraftView> {
  const { title, cause, event, consequence } = risk;
  const source: WordsView = { title, cause, event, consequence, residual: standingOf(risk, 'residual') };
  const { residual, why } = await placeThere(sql, actor.organisationId, source.residual, { matrixVersionId: receiver.matrixVersionId, matrix: await matrixAt(sql, actor, receiver) });
  return { to: endOf(receiver), decider: receiver.owner, appetite: receiver.appetite, source, words: { ...source, residual }, whyNoPlace: why };
}
