import { Inject, Injectable } from '@nestjs/common';
import type { AssessmentView, RiskView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { NoteReadings } from '../readings';
import { loadRisk } from './load-risk';
import { instant, toRiskView } from './risk-view';
import { personRef } from './risk-in-place';

@Injectable()
export class RiskQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NoteReadings) private readonly noteReadings: NoteReadings,
  ) {}

  async one(riskId: string, actor: Actor): Promise<RiskView> {
    const place = await this.database.readAsAt(actor, (sql) => loadRisk(sql, actor, riskId));
    // What was not exempt then may be today.
    if (place.wording === 'full' && (place.risk.exempt_ground !== null || actor.asAt !== undefined)) await this.noteReadings.run(actor, [riskId]);
    return toRiskView(place);
  }

  /** The whole history, newest first. The public reads where the risk stood and when, not who thought so and why. */
  assessments(riskId: string, actor: Actor): Promise<AssessmentView[]> {
    return this.database.readAsAt(actor, async (sql) => {
      const { risk, wording } = await loadRisk(sql, actor, riskId);
      const assessments = await sql.rows<AssessmentView>(
        `SELECT a.id, a.kind, CASE WHEN a.level IS NOT NULL THEN a.matrix_version_id END AS "matrixVersionId", a.likelihood, a.impact,
           a.level, a.score::float8 AS score, a.target_date::text AS "targetDate", a.rationale, ${personRef('p')} AS author,
           to_json(a.recorded_at)#>>'{}' AS "recordedAt", a.published
         FROM risk_assessment a JOIN person p ON p.organisation_id = a.organisation_id AND p.id = a.author_id
         WHERE a.organisation_id = $1 AND a.risk_id = $2 ORDER BY a.id DESC`,
        [actor.organisationId, risk.id],
      );
      return assessments.map((assessment) => ({
        ...assessment,
        recordedAt: instant(assessment.recordedAt) ?? '',
        ...(wording === 'public' ? { rationale: '', author: null, published: null } : {}),
      }));
    });
  }
}
