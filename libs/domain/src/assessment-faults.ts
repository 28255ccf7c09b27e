import { isIsoDate } from './calendar';
import { codesInWords } from './codes-in-words';
import { levelOf } from './level-of';
import { rankOf } from './position-of';
import type { RiskMatrix } from './risk-matrix';
import type { Standing } from './standing';
import type { AssessmentKind } from './vocabulary';

/** An assessment as a form or a request gives it. */
export interface AssessmentGiven extends Standing {
  readonly kind: AssessmentKind;
  /** The day by which a target is to be reached, "yyyy-mm-dd". */
  readonly targetDate?: string | null;
}

export interface AssessmentFault {
  readonly field: 'likelihood' | 'impact' | 'level' | 'targetDate';
  readonly message: string;
}

/**
 * Everything wrong with an assessment on a matrix, each on its field; empty when it is sound. Sound is a cell of the matrix,
 * or a level of it alone; a target has its date and nothing else does. To leave a risk unscored is to make no assessment.
 */
export function assessmentFaults(matrix: RiskMatrix, given: AssessmentGiven): readonly AssessmentFault[] {
  return [...standingFaults(matrix, given), ...dateFaults(given)];
}

function standingFaults(matrix: RiskMatrix, given: AssessmentGiven): readonly AssessmentFault[] {
  if (given.level) {
    if (given.likelihood || given.impact) {
      return [{ field: 'level', message: 'Give a likelihood and an impact, or a level alone, not both.' }];
    }
    if (matrix.levels.some(({ code }) => code === given.level)) return [];
    return [{ field: 'level', message: `Choose ${codesInWords(matrix.levels)}. This matrix has no level ${given.level}.` }];
  }
  const faults = (['likelihood', 'impact'] as const).flatMap((field): AssessmentFault[] => {
    const code = given[field];
    if (code && rankOf(matrix[field], code) >= 0) return [];
    const choice = `Choose ${codesInWords(matrix[field])}.`;
    return [{ field, message: code ? `${choice} This matrix has no ${code}.` : choice }];
  });
  if (faults.length > 0) return faults;
  const found = levelOf(matrix, given);
  return found.ok ? [] : [{ field: 'impact', message: found.message }];
}

function dateFaults({ kind, targetDate }: AssessmentGiven): readonly AssessmentFault[] {
  if (kind !== 'target') return targetDate ? [{ field: 'targetDate', message: 'Only a target has a date to be reached by.' }] : [];
  if (!targetDate) return [{ field: 'targetDate', message: 'Say by when the target is to be reached.' }];
  return isIsoDate(targetDate) ? [] : [{ field: 'targetDate', message: 'Give a day of the calendar, such as 2027-03-31.' }];
}
