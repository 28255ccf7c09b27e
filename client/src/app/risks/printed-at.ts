import type { SessionView } from '@holdfast/contracts';
import { day, moment } from '../shared/words/dates';

/** The line that paper carries: on what basis, when, and whose. A year always, since paper outlives it. */
export function printedAt(basis: string, organisation: SessionView['organisation'] | null, now = new Date()): string {
  const zone = organisation?.timeZone;
  const date = day(now, { long: true, zone, now: new Date(0) });
  return `${basis}, at ${date} ${moment(now, { zone, now })}. ${organisation?.name ?? ''}.`;
}
