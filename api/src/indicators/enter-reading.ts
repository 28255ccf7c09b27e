import { Inject, Injectable } from '@nestjs/common';
import type { IndicatorView, ReadingRequest } from '@holdfast/contracts';
import { isPeriodStart, periodEnd, periodLabel } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { todayOf } from '../registers';
import type { LoadedIndicator } from './indicator-rows';
import { indicatorView, loadIndicatorToChange, requireOnIndicator, requireOpen } from './load-indicator';
import { writeReading } from './write-reading';

@Injectable()
export class EnterReading {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: ReadingRequest, actor: Actor): Promise<IndicatorView> {
    return this.database.write(actor, async (tx) => {
      const indicator = await loadIndicatorToChange(tx, actor, id);
      requireOnIndicator(actor, 'indicator.report', indicator);
      requireOpen(indicator);
      const fault = periodFault(indicator, request.periodStart, await todayOf(tx, tx.organisationId));
      if (fault) throw needsChange([{ field: 'periodStart', message: fault }]);
      await writeReading(tx, actor, indicator, request, null);
      return indicatorView(tx, actor, id);
    });
  }
}

/** Why this period cannot be read; null when it can. */
function periodFault({ period, startsOn, read }: LoadedIndicator, start: string, today: string): string | null {
  if (!isPeriodStart(period, start)) return 'Choose the period from the list';
  const label = periodLabel(period, start);
  if (start < startsOn) return `This indicator is read from ${periodLabel(period, startsOn)} on`;
  if (periodEnd(period, start) > today) return `${label} is not over yet`;
  return read.includes(start) ? `${label} has a reading already. Correct that one` : null;
}
