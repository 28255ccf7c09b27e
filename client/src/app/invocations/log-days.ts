import { dayOfInvocation, type LogProgress } from '@holdfast/domain';

type Told = LogProgress['entries'][number];

/** The entries of one day of an invocation, the earliest first. */
export interface LogDay {
  /** 1 is the day of the outage. */
  readonly number: number;
  /** Of the first entry: names the day. */
  readonly at: string;
  readonly entries: readonly Told[];
}

/** What happened, day by day, in the order in which it happened rather than in which it was typed. */
export function logDays(entries: readonly Told[], outageAt: string, zone: string): LogDay[] {
  const days = new Map<number, Told[]>();
  for (const one of entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const number = dayOfInvocation(outageAt, one.at, zone);
    days.set(number, [...(days.get(number) ?? []), one]);
  }
  return [...days].sort(([a], [b]) => a - b).map(([number, those]) => ({ number, at: those[0]!.at, entries: those }));
}
