import { WEEKDAY_NAMES } from './calendar';

/** How often something is rehearsed, on which day. A recurrence rule of RFC 5545 in the forms that councils use. */
export interface Recurrence {
  readonly every: 'week' | 'month' | 'year';
  /** Every so many weeks, months or years. */
  readonly interval: number;
  /** Which of those weekdays in the month, from 1, or -1 for the last; null: a day of the month by its number. */
  readonly nth: number | null;
  /** 1 Monday to 7 Sunday; null: a day of the month by its number. */
  readonly weekday: number | null;
  readonly monthDay: number | null;
  /** 1 to 12, of a yearly one. */
  readonly month: number | null;
}

export const RECURRENCE_LIMITS = { interval: 24, text: 120 } as const;

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const MONTH_NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
const FREQUENCIES = { week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const;
const BY_DAY = /^(-1|[1-4])?(MO|TU|WE|TH|FR|SA|SU)$/;

/** "FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO" for the first Monday of each month. */
export function writeRecurrence({ every, interval, nth, weekday, monthDay, month }: Recurrence): string {
  const parts = [`FREQ=${FREQUENCIES[every]}`, `INTERVAL=${interval}`];
  if (month !== null) parts.push(`BYMONTH=${month}`);
  if (weekday !== null) parts.push(`BYDAY=${nth ?? ''}${WEEKDAYS[weekday - 1] ?? ''}`);
  if (monthDay !== null) parts.push(`BYMONTHDAY=${monthDay}`);
  return parts.join(';');
}

/** The rule that the text says, or null when it is none of the forms above. What does not end by itself is ended with a reason. */
export function readRecurrence(text: string): Recurrence | null {
  const parts = new Map(text.split(';').map((part) => part.split('=', 2) as [string, string]));
  const every = (Object.keys(FREQUENCIES) as Recurrence['every'][]).find((one) => FREQUENCIES[one] === parts.get('FREQ'));
  const by = BY_DAY.exec(parts.get('BYDAY') ?? '');
  if (!every || (parts.has('BYDAY') && !by)) return null;
  const found: Recurrence = {
    every,
    interval: Number(parts.get('INTERVAL') ?? 1),
    nth: by?.[1] === undefined ? null : Number(by[1]),
    weekday: by ? WEEKDAYS.indexOf(by[2] as (typeof WEEKDAYS)[number]) + 1 : null,
    monthDay: parts.has('BYMONTHDAY') ? Number(parts.get('BYMONTHDAY')) : null,
    month: parts.has('BYMONTH') ? Number(parts.get('BYMONTH')) : null,
  };
  return fits(found) && parts.size === countOf(found, parts) ? found : null;
}

const within = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to;

function fits({ every, interval, nth, weekday, monthDay, month }: Recurrence): boolean {
  if (!within(interval, 1, RECURRENCE_LIMITS.interval)) return false;
  if (every === 'week') return weekday !== null && nth === null && monthDay === null && month === null;
  if ((every === 'year') !== (month !== null && within(month, 1, 12))) return false;
  // Days after the 28th are left out by months that have none: the last weekday is asked for instead.
  return weekday === null ? monthDay !== null && within(monthDay, 1, 28) : nth !== null && monthDay === null;
}

/** No part that is not understood: what is kept says just what is shown. */
const countOf = (found: Recurrence, parts: ReadonlyMap<string, string>): number =>
  1 + (parts.has('INTERVAL') ? 1 : 0) + [found.weekday, found.monthDay, found.month].filter((one) => one !== null).length;

/** "Every month, first Monday", "Every year, 9 May", "Every 2 weeks, Tuesday". */
export function recurrenceInWords({ every, interval, nth, weekday, monthDay, month }: Recurrence): string {
  const rhythm = interval === 1 ? `Every ${every}` : every === 'month' && interval === 3 ? 'Every quarter' : `Every ${interval} ${every}s`;
  const inMonth = month === null ? '' : (MONTH_NAMES[month - 1] ?? '');
  const day = weekday === null ? '' : (WEEKDAY_NAMES[weekday - 1] ?? '');
  if (every === 'week') return `${rhythm}, ${day}`;
  const which = weekday === null ? (inMonth ? `${monthDay} ${inMonth}` : `day ${monthDay}`) : `${ORDINALS[nth ?? 0] ?? 'last'} ${day}${inMonth ? ` of ${inMonth}` : ''}`;
  return `${rhythm}, ${which}`;
}

const ORDINALS: Readonly<Record<number, string>> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' };
