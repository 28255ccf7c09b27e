import { can, explainRefusal, mayGrant, type Role } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { conflict, notPermitted } from '../platform/refusal';
import { sayConstraint } from '../platform/constraint-words';
import { nobody } from './people-queries';

sayConstraint('person_email_unique', 'email', 'Somebody here has this address already');

/** A person as verbs need one, held until the end of the transaction. */
export interface LoadedPerson {
  id: string;
  name: string;
  jobTitle: string;
  email: string;
  joined: boolean;
  leftAt: Date | null;
  version: number;
  roles: { id: string; role: Role; unitId: string; unitPath: string[] }[];
  /** Units of the registers that the account reaches by owning them, or a risk in them. */
  ownedUnitPaths: string[][];
}

export async function loadPerson(tx: Transaction, id: string): Promise<LoadedPerson> {
  await tx.rows('SELECT 1 FROM person WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  const person = await tx.one<LoadedPerson>(
    `SELECT p.id, p.name, p.job_title AS "jobTitle", p.email, p.password_hash IS NOT NULL AS joined, p.left_at AS "leftAt", p.version,
       coalesce((SELECT json_agg(json_build_object('id', a.id, 'role', a.role, 'unitId', a.unit_id, 'unitPath', u.path))
         FROM role_assignment a JOIN unit u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id
         WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.ended_at IS NULL), '[]'::json) AS roles,
       coalesce((SELECT json_agg(DISTINCT to_jsonb(u.path))
         FROM register r JOIN unit u ON u.organisation_id = r.organisation_id AND u.id = r.unit_id
         WHERE r.organisation_id = p.organisation_id AND (r.owner_id = p.id OR r.id IN (
           SELECT k.register_id FROM risk k WHERE k.organisation_id = p.organisation_id AND k.owner_id = p.id AND k.status <> 'draft'))), '[]'::json) AS "ownedUnitPaths"
     FROM person p WHERE p.organisation_id = $1 AND p.id = $2`,
    [tx.organisationId, id],
  );
  if (!person) throw nobody();
  return person;
}

/**
 * Whoever may hand out somebody's link can sign in as them. So an account is managed by those alone who could give every
 * role that it holds and manage every unit that it reaches into; one that reaches nowhere, by those who manage the whole.
 */
export function requireManaged(person: LoadedPerson, actor: Actor): void {
  const manages = (unitPath: readonly string[]): boolean => can(actor, 'person.manage', { unitPath });
  const reached = [...person.roles.map(({ unitPath }) => unitPath), ...person.ownedUnitPaths];
  const paths = reached.length > 0 ? reached : [[actor.rootUnitId]];
  if (!paths.every(manages) || !person.roles.every(({ role, unitPath }) => mayGrant(actor, role, unitPath)))
    throw notPermitted(explainRefusal('person.manage'), 'This account reaches further than your own roles do.');
}

export function requireHere(person: LoadedPerson): void {
  if (person.leftAt) throw conflict('left', `The ${person.jobTitle} has left. Nothing about them can be changed.`);
}
