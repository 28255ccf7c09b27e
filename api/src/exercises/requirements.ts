import type { FieldError, ScopedResourceRequest } from '@holdfast/contracts';
import { clockInWords, NO_REQUIREMENT } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { requirementsOf } from '../recovery-inputs';
import { todayOf } from '../registers';
import type { StoredScope } from './stored-exercise';

/** Each resource with what the analyses ask of it today, and what it is measured by: that, unless something else was typed, and why. */
export async function scopeToStore(tx: Transaction, actor: Actor, resources: readonly ScopedResourceRequest[]): Promise<{ scope: StoredScope[]; faults: FieldError[] }> {
  const [needed, today] = [await requirementsOf(tx, actor, resources.map(({ resourceId }) => resourceId)), await todayOf(tx, tx.organisationId)];
  const faults: FieldError[] = [];
  const scope = resources.map(({ resourceId, rtoMinutes, rpoMinutes, note = '' }, index): StoredScope => {
    const asked = needed.get(resourceId) ?? NO_REQUIREMENT;
    const [rto, rpo] = [rtoMinutes ?? asked.rtoMinutes, rpoMinutes ?? asked.rpoMinutes];
    const other = [
      ...(asked.rtoMinutes !== null && rto !== asked.rtoMinutes ? [asked.tooLateAtOnce ? 'it sooner than at once' : `the RTO of ${clockInWords(asked.rtoMinutes)}`] : []), ...(asked.rpoMinutes !== null && rpo !== asked.rpoMinutes ? [`the RPO of ${clockInWords(asked.rpoMinutes)}`] : []),
    ];
    if (other.length > 0 && note === '') faults.push({ field: `resources.${index}.note`, message: `The analyses ask for ${other.join(' and ')}: say why it is measured by something else` });
    return {
      resource_id: resourceId, rto_minutes: rto, rpo_minutes: rpo, needed_rto_minutes: asked.rtoMinutes, needed_rpo_minutes: asked.rpoMinutes, needed_on: today, requirement_note: other.length > 0 ? note : '',
      work_started_at: null, usable_at: null, abandoned_at: null, data_as_of: null, effort_minutes: null, note: '',
    };
  });
  return { scope, faults };
}
