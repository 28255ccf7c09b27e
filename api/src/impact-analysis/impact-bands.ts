import { Inject, Injectable } from '@nestjs/common';
import type { ImpactBandsView, SetImpactBandsRequest } from '@holdfast/contracts';
import { bandsFault, can, DEFAULT_BANDS, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { needsChange, notPermitted, stale } from '../platform/refusal';

/** The time bands in which new analyses are asked; those of the trade until the organisation sets its own. */
@Injectable()
export class ImpactBands {
  constructor(@Inject(Database) private readonly database: Database) {}

  read(actor: Actor): Promise<ImpactBandsView> {
    return this.database.readAsAt(actor, (sql) => bandsOf(sql, actor));
  }

  set({ ends }: SetImpactBandsRequest, version: number, actor: Actor): Promise<ImpactBandsView> {
    return this.database.write(actor, async (tx) => {
      if (!mayManage(actor)) throw notPermitted(explainRefusal('working-calendar.manage'));
      await tx.rows('SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE', [tx.organisationId]);
      const before = await bandsOf(tx, actor);
      if (before.version !== version) throw stale(before);
      const fault = bandsFault(ends);
      if (fault) throw needsChange([{ field: 'ends', message: fault }]);
      if (String(ends) === String(before.ends)) return before;
      await tx.rows(
        `INSERT INTO impact_bands (organisation_id, ends, version) VALUES ($1, $2, $3) ON CONFLICT (organisation_id) DO UPDATE SET ends = excluded.ends, version = excluded.version`,
        [tx.organisationId, JSON.stringify(ends), before.version + 1],
      );
      await tx.record({ action: 'impact-bands.set', subjectType: 'organisation', subjectId: tx.organisationId, before: { impactBands: before.ends }, after: { impactBands: ends } });
      return bandsOf(tx, actor);
    });
  }
}

const mayManage = (actor: Actor): boolean => can(actor, 'working-calendar.manage', { rootUnitId: actor.rootUnitId });

export async function bandsOf(sql: Sql, actor: Actor): Promise<ImpactBandsView> {
  const found = await sql.one<{ ends: number[]; version: number }>('SELECT ends, version FROM impact_bands WHERE organisation_id = $1', [actor.organisationId]);
  return { ends: found?.ends ?? [...DEFAULT_BANDS], version: found?.version ?? 1, mayManage: mayManage(actor) };
}
