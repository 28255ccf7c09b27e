import type { PeakRecurrence } from './impact-analysis';
import { readDate } from './register-import/date-reading';

const LAST_OF_MONTH = /^(?:the )?(?:last|last day|end|month end|(?:last day|end) of (?:the |each |every )?month)$/i;
const OF_MONTH = /^(\d{1,2})(?:st|nd|rd|th)$/i;
const OF_YEAR = /^(\d{1,2})\s*[/. ]\s*(\d{1,2})$/;

/**
 * A day of a peak period as it is kept, from how people write it, the day first: "6 May" or "6/5" is "05-06" each year, "25th" is
 * "25" and "month end" is "31" each month, "6 May 2027" is "2027-05-06" once. What is no such day stays as it was typed.
 */
export function readPeakDay(every: PeakRecurrence, typed: string): string {
  const text = typed.trim();
  switch (every) {
    case 'year': {
      const parts = OF_YEAR.exec(text);
      // A leap year, so that 29 February is a day of the year.
      return parts ? `${parts[2]!.padStart(2, '0')}-${parts[1]!.padStart(2, '0')}` : (dayIn(`${text} 2024`)?.slice(5) ?? text);
    }
    case 'month': return LAST_OF_MONTH.test(text) ? '31' : (OF_MONTH.exec(text)?.[1] ?? text);
    case 'week': return text;
    case 'once': return dayIn(text) ?? text;
  }
}

/** A month alone is no day, and a number alone none that a person writes. */
function dayIn(text: string): string | null {
  const read = /^\d+$/.test(text) ? null : readDate(text, 'day-first');
  return read && 'day' in read && !read.coarse ? read.day : null;
}
