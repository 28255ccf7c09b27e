import { addMonths } from './calendar';

/**
 * What is wrong with the last day of something that is borne for a while (an acceptance, an exception), or null: it lies after
 * today and at most so many months from it. Both days "yyyy-mm-dd".
 */
export function lastDayFault(day: string, today: string, months: number): string | null {
  if (day <= today) return 'Choose a day after today';
  if (day <= addMonths(today, months)) return null;
  return `Choose a day within ${months === 1 ? '1 month' : `${months} months`} from today`;
}
