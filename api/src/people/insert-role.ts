import type { RoleInUnit } from '@holdfast/contracts';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { sayConstraint } from '../platform/constraint-words';

sayConstraint('role_assignment_once', 'role', 'This person has that role there already');

export async function insertRole(tx: Transaction, grantedBy: string | null, personId: string, { role, unitId }: RoleInUnit): Promise<void> {
  await tx.rows('INSERT INTO role_assignment (organisation_id, id, person_id, unit_id, role, granted_by, granted_at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    tx.organisationId, newId(), personId, unitId, role, grantedBy, tx.now,
  ]);
}
