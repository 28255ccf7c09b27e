import { Inject, Injectable } from '@nestjs/common';
import type { ActionGapView } from '@holdfast/contracts';
import type { ResourceKind } from '@holdfast/domain';
import { loadAction } from '../actions';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { reckonGaps } from './reckon-gaps';
import { requireContinuity } from './require-continuity';

/** How the gaps stand that an action was planned to close: a gap may have closed by itself, because what asked for it or a recovery time changed. */
@Injectable()
export class GapsOfAction {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actionId: string, actor: Actor): Promise<ActionGapView[]> {
    requireContinuity(actor);
    return this.database.readAsAt(actor, async (sql) => {
      await loadAction(sql, actor, actionId);
      const tied = await sql.rows<{ id: string; reference: string; name: string; kind: ResourceKind; retired: boolean }>(
        `SELECT r.id, r.reference, r.name, r.kind, r.retired_at IS NOT NULL AS retired FROM gap_action g JOIN resource r ON r.organisation_id = $1 AND r.id = g.resource_id
         WHERE g.organisation_id = $1 AND g.action_id = $2 ORDER BY r.number`,
        [actor.organisationId, actionId],
      );
      // All of recovery is reckoned for it, so only where something hangs on it.
      if (tied.every(({ retired }) => retired)) return tied.map(({ retired: _, ...resource }) => ({ resource, state: 'retired', neededBy: null, by: null }));
      const { loaded: { graph }, needs, gaps: all } = await reckonGaps(sql, actor);
      const gaps = new Map(all.map((gap) => [gap.node, gap]));
      return tied.map(({ retired, ...resource }): ActionGapView => {
        if (retired) return { resource, state: 'retired', neededBy: null, by: null };
        const node = graph.indexOf.get(resource.id)!;
        const gap = gaps.get(node);
        if (gap) return { resource, state: gap.state, neededBy: gap.neededBy, by: gap.by };
        const needed = needs.binding[node]!;
        return { resource, state: 'closed', neededBy: Number.isFinite(needed) ? needed : null, by: null };
      });
    });
  }
}
