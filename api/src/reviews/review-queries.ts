import { Inject, Injectable } from '@nestjs/common';
import type { ReviewView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadRiskInFull } from '../risks';
import { REVIEW, REVIEW_JOINS } from './review-view';

@Injectable()
export class ReviewQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Who confirmed or changed what, and why, the newest first. */
  of(riskId: string, actor: Actor): Promise<ReviewView[]> {
    return this.database.readAsAt(actor, async (sql) => {
      const { risk } = await loadRiskInFull(sql, actor, riskId);
      const rows = await sql.rows<{ review: ReviewView }>(
        `SELECT ${REVIEW} AS review FROM review v ${REVIEW_JOINS} WHERE v.organisation_id = $1 AND v.risk_id = $2 ORDER BY v.id DESC`,
        [actor.organisationId, risk.id],
      );
      return rows.map(({ review }) => review);
    });
  }
}
