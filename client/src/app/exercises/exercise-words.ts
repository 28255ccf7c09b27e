import { readRecurrence, recurrenceInWords } from '@holdfast/domain';

export { againstWords, EXERCISE_KIND_WORDS as KIND_WORDS, EXERCISE_OUTCOME_WORDS as OUTCOME_WORDS, EXERCISE_STATE_WORDS as STATE_WORDS, measuredWords } from '@holdfast/domain';

export function recurrenceWords(text: string): string {
  const recurrence = readRecurrence(text);
  return recurrence ? recurrenceInWords(recurrence) : text;
}
