import type { DigestRhythm } from '@holdfast/domain';

export const RHYTHM_WORDS: Readonly<Record<DigestRhythm, string>> = {
  'working-days': 'Every working day',
  weekly: 'Once a week',
  'when-overdue': 'When something is overdue',
  never: 'Never',
};

/** From Monday on, as ISO 8601 counts. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
