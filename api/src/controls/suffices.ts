import type { FieldError, SufficesRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Transaction } from '../platform/database';
import { recommendationInSight, recommendationScope } from '../recommendations';
import { boundTo, readableScope } from '../registers';
import type { StoredControl } from './stored-control';

type EvidenceColumns = Pick<StoredControl, 'evidenceKinds' | 'evidenceAge' | 'evidenceAgeUnit' | 'evidenceSecondPerson' | 'evidenceRecommendationId'>;

/** What suffices, as the audit trail says it. */
export interface SaidOfEvidence {
  evidenceKinds: string[];
  evidenceAge: string | null;
  evidenceSecondPerson: boolean;
  evidenceRecommendationId: string | null;
}

export const evidenceColumns = ({ kinds, age, secondPerson = false, recommendationId = null }: SufficesRequest): EvidenceColumns => ({
  evidenceKinds: [...kinds].sort(), evidenceAge: age?.count ?? null, evidenceAgeUnit: age?.unit ?? null,
  evidenceSecondPerson: secondPerson && kinds.includes('manual-check'), evidenceRecommendationId: kinds.includes('recommendation') ? recommendationId : null,
});

export const evidenceOf = ({ evidenceKinds, evidenceAge, evidenceAgeUnit, evidenceSecondPerson, evidenceRecommendationId }: StoredControl): EvidenceColumns => ({
  evidenceKinds, evidenceAge, evidenceAgeUnit, evidenceSecondPerson, evidenceRecommendationId,
});

export const said = ({ evidenceKinds, evidenceAge, evidenceAgeUnit, evidenceSecondPerson, evidenceRecommendationId }: EvidenceColumns): SaidOfEvidence => ({
  evidenceKinds, evidenceAge: evidenceAge === null ? null : `${evidenceAge} ${evidenceAgeUnit ?? ''}`, evidenceSecondPerson, evidenceRecommendationId,
});

/** A recommendation out of the caller's sight is as if there were none; the one that was chosen before may stay. */
export async function sufficesFaults(tx: Transaction, actor: Actor, { kinds, recommendationId }: SufficesRequest, chosenBefore: string | null = null): Promise<FieldError[]> {
  if (!kinds.includes('recommendation')) return [];
  const fault = [{ field: 'suffices.recommendationId', message: 'Choose the recommendation from the list' }];
  if (!recommendationId) return fault;
  if (recommendationId === chosenBefore) return [];
  const bound = new Bound();
  boundTo(bound, actor);
  const found = await tx.one(
    `WITH ${readableScope(bound, {})}, ${recommendationScope(bound, actor)}
     SELECT FROM recommendation m WHERE m.organisation_id = $1 AND m.id = ${bound.put(recommendationId)} AND ${recommendationInSight('m')}`,
    bound.values,
  );
  return found ? [] : fault;
}

export const writeSuffices = (tx: Transaction, id: string, evidence: EvidenceColumns): Promise<unknown> =>
  tx.rows(
    `UPDATE control SET evidence_kinds = $3, evidence_age = $4, evidence_age_unit = $5, evidence_second_person = $6, evidence_recommendation_id = $7 WHERE organisation_id = $1 AND id = $2`,
    [tx.organisationId, id, evidence.evidenceKinds, evidence.evidenceAge, evidence.evidenceAgeUnit, evidence.evidenceSecondPerson, evidence.evidenceRecommendationId],
  );
