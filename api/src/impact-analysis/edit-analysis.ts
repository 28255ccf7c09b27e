import { Inject, Injectable } from '@nestjs/common';
import type { ImpactAnalysisView, SaveImpactAnalysisRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { contentOf } from './analysis-content';
import { loadAnalysis, loadAnalysisToChange, toAnalysisView } from './load-analysis';
import { requireMove, requireToManage } from './require-on-analysis';
import { judged } from './stored-analysis';
import { updateAnalysis } from './write-analysis';

/** Changes what a draft says. Whoever does so is one of its authors from then on. */
@Injectable()
export class EditAnalysis {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: SaveImpactAnalysisRequest, version: number, actor: Actor): Promise<ImpactAnalysisView> {
    return this.database.write(actor, async (tx) => {
      const found = await loadAnalysisToChange(tx, actor, id);
      requireToManage(actor, found.activity);
      requireMove(actor, found, 'edit', version);
      const { analysis: before } = found;
      const { content, scale, calendars } = await contentOf(tx, actor, request, before.content);
      const changed = difference(before.content, content);
      if (!changed) return toAnalysisView(actor, found);
      await updateAnalysis(tx, before, { ...judged(content, scale, calendars), author_ids: [...new Set([...before.author_ids, actor.personId])] });
      await tx.record({ action: 'impact-analysis.edited', subjectType: 'impact-analysis', subjectId: id, ...changed });
      return toAnalysisView(actor, await loadAnalysis(tx, actor, id));
    });
  }
}
