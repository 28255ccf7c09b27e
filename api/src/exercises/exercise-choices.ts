import type { FieldError, ParticipantRequest, RehearsedResourceRequest } from '@holdfast/contracts';
import { can, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Transaction } from '../platform/database';
import { needsChange, notPermitted } from '../platform/refusal';
import { PLAN_IN_SIGHT, planScope } from '../plans';
import { boundTo } from '../registers';
import { choiceFaults, findChoices } from '../risks';

/** A unit that is in use, and in which the caller plans rehearsals. Which units there are, everybody knows. */
export async function requireUnit(tx: Transaction, actor: Actor, unitId: string): Promise<void> {
  const unit = await tx.one<{ path: string[] }>('SELECT path FROM unit WHERE organisation_id = $1 AND id = $2 AND closed_at IS NULL FOR SHARE', [tx.organisationId, unitId]);
  if (!unit) throw needsChange([{ field: 'unitId', message: 'Choose the unit from the list' }]);
  if (!can(actor, 'exercise.manage', { unitPath: unit.path })) throw notPermitted(explainRefusal('exercise.manage'));
}

export const personFaults = async (tx: Transaction, field: 'leadId' | 'ownerId', personId: string): Promise<FieldError[]> =>
  choiceFaults({ ownerId: personId }, await findChoices(tx, tx.organisationId, { ownerId: personId })).map(() => ({ field, message: `Choose the ${field === 'leadId' ? 'lead' : 'owner'} from the list` }));

/** Whoever plans rehearsals reads all resources. Those `kept` may have been retired since. */
export async function resourceFaults(tx: Transaction, resources: readonly RehearsedResourceRequest[], kept: readonly string[] = []): Promise<FieldError[]> {
  const ids = resources.map(({ resourceId }) => resourceId);
  const found = await tx.rows<{ id: string }>('SELECT id FROM resource WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) AND (retired_at IS NULL OR id = ANY ($3::uuid[])) FOR KEY SHARE', [
    tx.organisationId, ids, kept,
  ]);
  const known = new Set(found.map(({ id }) => id));
  return ids.flatMap((id, index) => {
    if (!known.has(id)) return [{ field: `resources.${index}.resourceId`, message: 'Choose the resource from the list' }];
    return ids.indexOf(id) < index ? [{ field: `resources.${index}.resourceId`, message: 'This resource is in the list already' }] : [];
  });
}

/** Those `kept` may have been retired since, or be out of sight. */
export async function planFaults(tx: Transaction, actor: Actor, planIds: readonly string[], kept: readonly string[] = []): Promise<FieldError[]> {
  if (planIds.length === 0) return [];
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = planScope(bound, actor);
  const found = await tx.unprepared<{ id: string }>(
    `WITH ${scope} SELECT p.id FROM plan p WHERE p.organisation_id = $1 AND p.id = ANY (${bound.put(planIds)}::uuid[]) AND (p.retired_at IS NULL AND ${PLAN_IN_SIGHT} OR p.id = ANY (${bound.put(kept)}::uuid[])) FOR KEY SHARE OF p`,
    bound.values,
  );
  const known = new Set(found.map(({ id }) => id));
  return planIds.flatMap((id, index) => {
    if (!known.has(id)) return [{ field: `planIds.${index}`, message: 'Choose the plan from the list' }];
    return planIds.indexOf(id) < index ? [{ field: `planIds.${index}`, message: 'This plan is in the list already' }] : [];
  });
}

/** Somebody who was there may have left since. */
export async function participantFaults(tx: Transaction, participants: readonly ParticipantRequest[]): Promise<FieldError[]> {
  const ids = participants.flatMap(({ personId }) => personId ?? []);
  const found = await tx.rows<{ id: string }>('SELECT id FROM person WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) FOR KEY SHARE', [tx.organisationId, ids]);
  const known = new Set(found.map(({ id }) => id));
  return participants.flatMap(({ personId, name }, index) => {
    if (personId !== null) return known.has(personId) ? [] : [{ field: `participants.${index}.personId`, message: 'Choose the person from the list' }];
    return name === '' ? [{ field: `participants.${index}.name`, message: 'Write a name, or leave the line out' }] : [];
  });
}
