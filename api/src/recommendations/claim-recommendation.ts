import { Inject, Injectable } from '@nestjs/common';
import type { ClaimRequest, RecommendationView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { moveInPlace } from './move-recommendation';

/** Its owner says that it is implemented. It stays outstanding until an auditor has looked. */
@Injectable()
export class ClaimRecommendation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { note }: ClaimRequest, version: number, actor: Actor): Promise<RecommendationView> {
    return this.database.write(actor, (tx) =>
      moveInPlace(tx, actor, { id, version, verb: 'claim', permission: 'recommendation.respond', event: 'recommendation.claimed' }, () => ({ changes: {}, entry: { kind: 'claimed', note }, said: { note } })),
    );
  }
}
