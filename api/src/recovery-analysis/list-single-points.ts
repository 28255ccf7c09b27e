import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { SinglePointView } from '@holdfast/contracts';
import { everySinglePoint } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadRecovery, resourceView } from '../recovery-inputs';
import { requireContinuity } from './require-continuity';

/** All resources whose loss alone stops an activity. Of very many it takes a while, in which others are served. */
@Injectable()
export class ListSinglePoints {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(actor: Actor): Promise<SinglePointView[]> {
    requireContinuity(actor);
    const loaded = await this.database.read(actor.organisationId, (sql) => loadRecovery(sql, actor));
    const reckoning = everySinglePoint(loaded.graph);
    let step = reckoning.next();
    for (; !step.done; step = reckoning.next()) await setImmediate();
    return step.value.map(({ id, activities }) => ({ ...resourceView(loaded, loaded.graph.indexOf.get(id)!), activities }));
  }
}
