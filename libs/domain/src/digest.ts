import { weekdayOf } from './calendar';

/** How often somebody gets a mail with what is due for them. Working days are Monday to Friday. */
export const DIGEST_RHYTHMS = ['working-days', 'weekly', 'when-overdue', 'never'] as const;
export type DigestRhythm = (typeof DIGEST_RHYTHMS)[number];

export interface DigestChoice {
  readonly rhythm: DigestRhythm;
  /** 1 Monday to 7 Sunday, as in ISO 8601: of the weekly one. */
  readonly weekday: number;
}

/** For whoever has chosen nothing. */
export const USUAL_DIGEST: DigestChoice = { rhythm: 'weekly', weekday: 1 };

/** From this hour of the organisation's day on. */
export const DIGEST_HOUR = 7;

/** Whether a digest is due on a day at all; one that tells of what is overdue is sent only if something is. */
export function digestFallsOn({ rhythm, weekday }: DigestChoice, date: string): boolean {
  const day = weekdayOf(date);
  switch (rhythm) {
    case 'working-days':
    case 'when-overdue':
      return day <= 5;
    case 'weekly':
      return day === weekday;
    case 'never':
      return false;
  }
}

/** Days from a day and hour until the next digest; 0 when it is still to come today, null when there is none. */
export function daysUntilDigest(choice: DigestChoice, today: string, hour: number): number | null {
  if (choice.rhythm === 'never') return null;
  for (let days = hour < DIGEST_HOUR ? 0 : 1; days <= 7; days++) if (digestFallsOn(choice, dayAfter(today, days))) return days;
  return null;
}

const dayAfter = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
