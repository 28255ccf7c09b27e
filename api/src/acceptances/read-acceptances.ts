import { Inject, Injectable } from '@nestjs/common';
import type { AcceptancesView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { loadRiskInFull } from '../risks';
import { acceptancesView } from './acceptances-view';

@Injectable()
export class ReadAcceptances {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, actor: Actor): Promise<AcceptancesView> {
    return this.database.readAsAt(actor, async (sql) => {
      const place = await loadRiskInFull(sql, actor, riskId);
      return acceptancesView(sql, actor, place, dayIn(place.register.timeZone, sql.now));
    });
  }
}
