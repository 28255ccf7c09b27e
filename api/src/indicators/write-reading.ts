import { periodLabel, readingFaults, readingState } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { callForReview } from '../risks';
import { targetOf, type LoadedIndicator } from './indicator-rows';
import { linkedTo } from './write-links';

interface Read {
  periodStart: string;
  value: number | null;
  notCollected?: string;
  narrative?: string;
}

interface Corrects {
  id: string;
  value: number | null;
  reason: string;
}

/** Enters a reading, the first of its period or one that corrects another. Out of tolerance it calls for a review of the risks that it watches. */
export async function writeReading(tx: Transaction, actor: Actor, indicator: LoadedIndicator, { periodStart, value, notCollected = '', narrative = '' }: Read, corrects: Corrects | null): Promise<void> {
  const state = readingState(indicator.direction, targetOf(indicator, periodStart), value);
  const faults = readingFaults(state, { value, notCollected, narrative });
  if (faults.length > 0) throw needsChange(faults);
  await tx.rows(
    `INSERT INTO indicator_reading (organisation_id, id, indicator_id, period_start, value, not_collected, narrative, corrects_id, correction_reason, author_id, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [tx.organisationId, newId(), indicator.id, periodStart, value, notCollected, narrative, corrects?.id ?? null, corrects?.reason ?? '', actor.personId, tx.now],
  );
  const label = periodLabel(indicator.period, periodStart);
  await tx.record({
    action: corrects ? 'indicator.reading-corrected' : 'indicator.reading-entered', subjectType: 'indicator', subjectId: indicator.id,
    before: corrects ? { reading: corrects.value } : null,
    after: { readingFor: label, reading: value, ...(notCollected ? { notCollected } : {}), ...(narrative ? { narrative } : {}), ...(corrects ? { reason: corrects.reason } : {}) },
  });
  // What was read for an earlier period says nothing about how things are now.
  if (state === 'outside' && indicator.read.every((read) => read <= periodStart))
    await callForReview(tx, await linkedTo(tx, 'risk', indicator.id), `${indicator.code} ${indicator.title} is outside tolerance for ${label}`);
}
