import { WEEKDAY_NAMES, type WorkingSpan } from '@holdfast/domain';

/** "08:00 to 12:00, 13:00 to 17:00", or nothing for a day off. */
export const hoursInWords = (weekly: readonly WorkingSpan[], weekday: number): string => weekly.filter((span) => span.weekday === weekday).map(({ from, to }) => `${from} to ${to}`).join(', ');

/** "Monday to Friday 08:00 to 18:00; Saturday 09:00 to 12:00" */
export function weekInWords(weekly: readonly WorkingSpan[]): string {
  const days = WEEKDAY_NAMES.map((name, at) => ({ name, hours: hoursInWords(weekly, at + 1) }));
  const groups: { first: string; last: string; hours: string }[] = [];
  for (const { name, hours } of days) {
    const before = groups.at(-1);
    if (before?.hours === hours) before.last = name;
    else groups.push({ first: name, last: name, hours });
  }
  return groups.filter(({ hours }) => hours).map(({ first, last, hours }) => `${first === last ? first : `${first} to ${last}`} ${hours}`).join('; ');
}

/** Reads "8-12, 13:00 to 17:30" of a weekday; null when it cannot mean hours. */
export function readHours(typed: string, weekday: number): WorkingSpan[] | null {
  const text = typed.trim();
  if (text === '') return [];
  const spans = text.split(/[,;]|\band\b/).map((part) => /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|to)\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(part));
  if (spans.some((span) => span === null)) return null;
  const time = (hour = '', minute = '00'): string => `${hour.padStart(2, '0')}:${minute}`;
  return spans.map((span) => ({ weekday, from: time(span![1], span![2]), to: time(span![3], span![4]) }));
}

/** Reads days, one on a line or by commas: "25/12/2026" or "2026-12-25"; null when one is no date. */
export function readDays(typed: string): string[] | null {
  const days = typed.split(/[\n,;]/).map((day) => day.trim()).filter(Boolean).map((day) => {
    const parts = /^(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})$/.exec(day);
    if (parts) return `${parts[3]!}-${parts[2]!.padStart(2, '0')}-${parts[1]!.padStart(2, '0')}`;
    return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
  });
  return days.includes(null) ? null : (days as string[]);
}

export const dayWritten = (day: string): string => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}/${day.slice(0, 4)}`;
