import type { DeputyRequest, FieldError } from '@holdfast/contracts';
import { deputyFaults, type Deputy, type ResourceKind } from '@holdfast/domain';
import type { Transaction } from '../platform/database';
import { personRef } from '../risks';

export const storedDeputies = (asked: readonly DeputyRequest[]): Deputy[] => asked.map(({ personId = null, role = '' }) => ({ personId, role }));

/** What is wrong with deputies; who was one before may stay after leaving, until somebody is named instead. */
export async function deputiesFaults(tx: Transaction, deputies: readonly Deputy[], kind: ResourceKind, before: readonly Deputy[] = []): Promise<FieldError[]> {
  const faults = [...deputyFaults(deputies, kind)];
  const stay = new Set(before.map(({ personId }) => personId));
  const come = deputies.flatMap(({ personId }) => (personId !== null && !stay.has(personId) ? [personId] : []));
  if (come.length === 0) return faults;
  const here = new Set((await tx.rows<{ id: string }>('SELECT id FROM person WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) AND left_at IS NULL FOR SHARE', [tx.organisationId, come])).map(({ id }) => id));
  return [...faults, ...deputies.flatMap(({ personId }, at) => (personId !== null && come.includes(personId) && !here.has(personId) ? [{ field: `deputies.${at}.personId`, message: 'Choose the person from the list' }] : []))];
}

/** Those of a resource `r` as SQL: DeputyView[]. */
export const deputiesJson = `(SELECT coalesce(json_agg(json_build_object('person', CASE WHEN dp.id IS NOT NULL THEN ${personRef('dp')} END, 'left', dp.left_at IS NOT NULL, 'role', named.one ->> 'role') ORDER BY named.at), '[]'::json)
  FROM jsonb_array_elements(r.deputies) WITH ORDINALITY named (one, at) LEFT JOIN person dp ON dp.organisation_id = $1 AND dp.id = (named.one ->> 'personId')::uuid)`;
