import { Inject, Injectable } from '@nestjs/common';
import type { FailureReviewView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadReview, toReviewView } from './load-review';

@Injectable()
export class ReviewQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  one(id: string, actor: Actor): Promise<FailureReviewView> {
    return this.database.readAsAt(actor, async (sql) => toReviewView(sql, actor, await loadReview(sql, actor, id)));
  }
}
