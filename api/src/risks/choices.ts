import type { FieldError, PersonRef, RiskView } from '@holdfast/contracts';
import { nextReviewFault } from '@holdfast/domain';
import type { Sql } from '../platform/database';
import { personRef } from './risk-in-place';

/** Ids that a request names; each has to be of the caller's organisation and still in use. */
export interface Chosen {
  ownerId?: string | null;
  categoryId?: string | null;
  unitId?: string | null;
  objectiveIds?: readonly string[];
}

/** What was found of them; what was not is null, or missing from the list. */
export interface Choices {
  owner: PersonRef | null;
  categoryName: string | null;
  unitName: string | null;
  objectives: RiskView['objectives'];
}

/**
 * Columns by which any statement of a verb can look up the choices, given its parameters for them. The owner is locked as the
 * foreign key would do it a moment later, so that nobody's departure comes in between.
 */
export const choiceColumns = (owner: string, category: string, unit: string, objectives: string): string => `
  (SELECT ${personRef('p')} FROM person p WHERE p.organisation_id = $1 AND p.id = ${owner}::uuid AND p.left_at IS NULL FOR KEY SHARE) AS owner,
  (SELECT name FROM category WHERE organisation_id = $1 AND id = ${category}::uuid AND closed_at IS NULL) AS "categoryName",
  (SELECT name FROM unit WHERE organisation_id = $1 AND id = ${unit}::uuid AND closed_at IS NULL) AS "unitName",
  coalesce((SELECT json_agg(json_build_object('id', o.id, 'code', o.code, 'title', o.title) ORDER BY o.code)
    FROM objective o WHERE o.organisation_id = $1 AND o.id = ANY (${objectives}::uuid[]) AND o.closed_at IS NULL), '[]'::json) AS objectives`;

const CHOICES = `SELECT ${choiceColumns('$2', '$3', '$4', '$5')}`;

export async function findChoices(sql: Sql, organisationId: string, { ownerId, categoryId, unitId, objectiveIds }: Chosen): Promise<Choices> {
  const found = await sql.one<Choices>(CHOICES, [organisationId, ownerId ?? null, categoryId ?? null, unitId ?? null, objectiveIds ?? []]);
  if (!found) throw new TypeError('a select without FROM has a row');
  return found;
}

/** A fault for each choice that is not to be had. */
export function choiceFaults({ ownerId, categoryId, unitId, objectiveIds }: Chosen, found: Choices): FieldError[] {
  const ids = new Set(found.objectives.map(({ id }) => id));
  return [
    ...(ownerId && !found.owner ? [{ field: 'ownerId', message: 'Choose the owner from the list' }] : []),
    ...(categoryId && !found.categoryName ? [{ field: 'categoryId', message: 'Choose the category from the list' }] : []),
    ...(unitId && !found.unitName ? [{ field: 'unitId', message: 'Choose the unit from the list' }] : []),
    ...((objectiveIds ?? []).some((id) => !ids.has(id)) ? [{ field: 'objectiveIds', message: 'Choose objectives from the list' }] : []),
  ];
}

export function reviewFaults(day: string | null | undefined, today: string): FieldError[] {
  const message = day ? nextReviewFault(day, today) : null;
  return message ? [{ field: 'nextReview', message }] : [];
}
