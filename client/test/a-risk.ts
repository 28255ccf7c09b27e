import type { AssessmentView, PersonRef, RiskRow, RiskView, StandingView } from '@holdfast/contracts';

export const headOfIct: PersonRef = { id: 'head-of-ict', name: 'Nadia Okafor', jobTitle: 'Head of ICT' };

export const unscored: StandingView = { matrixVersionId: null, likelihood: null, impact: null, level: null, score: null };

export function standing(likelihood: string, impact: string, level: string): StandingView {
  return { matrixVersionId: 'a-f', likelihood, impact, level, score: null };
}

export function aRow(given: Partial<RiskRow> = {}): RiskRow {
  return {
    id: 'r1', reference: 'ICT-001', title: 'Telephony fails for a working day', status: 'open', registerId: 'ict', registerName: 'ICT service register', unitName: 'ICT', categoryName: null,
    owner: headOfIct, treatment: null, inherent: unscored, residual: unscored, target: unscored, movement: null, nextReview: null, exempt: false, ...given,
  };
}

export function aRisk(given: Partial<RiskView> = {}): RiskView {
  return {
    ...aRow(), wording: 'full', cause: '', event: '', consequence: '', categoryId: null, unitId: 'ict-unit', proximity: null, objectives: [], exemptGround: null, publicTitle: null,
    publicDescription: null, targetDate: null, author: headOfIct, openedAt: '2026-01-05T10:00:00.000Z', closedAt: null, closeReason: null, extra: [], upperRisk: null, lowerRisks: [],
    register: { id: 'ict', name: 'ICT service register', prefix: 'ICT', matrixVersionId: 'a-f', ownerId: 'register-owner', unitPath: ['root', 'ict-unit'], appetite: 'M', above: [], closedAt: null },
    updatedAt: '2026-01-05T10:00:00.000Z', version: 1, ...given,
  };
}

export function anAssessment(given: Partial<AssessmentView> = {}): AssessmentView {
  return { id: 'a1', kind: 'residual', targetDate: null, rationale: '', author: headOfIct, recordedAt: '2026-04-14T09:00:00.000Z', published: null, ...standing('C', 'II', 'H'), ...given };
}
