import { Inject, Injectable } from '@nestjs/common';
import type { CloseRequest, IndicatorView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { indicatorView, loadIndicatorToChange, requireCurrent, requireOnIndicator } from './load-indicator';

/** A closed indicator is read no more and watches nothing; its readings stay. */
@Injectable()
export class CloseIndicator {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: CloseRequest, version: number, actor: Actor): Promise<IndicatorView> {
    return this.database.write(actor, async (tx) => {
      const indicator = await loadIndicatorToChange(tx, actor, id);
      requireOnIndicator(actor, 'indicator.manage', indicator);
      await requireCurrent(tx, actor, indicator, version);
      if (indicator.closedAt !== null) throw conflict('indicator-closed', `${indicator.code} is closed already.`);
      await tx.rows('UPDATE indicator SET closed_at = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id, tx.now]);
      await tx.record({ action: 'indicator.closed', subjectType: 'indicator', subjectId: id, before: { closedAt: null }, after: { closedAt: tx.now.toISOString(), reason } });
      return indicatorView(tx, actor, id);
    });
  }
}
