import type { FieldError } from '@holdfast/contracts';
import type { Transaction } from '../platform/database';
import { choiceFaults, findChoices } from '../risks';

export async function timeZoneOf(tx: Transaction): Promise<string> {
  const found = await tx.one<{ zone: string }>('SELECT time_zone AS zone FROM organisation WHERE id = $1', [tx.organisationId]);
  if (!found) throw new TypeError('an organisation has a time zone');
  return found.zone;
}

export const leadFaults = async (tx: Transaction, leadId: string): Promise<FieldError[]> =>
  choiceFaults({ ownerId: leadId }, await findChoices(tx, tx.organisationId, { ownerId: leadId })).map(() => ({ field: 'leadId', message: 'Choose who leads it from the list' }));

/** What exists of the inventory everybody at work knows. */
export async function lostFaults(tx: Transaction, lostIds: readonly string[]): Promise<FieldError[]> {
  const found = await tx.rows('SELECT id FROM resource WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) AND retired_at IS NULL FOR KEY SHARE', [tx.organisationId, lostIds]);
  return found.length === lostIds.length ? [] : [{ field: 'lostIds', message: 'Choose what is lost from the list of resources in use' }];
}
