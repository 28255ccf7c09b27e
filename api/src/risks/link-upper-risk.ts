import { Inject, Injectable } from '@nestjs/common';
import type { RiskView } from '@holdfast/contracts';
import { visibilityOf } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { auditedDifference } from './audited-risk';
import { loadRiskToChange } from './load-risk';
import { requireChangeable, requireCurrent, requireOnRisk } from './require-on-risk';
import { LINKED_RISK, LINKED_RISKS, type LinkedRisk } from './risk-in-place';
import { toRiskView } from './risk-view';
import type { StoredRisk } from './stored-risk';
import { updateRisk } from './write-risk';

/** Says which risk of a register above stands for this one, so that a roll-up of both counts one. */
@Injectable()
export class LinkUpperRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, upperRiskId: string, version: number, actor: Actor): Promise<RiskView> {
    return this.database.write(actor, async (tx) => {
      // The upper row first, as whoever closes an upper risk goes on to its lower ones.
      const upper = await lockUpper(tx, actor, upperRiskId, riskId);
      const place = await loadRiskToChange(tx, actor, riskId);
      requireOnRisk(actor, 'risk.link-upper', place);
      requireCurrent(place, version);
      requireChangeable(place);
      const { risk: before, register } = place;
      if (before.status === 'draft') throw conflict('is-a-draft', 'This is a draft. Submit it before it is linked to a risk above.');
      const fault = faultOf(upper, register.path.slice(0, -1));
      if (fault || !upper) throw needsChange([{ field: 'upperRiskId', message: fault ?? '' }]);
      if (before.upper_risk_id === upper.id) return toRiskView(place);

      const changes: Partial<StoredRisk> = { upper_risk_id: upper.id, upper_register_id: upper.registerId, upper_hidden: isHidden(upper) };
      const event = tx.eventRow({
        action: 'risk.linked',
        subjectType: 'risk',
        subjectId: before.id,
        registerId: register.id,
        ...auditedDifference(before, { ...before, ...changes }),
      });
      return toRiskView({ ...place, upper, risk: await updateRisk(tx, before, changes, { event }) });
    });
  }
}

interface Upper extends LinkedRisk {
  /** The chain of upper risks comes back to the lower one: registers were put into another order since. */
  comesBack: boolean;
}

async function lockUpper(tx: Transaction, actor: Actor, upperRiskId: string, riskId: string): Promise<Upper | null> {
  const found = await tx.one<{ upper: LinkedRisk; comesBack: boolean }>(
    `SELECT ${LINKED_RISK} AS upper, EXISTS (
       WITH RECURSIVE chain AS (
         SELECT upper_risk_id AS id FROM risk WHERE organisation_id = $1 AND id = $3
         UNION
         SELECT k.upper_risk_id FROM chain JOIN risk k ON k.organisation_id = $1 AND k.id = chain.id
       ) SELECT FROM chain WHERE id = $4) AS "comesBack"
     FROM ${LINKED_RISKS} WHERE l.organisation_id = $1 AND l.id = $3 AND l.status <> 'draft' FOR SHARE OF l`,
    [actor.organisationId, actor.personId, upperRiskId, riskId],
  );
  return found && { ...found.upper, comesBack: found.comesBack };
}

function faultOf(upper: Upper | null, registersAbove: readonly string[]): string | null {
  if (!upper || (upper.wording === 'public' && isHidden(upper))) return 'Choose the upper risk from the list';
  if (!registersAbove.includes(upper.registerId)) return 'Choose a risk of a register above this one';
  if (upper.status !== 'open') return `${upper.reference} is closed. Choose an open risk`;
  return upper.comesBack ? `${upper.reference} already leads to this risk from below. Take that link away first` : null;
}

const isHidden = ({ exemptGround, publicTitle }: LinkedRisk): boolean => visibilityOf({ exemptGround, publicWording: publicTitle }) === 'exempt-hidden';
