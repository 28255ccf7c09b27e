import { Inject, Injectable } from '@nestjs/common';
import { surroundings, type MadeFile } from '../paper';
import type { Actor } from '../platform/actor';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { loadReview, toReviewView } from './load-review';
import { reviewPdf } from './review-pdf';

/** A review on paper, for whoever reads it: of its lessons, what came of them as far as the reader may see it. */
@Injectable()
export class ReviewReport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  of(id: string, actor: Actor): Promise<MadeFile> {
    return this.database.readAsAt(actor, async (sql) => {
      const review = await toReviewView(sql, actor, await loadReview(sql, actor, id));
      const bytes = await reviewPdf(review, { ...(await surroundings(sql, actor)), made: this.clock.now(), ...(actor.asAt === undefined ? {} : { asAt: actor.asAt }) });
      return { bytes, name: `${review.reference} review.pdf`, type: 'application/pdf' };
    });
  }
}
