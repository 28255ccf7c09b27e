import type { AttendanceRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';

/** Writes who is there. People are of the organisation, those who have left since included: minutes tell what was. */
export async function writeAttendance(tx: Transaction, actor: Actor, sittingId: string, { people = [], others = [] }: AttendanceRequest): Promise<void> {
  const ids = [...new Set(people)];
  const found = ids.length === 0 ? [] : await tx.rows<{ id: string }>('SELECT id FROM person WHERE organisation_id = $1 AND id = ANY ($2::uuid[])', [tx.organisationId, ids]);
  if (found.length < ids.length) throw needsChange([{ field: 'people', message: 'Choose people from the list' }]);
  await tx.rows(
    `INSERT INTO review_sitting_attendance (organisation_id, id, sitting_id, people, others, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.organisationId, newId(), sittingId, ids, [...new Set(others)], actor.personId, tx.now],
  );
}
