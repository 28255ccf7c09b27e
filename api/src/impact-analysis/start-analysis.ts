import { Inject, Injectable } from '@nestjs/common';
import type { ImpactAnalysisView, SaveImpactAnalysisRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict } from '../platform/refusal';
import { contentOf } from './analysis-content';
import { loadActivityToChange, loadAnalysis, toAnalysisView } from './load-analysis';
import { requireToManage } from './require-on-analysis';
import { judged, type StoredAnalysis } from './stored-analysis';
import { insertAnalysis } from './write-analysis';

/** A new version as a draft, of which an activity has one at a time. What is approved stays in force meanwhile. */
@Injectable()
export class StartAnalysis {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(activityId: string, request: SaveImpactAnalysisRequest, actor: Actor): Promise<ImpactAnalysisView> {
    return this.database.write(actor, async (tx) => {
      const activity = await loadActivityToChange(tx, actor, activityId);
      requireToManage(actor, activity);
      const state = await tx.one<{ open: number | null; last: number }>(
        `SELECT max(number) FILTER (WHERE step IN ('draft', 'submitted', 'returned')) AS open, coalesce(max(number), 0) AS last FROM impact_analysis WHERE organisation_id = $1 AND activity_id = $2`,
        [tx.organisationId, activityId],
      );
      if (state?.open != null) throw conflict('open', `Version ${state.open} is at work already. Go on with it, or withdraw it first.`);
      const { content, scale, calendars } = await contentOf(tx, actor, request, null);
      const row = {
        ...judged(content, scale, calendars), organisation_id: tx.organisationId, id: newId(), activity_id: activityId, number: (state?.last ?? 0) + 1, step: 'draft', author_ids: [actor.personId], author_id: actor.personId,
        approved_by: null, approved_at: null, next_review: null, changed_at: tx.now.toISOString(), version: 1, created_at: tx.now.toISOString(),
      } as StoredAnalysis;
      await insertAnalysis(tx, row, { kind: 'started', note: '', authorId: actor.personId });
      await tx.record({ action: 'impact-analysis.started', subjectType: 'impact-analysis', subjectId: row.id, after: { activityId, number: row.number, step: 'draft', ...content } });
      return toAnalysisView(actor, await loadAnalysis(tx, actor, row.id));
    });
  }
}
