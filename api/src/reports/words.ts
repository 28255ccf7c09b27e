import type { MovementView, StandingView } from '@holdfast/contracts';
import { levelIndexOf, type ActionStatus, type Effectiveness, type ExemptGround, type Layer, type RecommendationPriority, type RiskMatrix, type Treatment } from '@holdfast/domain';
import type { Cell } from './blocks';

export type Matrices = ReadonlyMap<string, RiskMatrix>;

export const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  corporate: 'Corporate register', service: 'Service register', thematic: 'Thematic register', project: 'Project register', operational: 'Operational register', 'individual-assessment': 'Individual risk assessments',
};
export const TREATMENT_WORDS: Readonly<Record<Treatment, string>> = { treat: 'Treat', tolerate: 'Tolerate', transfer: 'Transfer', terminate: 'Terminate' };
export const ACTION_WORDS: Readonly<Record<ActionStatus, string>> = { open: 'Not started', 'in-progress': 'In progress', done: 'Done', cancelled: 'Cancelled' };
export const PRIORITY_WORDS: Readonly<Record<RecommendationPriority, string>> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' };
export const EFFECTIVENESS_WORDS: Readonly<Record<Effectiveness, string>> = { effective: 'Effective', partial: 'Partly effective', ineffective: 'Not effective', 'not-assessed': 'Not assessed' };

export const groundInWords = (ground: ExemptGround): string => ground.charAt(0).toUpperCase() + ground.slice(1).replaceAll('-', ' ');

export const counted = (number: number, noun: string, plural = `${noun}s`): string => `${number.toLocaleString('en-GB')} ${number === 1 ? noun : plural}`;

/** "4 · 5, High"; a level alone says so, and nothing is unscored. */
export function standingInWords(matrices: Matrices, standing: StandingView, none = 'Unscored'): string {
  const level = levelOfStanding(matrices, standing);
  if (!level) return none;
  return standing.likelihood === null ? `${level.label} (level only)` : `${standing.likelihood} · ${standing.impact}, ${level.label}`;
}

export function standingCell(matrices: Matrices, standing: StandingView, none = 'Unscored'): Cell {
  const level = levelOfStanding(matrices, standing);
  const words = standingInWords(matrices, standing, none);
  return level ? { words, colour: level.colour } : { words, soft: true };
}

export function levelOfStanding(matrices: Matrices, { matrixVersionId, likelihood, impact, level }: StandingView): RiskMatrix['levels'][number] | null {
  const matrix = matrixVersionId === null ? undefined : matrices.get(matrixVersionId);
  const index = matrix ? levelIndexOf(matrix, { likelihood, impact, level }) : null;
  return index === null ? null : (matrix?.levels[index] ?? null);
}

export function movementInWords(movement: MovementView): string {
  if (!movement) return '';
  switch (movement.kind) {
    case 'new':
      return 'New';
    case 'now-scored':
      return 'Scored for the first time';
    case 'now-unscored':
      return 'No longer scored';
    case 'not-comparable':
      return 'Not comparable';
    case 'levels':
      return levelsInWords(movement.levels);
  }
}

export function levelsInWords(levels: number): string {
  if (levels === 0) return 'Unchanged';
  return `${levels > 0 ? 'Up' : 'Down'} ${counted(Math.abs(levels), 'level')}`;
}
