import { addMonths } from '@holdfast/domain';

export interface PastDay {
  readonly day: string;
  readonly label: string;
}

/** Days that are asked for most: the ends of the last month, quarter and financial year (from 1 April), as far as the history goes back. */
export function usualDays(today: string, begins: string): PastDay[] {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const before = (firstOfMonth: string): string => new Date(Date.parse(`${firstOfMonth}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const first = (y: number, m: number): string => `${y}-${String(m).padStart(2, '0')}-01`;
  const days = [
    { day: before(today), label: 'Yesterday' },
    { day: before(first(year, month)), label: 'End of last month' },
    { day: before(first(year, month - ((month - 1) % 3))), label: 'End of last quarter' },
    { day: before(first(month >= 4 ? year : year - 1, 4)), label: 'End of last financial year' },
    { day: addMonths(today, -12), label: 'A year ago' },
  ];
  return days.filter(({ day }, index) => day >= begins && days.findIndex((other) => other.day === day) === index);
}
