import { instantOfLocal, localOf, MINUTE } from './local-time';

const LOCAL = /^[12]\d{3}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;

/** Whether this is a time on a clock on the wall, "2026-05-09T08:50", of a day that exists. */
export function isLocalMoment(text: string): boolean {
  const time = Date.parse(`${text}:00Z`);
  return LOCAL.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The moment (ISO 8601) at which the clock of the zone reads this; of a time that comes twice, the first. */
export const momentOfLocal = (zone: string, text: string): string => new Date(instantOfLocal(zone, Date.parse(`${text}:00Z`) / MINUTE)).toISOString();

/** What the clock of the zone reads at a moment, as "2026-05-09T08:50". */
export const localOfMoment = (zone: string, moment: string): string => new Date(localOf(zone, Date.parse(moment)) * MINUTE).toISOString().slice(0, 16);
