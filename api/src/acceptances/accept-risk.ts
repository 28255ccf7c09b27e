import { Inject, Injectable } from '@nestjs/common';
import type { AcceptancesView, AcceptRiskRequest } from '@holdfast/contracts';
import { ACCEPTANCE_MONTHS, lastDayFault } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, needsChange, notPermitted } from '../platform/refusal';
import { loadRiskInFullToChange, matrixOf, requireCurrent, standingOf } from '../risks';
import { acceptancesView } from './acceptances-view';
import { whyNotBy, whyNotNow } from './why-not-accepted';

/** Bears a risk above the appetite, as it is scored now and until a day. The version of the risk keeps anybody from accepting a score that they have not seen. */
@Injectable()
export class AcceptRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, { reason, expiresOn }: AcceptRiskRequest, version: number, actor: Actor): Promise<AcceptancesView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRiskInFullToChange(tx, actor, riskId);
      const { risk, register } = place;
      const refused = whyNotBy(actor, place);
      if (refused) throw notPermitted(refused);
      requireCurrent(place, version);
      const why = whyNotNow(place, await matrixOf(tx, actor.organisationId, register.matrixVersionId));
      if (why) throw conflict('nothing-to-accept', why);
      const today = dayIn(register.timeZone, tx.now);
      const fault = lastDayFault(expiresOn, today, ACCEPTANCE_MONTHS);
      if (fault) throw needsChange([{ field: 'expiresOn', message: fault }]);

      const [id, residual] = [newId(), standingOf(risk, 'residual')];
      await tx.rows(
        `INSERT INTO risk_acceptance (organisation_id, id, risk_id, matrix_version_id, likelihood, impact, level, score, reason, expires_on, author_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [tx.organisationId, id, risk.id, residual.matrixVersionId, residual.likelihood, residual.impact, residual.level, residual.score, reason, expiresOn, actor.personId, tx.now],
      );
      await tx.record({
        action: 'risk.accepted', subjectType: 'risk', subjectId: risk.id, registerId: register.id,
        after: { acceptanceId: id, accepted: residual, expiresOn, reason },
      });
      return acceptancesView(tx, actor, place, today);
    });
  }
}
