import type { FieldError, Standing, StandingView } from '@holdfast/contracts';
import { assessmentFaults, cellOf, levelOf, scoreOf, severityKey, type AssessmentKind, type RiskMatrix } from '@holdfast/domain';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import type { StoredRisk } from './stored-risk';
import type { StoredAssessment } from './write-risk';

/** Nothing chosen: the risk is, or goes back to, unscored. */
export const isEmpty = ({ likelihood, impact, level }: Standing): boolean => !likelihood && !impact && !level;

/** What is wrong with a standing on the register's matrix, by the fields of the request; `under` is the name of the object that holds them. */
export const standingFaults = (matrix: RiskMatrix, kind: AssessmentKind, given: Standing & { targetDate?: string | null }, under = ''): FieldError[] =>
  assessmentFaults(matrix, { ...given, kind }).map(({ field, message }) => ({ field: `${under}${field}`, message }));

/** Where a standing without fault lies on a matrix: level and score by the domain. */
export function placeOn(matrix: RiskMatrix, given: Standing): Omit<StandingView, 'matrixVersionId'> {
  const cell = cellOf(given);
  const found = cell && levelOf(matrix, cell);
  return {
    likelihood: cell?.likelihood ?? null,
    impact: cell?.impact ?? null,
    level: found ? (found.ok ? found.level.code : null) : (given.level ?? null),
    score: cell && scoreOf(matrix, cell),
  };
}

interface ToScore {
  riskId: string;
  kind: AssessmentKind;
  matrixVersionId: string;
  matrix: RiskMatrix;
  /** Without fault on that matrix, or empty. */
  given: Standing;
  targetDate?: string | null;
  rationale?: string;
  authorId: string;
  published?: string | null;
}

/** The row of an assessment: level, score and severity key by the domain. */
export function scored(tx: Transaction, { riskId, kind, matrixVersionId, matrix, given, targetDate, rationale, authorId, published }: ToScore): StoredAssessment {
  const { likelihood, impact, level, score } = placeOn(matrix, given);
  return {
    organisation_id: tx.organisationId,
    id: newId(),
    risk_id: riskId,
    kind,
    matrix_version_id: matrixVersionId,
    likelihood,
    impact,
    level,
    score,
    severity_key: severityKey(matrix, given),
    target_date: targetDate ?? null,
    rationale: rationale ?? '',
    author_id: authorId,
    recorded_at: tx.now.toISOString(),
    published: published ?? null,
  };
}

/** The columns of a risk that follow from its latest assessment of one kind. */
export function standingColumns({ id, kind, matrix_version_id, likelihood, impact, level, score, severity_key, target_date }: StoredAssessment): Partial<StoredRisk> {
  return {
    [`${kind}_assessment_id`]: id,
    [`${kind}_matrix_version_id`]: level === null ? null : matrix_version_id,
    [`${kind}_likelihood`]: likelihood,
    [`${kind}_impact`]: impact,
    [`${kind}_level`]: level,
    [`${kind}_score`]: score,
    [`${kind}_key`]: severity_key,
    ...(kind === 'target' ? { target_date } : {}),
  };
}
