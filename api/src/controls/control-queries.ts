import { Inject, Injectable } from '@nestjs/common';
import type { ControlView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadRiskInFull } from '../risks';
import { controlsOf, controlView } from './control-views';
import { loadControl } from './load-control';

@Injectable()
export class ControlQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  ofRisk(riskId: string, actor: Actor): Promise<ControlView[]> {
    return this.database.readAsAt(actor, async (sql) => {
      const { risk, register } = await loadRiskInFull(sql, actor, riskId);
      return controlsOf(sql, actor, risk.id, {
        status: risk.status, reference: risk.reference, ownerId: risk.owner_id, register: { ...register, closed: register.closedAt !== null },
      });
    });
  }

  one(id: string, actor: Actor): Promise<ControlView> {
    return this.database.readAsAt(actor, async (sql) => controlView(sql, actor, await loadControl(sql, actor, id)));
  }
}
