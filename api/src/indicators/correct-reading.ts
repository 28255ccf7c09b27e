import { Inject, Injectable } from '@nestjs/common';
import type { CorrectReadingRequest, IndicatorView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict, notFound } from '../platform/refusal';
import { indicatorView, loadIndicatorToChange, requireOnIndicator, requireOpen } from './load-indicator';
import { writeReading } from './write-reading';

/** A corrected reading is a new one; the old stays on show. */
@Injectable()
export class CorrectReading {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(readingId: string, { reason, ...request }: CorrectReadingRequest, actor: Actor): Promise<IndicatorView> {
    return this.database.write(actor, async (tx) => {
      const of = await tx.one<{ indicatorId: string }>('SELECT indicator_id AS "indicatorId" FROM indicator_reading WHERE organisation_id = $1 AND id = $2', [tx.organisationId, readingId]);
      if (!of) throw notFound('There is no such reading.');
      const indicator = await loadIndicatorToChange(tx, actor, of.indicatorId);
      requireOnIndicator(actor, 'indicator.report', indicator);
      requireOpen(indicator);
      const reading = await tx.one<{ periodStart: string; value: number | null; corrected: boolean }>(
        `SELECT r.period_start::text AS "periodStart", r.value::float8 AS value,
           EXISTS (SELECT FROM indicator_reading c WHERE c.organisation_id = $1 AND c.corrects_id = r.id) AS corrected
         FROM indicator_reading r WHERE r.organisation_id = $1 AND r.id = $2`,
        [tx.organisationId, readingId],
      );
      if (!reading) throw notFound('There is no such reading.');
      if (reading.corrected) throw conflict('corrected', 'This reading was corrected already. Load the page again, and correct the one that counts.');
      await writeReading(tx, actor, indicator, { ...request, periodStart: reading.periodStart }, { id: readingId, value: reading.value, reason });
      return indicatorView(tx, actor, indicator.id);
    });
  }
}
