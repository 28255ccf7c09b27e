import type { Flag } from '@holdfast/domain';
import { day } from '../shared/words/dates';

/** Why a risk is flagged, in a sentence. `level` is what its matrix calls the highest level. */
export function flagInWords({ flag, count, since, indicators = [] }: Flag, level = 'the highest level', now = new Date()): string {
  switch (flag) {
    case 'level-still':
      return `Its level has not moved for ${count} reviews in a row.`;
    case 'highest-too-long':
      return `It has been at ${level} since ${since ? day(since, { long: true, now }) : 'an unknown day'}, longer than the ${count === 1 ? 'month' : `${count} months`} that this register allows.`;
    case 'actions-all-late':
      return count === 1 ? 'The only action that is left is late.' : `All ${count} actions that are left are late.`;
    case 'indicator-breached':
      return `${count === 1 ? 'An indicator that watches it is' : `${count} indicators that watch it are`} outside tolerance since ${since ? day(since, { long: true, now }) : 'an unknown day'}: ${indicators.join(', ')}. It is to be reviewed.`;
  }
}
