import { addDays, addMonths, weekdayOf } from './calendar';
import type { PeakPeriod } from './impact-analysis';

/** First and last day, "yyyy-mm-dd". */
export interface DaysOfPeak {
  readonly from: string;
  readonly to: string;
}

/**
 * When a peak period comes within a range of days: each time whole, also where it began before or goes on after. Of a day that a
 * year or month does not have, the last that it has stands for it.
 */
export function peakDays({ every, from, to }: Pick<PeakPeriod, 'every' | 'from' | 'to'>, first: string, last: string): DaysOfPeak[] {
  if (every === 'once') return to >= first && from <= last ? [{ from, to }] : [];
  if (every === 'week') return daysOfWeek(Number(from), Number(to), first, last);
  const step = every === 'year' ? 12 : 1;
  const found: DaysOfPeak[] = [];
  // A peak that runs over the end of the year or month has begun in the one before.
  for (let start = addMonths(every === 'year' ? `${first.slice(0, 4)}-01-01` : `${first.slice(0, 7)}-01`, -step); start <= last; start = addMonths(start, step)) {
    const days = { from: dayIn(start, from), to: dayIn(Number(from.replace('-', '')) > Number(to.replace('-', '')) ? addMonths(start, step) : start, to) };
    if (days.to >= first && days.from <= last) found.push(days);
  }
  return found;
}

/** Weekdays from 1, Monday. */
function daysOfWeek(from: number, to: number, first: string, last: string): DaysOfPeak[] {
  const more = (to - from + 7) % 7;
  const found: DaysOfPeak[] = [];
  // The latest that has begun a week before the range at most.
  for (let start = addDays(first, -((weekdayOf(first) - from + 7) % 7)); start <= last; start = addDays(start, 7)) {
    const days = { from: start, to: addDays(start, more) };
    if (days.to >= first) found.push(days);
  }
  return found;
}

/** "12-01" of the year, or "25" of the month, that begins on a day. */
function dayIn(start: string, day: string): string {
  const [months, of] = day.length === 5 ? [Number(day.slice(0, 2)) - 1, day.slice(3)] : [0, day];
  const month = addMonths(start, months).slice(0, 7);
  const ends = addDays(addMonths(`${month}-01`, 1), -1).slice(8);
  return `${month}-${of.padStart(2, '0') > ends ? ends : of.padStart(2, '0')}`;
}
