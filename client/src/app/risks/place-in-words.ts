import type { StandingView } from '@holdfast/contracts';
import type { RiskMatrix } from '@holdfast/domain';
import { faceOfStanding } from '../shared/level-face';

/** "F · I, Medium"; a level alone by its name. */
export function placeInWords(matrix: RiskMatrix | undefined, standing: StandingView): string {
  const { likelihood, impact, level } = standing;
  const face = (matrix && faceOfStanding(matrix, standing)?.label) ?? level ?? '';
  return likelihood && impact ? `${likelihood} · ${impact}, ${face}` : face;
}
