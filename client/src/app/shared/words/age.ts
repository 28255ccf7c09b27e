import { addMonths, daysBetween } from '@holdfast/domain';

/** How long ago a day was, in words: "today", "5 days ago", "4 months ago", "2 years and 1 month ago". Both "yyyy-mm-dd". */
export function ageInWords(day: string, today: string): string {
  const days = daysBetween(day, today);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  const months = monthsBetween(day, today);
  if (months < 1) return `${days} days ago`;
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const parts = [years > 0 && counted(years, 'year'), rest > 0 && counted(rest, 'month')].filter(Boolean);
  return `${parts.join(' and ')} ago`;
}

function monthsBetween(day: string, today: string): number {
  const [from, to] = [day, today].map((one) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7))) as [number, number];
  return addMonths(day, to - from) > today ? to - from - 1 : to - from;
}

const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
