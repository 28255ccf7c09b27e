import { inject, Pipe, type PipeTransform } from '@angular/core';
import { Session } from '../../session/session';

const LANGUAGE = 'en-GB';

/** "18 Jun", with its year when that is not this one. `long`: "18 June"; `dated`: "18 June 2026", for what is kept on paper. Days ("2026-06-18") and moments alike. */
export function day(value: string | Date, { long = false, dated = false, zone, now = new Date() }: { long?: boolean; dated?: boolean; zone?: string; now?: Date } = {}): string {
  // A day has no zone: it is that day everywhere.
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const date = typeof value === 'string' ? new Date(value) : value;
  const timeZone = isDay ? 'UTC' : zone;
  const yearOf = (of: Date, timeZone?: string): string => new Intl.DateTimeFormat(LANGUAGE, { year: 'numeric', timeZone }).format(of);
  const sameYear = yearOf(date, timeZone) === yearOf(now, zone);
  return new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: long || dated ? 'long' : 'short', ...(sameYear && !dated ? {} : { year: 'numeric' }), timeZone })
    .format(date)
    .replace(/\bSept\b/, 'Sep');
}

/** "10:42" today, "18 Jun 10:42" on another day. */
export function moment(value: string | Date, { zone, now = new Date() }: { zone?: string; now?: Date } = {}): string {
  const date = typeof value === 'string' ? new Date(value) : value;
  const time = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone }).format(date);
  const dayOf = (of: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(of);
  return dayOf(date) === dayOf(now) ? time : `${day(date, { zone, now })} ${time}`;
}

/** `{{ risk.nextReview | day }}`: 18 Jun. In the organisation's time zone. */
@Pipe({ name: 'day' })
export class DayPipe implements PipeTransform {
  readonly #session = inject(Session, { optional: true });

  transform(value: string | Date | null | undefined, length: 'short' | 'long' | 'dated' = 'short'): string {
    return value ? day(value, { long: length === 'long', dated: length === 'dated', zone: this.#session?.organisation()?.timeZone }) : '';
  }
}

/** `{{ change.at | moment }}`: 10:42, or 18 Jun 10:42. */
@Pipe({ name: 'moment' })
export class MomentPipe implements PipeTransform {
  readonly #session = inject(Session, { optional: true });

  transform(value: string | Date | null | undefined): string {
    return value ? moment(value, { zone: this.#session?.organisation()?.timeZone }) : '';
  }
}
