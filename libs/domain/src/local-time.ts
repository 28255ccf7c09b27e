/** Local time of a zone and the instants it stands for. Local times are minutes since 1 January 1970, 00:00, on the local clock. */

export const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

interface Year {
  /** Minutes that the local clock is ahead of UTC when the year begins. */
  readonly offset: number;
  /** When the clock is changed within the year, and by how much it is ahead from then. */
  readonly changes: readonly { readonly at: number; readonly offset: number }[];
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();
const KNOWN_YEARS = new Map<string, Map<number, Year>>();

/** What the local clock reads at an instant (milliseconds since 1970). */
export const localOf = (zone: string, instant: number): number => Math.floor(instant / MINUTE) + offsetAt(zone, instant);

/**
 * The first instant at which the local clock reads this time or later. A time that the change to summer time skips is the
 * moment of the change; of a time that comes twice it is the first.
 */
export function instantOfLocal(zone: string, local: number): number {
  const asUtc = local * MINUTE;
  const [before, after] = [offsetAt(zone, asUtc - WEEK / 7), offsetAt(zone, asUtc + WEEK / 7)];
  const early = asUtc - before * MINUTE;
  if (before === after || offsetAt(zone, early) === before) return early;
  const late = asUtc - after * MINUTE;
  return offsetAt(zone, late) === after ? late : changeAfter(zone, late);
}

function offsetAt(zone: string, instant: number): number {
  const year = yearOf(zone, new Date(instant).getUTCFullYear());
  let offset = year.offset;
  for (const change of year.changes) if (change.at <= instant) offset = change.offset;
  return offset;
}

function changeAfter(zone: string, instant: number): number {
  const year = new Date(instant).getUTCFullYear();
  const changes = [...yearOf(zone, year).changes, ...yearOf(zone, year + 1).changes];
  return changes.find((change) => change.at > instant)?.at ?? instant;
}

/** Asking Intl is slow, so it is asked once a week of each year and then until the minute of each change is found. */
function yearOf(zone: string, year: number): Year {
  const years = KNOWN_YEARS.get(zone) ?? new Map<number, Year>();
  KNOWN_YEARS.set(zone, years);
  const known = years.get(year) ?? readYear(zone, year);
  years.set(year, known);
  return known;
}

function readYear(zone: string, year: number): Year {
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  const first = askedOffset(zone, start);
  const changes: { at: number; offset: number }[] = [];
  let offset = first;
  for (let from = start; from < end; from += WEEK) {
    const until = Math.min(from + WEEK, end);
    const then = askedOffset(zone, until);
    if (then === offset) continue;
    let [low, high] = [from, until];
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / MINUTE / 2) * MINUTE;
      if (askedOffset(zone, middle) === offset) low = middle;
      else high = middle;
    }
    changes.push({ at: high, offset: then });
    offset = then;
  }
  return { offset: first, changes: changes.filter((change) => change.at < end) };
}

function askedOffset(zone: string, instant: number): number {
  const format =
    FORMATS.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
  FORMATS.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute']);
  return Math.round((local - Math.floor(instant / MINUTE) * MINUTE) / MINUTE);
}
