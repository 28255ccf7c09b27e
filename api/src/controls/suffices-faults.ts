import type { SufficesRequest } from '@holdfast/contracts';
import { sufficingKindsFault } from '@holdfast/domain';
import { continuityScope, resourceSeen } from '../continuity';
import { programmeInSight } from '../exercises';
import { PLAN_IN_SIGHT, planScope } from '../plans';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Transaction } from '../platform/database';
import { recommendationInSight, recommendationScope } from '../recommendations';
import { boundTo, readableScope } from '../registers';
import type { StoredControl } from './stored-control';
import type { SufficesFault } from './suffices';

type Chosen = Pick<StoredControl, 'evidenceRecommendationId' | 'evidenceProgrammeId' | 'evidenceResourceId' | 'evidencePlanId'>;
type ChosenField = 'recommendationId' | 'programmeId' | 'resourceId' | 'planId';

const fault = (field: keyof SufficesRequest, message: string): SufficesFault => ({ field: `suffices.${field}`, message });

/** What is out of the caller's sight is as if it were not there; what was chosen before may stay. */
export async function sufficesFaults(tx: Transaction, actor: Actor, request: SufficesRequest, before?: Chosen): Promise<SufficesFault[]> {
  const { kinds, asks = null, exerciseKinds = [], recommendationId = null, programmeId = null, resourceId = null, planId = null } = request;
  const faults: SufficesFault[] = [];
  const needs = async (field: ChosenField, id: string | null, chosenBefore: string | null | undefined, message: string): Promise<void> => {
    if (id === null || (id !== chosenBefore && !(await isInSight(tx, actor, field, id)))) faults.push(fault(field, message));
  };
  if (kinds.includes('recommendation')) await needs('recommendationId', recommendationId, before?.evidenceRecommendationId, 'Choose the recommendation from the list');
  if (kinds.includes('exercise')) {
    if (asks === null) faults.push(fault('asks', 'Say what a rehearsal has to show'));
    const why = asks && sufficingKindsFault(asks, exerciseKinds);
    if (why) faults.push(fault('exerciseKinds', why));
    if (programmeId !== null && resourceId !== null) faults.push(fault('programmeId', 'Choose a programme or a resource, not both'));
    else if (programmeId !== null) await needs('programmeId', programmeId, before?.evidenceProgrammeId, 'Choose the programme from the list');
    else if (resourceId !== null) await needs('resourceId', resourceId, before?.evidenceResourceId, 'Choose the resource from the list');
  }
  const ofResource = kinds.includes('exercise') && resourceId !== null;
  const rehearsed = kinds.includes('exercise') && programmeId === null && resourceId === null;
  // Whoever names a resource counts its real use, unless a plan is named besides.
  if (kinds.includes('plan-review') || rehearsed || (kinds.includes('invocation') && (!ofResource || planId !== null))) await needs('planId', planId, before?.evidencePlanId, 'Choose the plan from the list');
  return faults;
}

async function isInSight(tx: Transaction, actor: Actor, field: ChosenField, id: string): Promise<boolean> {
  const bound = new Bound();
  boundTo(bound, actor);
  const found = await tx.one(statementOf(field, bound, actor, bound.put(id)), bound.values);
  return found !== null;
}

function statementOf(field: ChosenField, bound: Bound, actor: Actor, id: string): string {
  switch (field) {
    case 'recommendationId':
      return `WITH ${readableScope(bound, {})}, ${recommendationScope(bound, actor)} SELECT FROM recommendation m WHERE m.organisation_id = $1 AND m.id = ${id} AND ${recommendationInSight('m')}`;
    case 'programmeId':
      return `SELECT FROM exercise_programme g WHERE g.organisation_id = $1 AND $2::uuid IS NOT NULL AND g.id = ${id} AND g.ended_at IS NULL AND ${programmeInSight(actor)}`;
    case 'resourceId':
      return `WITH ${continuityScope(bound, actor)} SELECT FROM resource r WHERE r.organisation_id = $1 AND r.id = ${id} AND r.retired_at IS NULL AND ${resourceSeen('r')}`;
    case 'planId':
      return `WITH ${planScope(bound, actor)} SELECT FROM plan p WHERE p.organisation_id = $1 AND p.id = ${id} AND p.retired_at IS NULL AND ${PLAN_IN_SIGHT}`;
  }
}
