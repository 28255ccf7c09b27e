import { Inject, Injectable } from '@nestjs/common';
import type { AcceptancesView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Clock, dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { loadRiskInFull } from '../risks';
import { acceptancesView } from './acceptances-view';

@Injectable()
export class ReadAcceptances {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(riskId: string, actor: Actor): Promise<AcceptancesView> {
    const now = this.clock.now();
    return this.database.read(actor.organisationId, async (sql) => {
      const place = await loadRiskInFull(sql, actor, riskId);
      return acceptancesView(sql, actor, place, dayIn(place.register.timeZone, now));
    });
  }
}
