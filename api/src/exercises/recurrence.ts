import rrule, { type RRule } from 'rrule';

// The library is written for CommonJS: its names come through the default.
const { rrulestr } = rrule as unknown as typeof import('rrule');

const NOON = 'T120000Z';
const asDate = (day: string): Date => new Date(`${day}T12:00:00Z`);
const asDay = (date: Date): string => date.toISOString().slice(0, 10);

/** Days have no zone: the rule is read at noon UTC, where the calendar day is the same whatever the clock does. */
const ruleOf = (recurrence: string, startsOn: string): RRule => rrulestr(`DTSTART:${startsOn.replaceAll('-', '')}${NOON}\nRRULE:${recurrence}`) as RRule;

/** The first day that the rule falls on, at `from` or later. Its rhythm is counted from `startsOn`. */
export function firstDueFrom(recurrence: string, startsOn: string, from: string): string {
  const next = ruleOf(recurrence, startsOn).after(asDate(from), true);
  if (!next) throw new TypeError('a rule without an end always comes again');
  return asDay(next);
}

/** The first one after that day. */
export const nextDueAfter = (recurrence: string, startsOn: string, after: string): string => firstDueFrom(recurrence, startsOn, asDay(new Date(asDate(after).getTime() + 86_400_000)));

/** All of them from one day to another, both included. */
export const dueBetween = (recurrence: string, startsOn: string, from: string, to: string): string[] => ruleOf(recurrence, startsOn).between(asDate(from), asDate(to), true).map(asDay);
