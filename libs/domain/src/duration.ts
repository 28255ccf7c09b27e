/** A length of time in whole minutes: on the clock when `calendarId` is null, else in the hours of that working calendar. */
export interface Duration {
  readonly minutes: number;
  readonly calendarId: string | null;
}

/** A length of time, or of which it is only known that it is no longer: an MTPD may be. */
type Told = Duration & { readonly atMost?: boolean };

/** The longest duration that is taken: five years on the clock. */
export const LONGEST_DURATION = 5 * 365 * 1440;

/** What a unit is on the clock, in minutes. A month is said to be 30 days. */
export const CLOCK_MINUTES = { minute: 1, hour: 60, day: 1440, week: 7 * 1440, month: 30 * 1440 } as const;

/**
 * A duration as it is shown, without doubt about what is meant, and so that it is read back as the same: "11 h 20 min", "24 h",
 * "2 days", "1 week" on the clock; "10 working hours (Support hours)" in a calendar; "3 days or less" where it may be shorter.
 */
export function durationInWords(duration: Told, calendars: readonly { readonly id: string; readonly name: string }[]): string {
  const words = duration.calendarId === null ? clockInWords(duration.minutes) : workingTimeInWords(duration, calendars);
  return duration.atMost ? `${words} or less` : words;
}

function workingTimeInWords(duration: Duration, calendars: readonly { readonly id: string; readonly name: string }[]): string {
  const calendar = calendars.find((one) => one.id === duration.calendarId);
  const [hours, minutes] = [Math.floor(duration.minutes / 60), duration.minutes % 60];
  const words = [
    hours > 0 ? `${hours} working ${hours === 1 ? 'hour' : 'hours'}` : '',
    minutes > 0 || hours === 0 ? (hours > 0 ? `${minutes} min` : `${minutes} working ${minutes === 1 ? 'minute' : 'minutes'}`) : '',
  ].filter(Boolean);
  return `${words.join(' ')}${calendar ? ` (${calendar.name})` : ''}`;
}

/** Minutes on the clock as they are shown: hours up to two days, days from there, whole weeks as weeks. */
export function clockInWords(total: number): string {
  const week = CLOCK_MINUTES.week;
  if (total >= week && total % week === 0) return total === week ? '1 week' : `${total / week} weeks`;
  const days = total >= 2 * CLOCK_MINUTES.day ? Math.floor(total / CLOCK_MINUTES.day) : 0;
  const rest = total - days * CLOCK_MINUTES.day;
  const [hours, minutes] = [Math.floor(rest / 60), rest % 60];
  return [days > 0 ? `${days} days` : '', hours > 0 ? `${hours} h` : '', minutes > 0 || total === 0 ? `${minutes} min` : ''].filter(Boolean).join(' ');
}
