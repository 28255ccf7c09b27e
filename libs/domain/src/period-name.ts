import { addMonths } from './calendar';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/**
 * What the period that ends on this day "yyyy-mm-dd" is called: "Quarter 2, 2026/27" of the financial year from 1 April, or
 * "July 2026" at the end of another month; any other day by itself, "15 July 2026".
 */
export function periodName(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = addMonths(`${day.slice(0, 8)}01`, 1) === nextDay(day);
  if (!lastOfMonth) return `${date} ${MONTHS[month - 1]} ${year}`;
  if (month % 3 !== 0) return `${MONTHS[month - 1]} ${year}`;
  const first = month > 3 ? year : year - 1;
  return `Quarter ${month > 3 ? month / 3 - 1 : 4}, ${first}/${String((first + 1) % 100).padStart(2, '0')}`;
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
