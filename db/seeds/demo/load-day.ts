const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Half past eight, so that a working day's entries fall into working hours and on one calendar day in any British season. */
const OPENS_AT_MINUTE = 8 * 60 + 30;

/** The day on which the demo is loaded. All that happened before is counted back from it, and so is true on any day. */
export class LoadDay {
  readonly #midnight: number;

  constructor(readonly now: Date) {
    this.#midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  }

  /** So many days before, in working hours; what would fall on a weekend was done on the Friday. */
  moment(daysAgo: number, minute = 0): Date {
    const day = this.#midnight - daysAgo * DAY_MS;
    const weekday = new Date(day).getUTCDay();
    const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
    return new Date(day - back * DAY_MS + (OPENS_AT_MINUTE + minute) * MINUTE_MS);
  }

  /** The calendar day, "yyyy-mm-dd", so many days after. */
  dayAfter(days: number): string {
    return dayOf(new Date(this.#midnight + days * DAY_MS));
  }
}

export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
