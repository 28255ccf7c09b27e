import { LIMITS } from './vocabulary';

/** The system that an action replaces, and the financial years in which that is done; each by the year in which it begins. */
export interface Replacement {
  readonly system: string;
  readonly from: number;
  readonly to: number;
}

/** What is wrong with the years of a replacement; null when nothing is. */
export function replacementFault({ from, to }: Pick<Replacement, 'from' | 'to'>): string | null {
  if (to < from) return 'The last year cannot lie before the first';
  return to - from > LIMITS.replacementYears ? `A replacement spans at most ${LIMITS.replacementYears} years from its first. Split it into several actions` : null;
}

/** Every financial year from the first in which something is replaced to the last, those between without any too. */
export function yearsOfReplacements(replacements: readonly Pick<Replacement, 'from' | 'to'>[]): number[] {
  if (replacements.length === 0) return [];
  const first = Math.min(...replacements.map(({ from }) => from));
  const last = Math.max(...replacements.map(({ to }) => to));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
