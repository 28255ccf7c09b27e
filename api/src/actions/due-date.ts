import type { FieldError } from '@holdfast/contracts';
import { isIsoDate } from '@holdfast/domain';

/** What is wrong with a date that is being set on a day `today`. */
export function dueDateFaults(dueDate: string, today: string): FieldError[] {
  if (!isIsoDate(dueDate)) return [{ field: 'dueDate', message: 'Give a day of the calendar, such as 2027-03-31' }];
  return dueDate < today ? [{ field: 'dueDate', message: 'A due date lies ahead: choose today or later.' }] : [];
}
