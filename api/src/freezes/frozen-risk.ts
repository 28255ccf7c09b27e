import type { FrozenRiskRow, PersonRef, StandingView } from '@holdfast/contracts';
import type { FrozenAssessment, FrozenEvidence, FrozenPerson, FrozenRegister, FrozenRisk } from '@holdfast/domain';

export const frozenPerson = (person: FrozenPerson | undefined): PersonRef => ({ id: person?.id ?? '', name: person?.name ?? '', jobTitle: person?.jobTitle ?? '' });

const standing = (assessed: FrozenAssessment | null): StandingView =>
  assessed?.level
    ? { matrixVersionId: assessed.matrixVersionId, likelihood: assessed.likelihood, impact: assessed.impact, level: assessed.level, score: assessed.score }
    : { matrixVersionId: null, likelihood: null, impact: null, level: null, score: null };

/** A risk of a freeze as a list tells it. */
export const frozenRiskRow = ({ units, categories, people, evidence }: FrozenRegister, risk: FrozenRisk): FrozenRiskRow => ({
  id: risk.id, reference: risk.reference, title: risk.title, status: risk.status, unitName: units.get(risk.unitId)?.name ?? '',
  categoryName: risk.categoryId ? (categories.get(risk.categoryId)?.name ?? null) : null, owner: risk.ownerId ? frozenPerson(people.get(risk.ownerId)) : null, treatment: risk.treatment,
  inherent: standing(risk.inherent), residual: standing(risk.residual), target: standing(risk.target), nextReview: risk.nextReview, exempt: risk.exemptGround !== null,
  evidence: asFrozen(evidence.get(risk.id)),
});

const asFrozen = (evidence: FrozenEvidence | undefined): FrozenRiskRow['evidence'] => (evidence ? { state: evidence.state, drawn: evidence.drawn, since: evidence.since } : null);
