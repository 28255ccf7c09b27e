import { Inject, Injectable } from '@nestjs/common';
import type { IndicatorRow, IndicatorView, ReadingsDueView } from '@holdfast/contracts';
import { readingOverdue } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { todayOf } from '../registers';
import { loadRiskInFull } from '../risks';
import { dueOf, loadIndicators, mayReport, targetOf, toIndicatorRow } from './indicator-rows';
import { indicatorView } from './load-indicator';

/** Readings due in one answer. */
const MOST_DUE = 200;

@Injectable()
export class IndicatorQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  one(id: string, actor: Actor): Promise<IndicatorView> {
    return this.database.readAsAt(actor, (sql) => indicatorView(sql, actor, id));
  }

  /** Those that watch a risk, for whoever reads it in full. */
  ofRisk(riskId: string, actor: Actor): Promise<IndicatorRow[]> {
    return this.database.readAsAt(actor, async (sql) => {
      const { risk } = await loadRiskInFull(sql, actor, riskId);
      const today = await todayOf(sql, actor.organisationId);
      const found = await loadIndicators(sql, actor.organisationId, 'i.closed_at IS NULL AND i.id IN (SELECT x.indicator_id FROM indicator_risk x WHERE x.organisation_id = $1 AND x.risk_id = $2)', [risk.id]);
      return found.map((indicator) => toIndicatorRow(actor, indicator, today));
    });
  }

  /** One's own first; then the longest due. */
  due(actor: Actor): Promise<ReadingsDueView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const today = await todayOf(sql, actor.organisationId);
      const items = (await loadIndicators(sql, actor.organisationId, 'i.closed_at IS NULL'))
        .filter((indicator) => mayReport(actor, indicator))
        .flatMap((indicator) => {
          const { id, code, title, measure, direction, period, unitName, owner, recent } = indicator;
          return dueOf(indicator, today).map((periodStart) => {
            const last = recent.find((reading) => reading.periodStart < periodStart);
            return {
              indicator: { id, code, title, measure, direction, period, unitName, owner }, periodStart, overdue: readingOverdue(period, periodStart, today), target: targetOf(indicator, periodStart),
              last: last ? { periodStart: last.periodStart, value: last.value } : null, mine: owner.id === actor.personId,
            };
          });
        })
        .sort((one, other) => Number(other.mine) - Number(one.mine) || Number(other.overdue) - Number(one.overdue));
      return { today, items: items.slice(0, MOST_DUE), more: Math.max(items.length - MOST_DUE, 0) };
    });
  }
}
