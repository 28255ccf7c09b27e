import type { DigestRhythm } from '@holdfast/domain';

export const RHYTHM_WORDS: Readonly<Record<DigestRhythm, string>> = {
  'working-days': 'Every working day',
  weekly: 'Once a week',
  'when-overdue': 'When something is overdue',
  never: 'Never',
};
