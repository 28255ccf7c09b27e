import type { FieldError, ProposedWords, StandingView, WordsView } from '@holdfast/contracts';
import { standingThroughCrosswalk, type RiskMatrix } from '@holdfast/domain';
import type { Sql } from '../platform/database';
import { declaredCrosswalk, isEmpty, placeOn, standingFaults } from '../risks';

export const UNSCORED: StandingView = { matrixVersionId: null, likelihood: null, impact: null, level: null, score: null };

/** Words with their place on the receiving register's matrix; with faults where that has no such place. `under` is the object that holds them. */
export function wordsOn(matrix: RiskMatrix, matrixVersionId: string, { title, cause = '', event = '', consequence = '', residual }: ProposedWords, under = ''): { words: WordsView; faults: FieldError[] } {
  const given = residual && !isEmpty(residual) ? residual : null;
  const faults = given ? standingFaults(matrix, 'residual', given, `${under}residual.`) : [];
  const placed = given && faults.length === 0 ? { matrixVersionId, ...placeOn(matrix, given) } : UNSCORED;
  return { words: { title, cause, event, consequence, residual: placed }, faults };
}

/** Where a risk would stand on another matrix: where it stands, or where the declared crosswalk puts it; with why it cannot be said. */
export async function placeThere(sql: Sql, organisationId: string, residual: StandingView, to: { matrixVersionId: string; matrix: RiskMatrix }): Promise<{ residual: StandingView; why: string | null }> {
  if (residual.matrixVersionId === null) return { residual: UNSCORED, why: 'The risk is not scored.' };
  if (residual.matrixVersionId === to.matrixVersionId) return { residual, why: null };
  const crosswalk = await declaredCrosswalk(sql, organisationId, residual.matrixVersionId, to.matrixVersionId);
  const place = crosswalk && standingThroughCrosswalk(crosswalk, residual);
  if (!place) return { residual: UNSCORED, why: 'No crosswalk leads to that matrix, so no place is proposed. Choose one, or leave it to whoever decides.' };
  return { residual: { matrixVersionId: to.matrixVersionId, ...placeOn(to.matrix, place) }, why: null };
}
