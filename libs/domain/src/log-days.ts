import type { EffectiveEntry } from './effective-entries';
import { toldAt } from './incident-log';
import { dayOfInvocation } from './invocation-lifecycle';

/** The entries of one day of an invocation, the earliest first. */
export interface LogDay {
  /** 1 is the day of the outage. */
  readonly number: number;
  /** Of the first entry: names the day. */
  readonly at: string;
  readonly entries: readonly EffectiveEntry[];
}

/** When it is told: a correction when it was made, since it says another time of something else; all else when it happened. */
export const toldWhen = ({ entry, at }: EffectiveEntry): string => (entry.kind === 'correction' ? entry.typedAt : toldAt({ ...entry, at }));

/** What happened, day by day, in the order in which it happened rather than in which it was typed. */
export function logDays(entries: readonly EffectiveEntry[], outageAt: string, zone: string): LogDay[] {
  const days = new Map<number, EffectiveEntry[]>();
  for (const one of entries.toSorted((a, b) => Date.parse(toldWhen(a)) - Date.parse(toldWhen(b)))) {
    const number = dayOfInvocation(outageAt, toldWhen(one), zone);
    const day = days.get(number);
    if (day) day.push(one);
    else days.set(number, [one]);
  }
  return [...days].sort(([a], [b]) => a - b).map(([number, those]) => ({ number, at: toldWhen(those[0]!), entries: those }));
}
