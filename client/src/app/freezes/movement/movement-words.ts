import type { MovedRisk, MovementView, RegisterMovementView } from '@holdfast/contracts';
import type { RiskChange } from '@holdfast/domain';
import { counted } from '../freeze-words';

/** What asks for a look first comes first. */
export const CHANGE_ORDER: readonly RiskChange[] = ['up', 'new', 'down', 'closed', 'now-scored', 'now-unscored', 'not-comparable', 'unchanged'];

export const CHANGE_WORDS: Readonly<Record<RiskChange, string>> = {
  new: 'New', closed: 'Closed', up: 'Up', down: 'Down', unchanged: 'Unchanged', 'now-scored': 'Now scored', 'now-unscored': 'No longer scored', 'not-comparable': 'Not comparable',
};

export const CHANGE_MEANING: Readonly<Record<RiskChange, string>> = {
  new: 'Open on the later day, and not on the earlier.', closed: 'Open on the earlier day, and not on the later.', up: 'At a higher level of risk than before.', down: 'At a lower level of risk than before.',
  unchanged: 'At the same level of risk, though the cell may be another.', 'now-scored': 'Unscored before.', 'now-unscored': 'Their score was taken back.',
  'not-comparable': 'Scored on another matrix before, and no crosswalk says how that reads on this one.',
};

const IN_SENTENCE: Readonly<Record<RiskChange, string>> = {
  new: 'new', closed: 'closed', up: 'rose', down: 'came down', unchanged: 'unchanged', 'now-scored': 'now scored', 'now-unscored': 'no longer scored', 'not-comparable': 'not comparable',
};

/** "Of 12 open risks, 2 rose, 1 closed and 9 unchanged. With 3 new, 14 are open." Its numbers add up. */
export function sumInWords({ counts, from, to }: Pick<RegisterMovementView, 'counts' | 'from' | 'to'>): string {
  const stayed = CHANGE_ORDER.filter((change) => change !== 'new' && counts[change] > 0).map((change) => `${counts[change]} ${IN_SENTENCE[change]}`);
  const before = from.open === 0 ? 'No risk was open' : `Of ${counted(from.open, 'open risk')}, ${listed(stayed)}`;
  return `${before}. With ${counts.new || 'none'} new, ${to.open} ${to.open === 1 ? 'is' : 'are'} open.`;
}

const listed = (parts: readonly string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`);

export const movementOf = ({ change, levels }: MovedRisk): MovementView => {
  if (levels !== null) return { kind: 'levels', levels };
  return change === 'new' || change === 'now-scored' || change === 'now-unscored' || change === 'not-comparable' ? { kind: change } : null;
};

/** Where it came from, or where it went and why. */
export function besideInWords({ change, movedFrom, movedTo, closeReason }: MovedRisk): string {
  if (movedFrom) return `Moved here from ${movedFrom.name}`;
  if (movedTo) return `Moved to ${movedTo.name}`;
  return change === 'closed' ? (closeReason ?? '') : '';
}
