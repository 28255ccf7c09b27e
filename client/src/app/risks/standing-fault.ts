import type { AbstractControl, ValidationErrors } from '@angular/forms';
import { assessmentFaults, standingState, type AssessmentKind, type RiskMatrix, type Standing } from '@holdfast/domain';

/**
 * A score may be left out, but not half of it. The matrix is asked for when it is needed: it comes after the form.
 * Half a score is told by the half that is missing.
 */
export function wholeScore(kind: AssessmentKind, matrix: () => RiskMatrix | null): (control: AbstractControl<Standing | null>) => ValidationErrors | null {
  return ({ value }) => {
    const standing = value ?? {};
    // Before anything is chosen the page may not know its matrix yet.
    const scale = standing.likelihood || standing.impact || standing.level ? matrix() : null;
    if (!scale) return null;
    const [fault] = assessmentFaults(scale, { ...standing, kind }).filter(({ field }) => field !== 'targetDate');
    if (!fault) return null;
    const missing = standingState(standing) === 'unscored' && (standing.likelihood ? 'impact' : 'likelihood');
    return { score: missing ? `Choose the ${missing} too, or clear the score.` : fault.message };
  };
}

/** As a request says it; null for unscored. */
export function standingGiven(standing: Standing | null): { likelihood?: string; impact?: string; level?: string } | null {
  if (!standing) return null;
  const { likelihood, impact, level } = standing;
  if (likelihood && impact) return { likelihood, impact };
  return level ? { level } : null;
}
