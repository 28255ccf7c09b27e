import type { MadeCalendarFeedView, MadeTokenView, MakeTokenRequest } from '@holdfast/contracts';
import { TOKENS, type LoadDay } from '@holdfast/db';
import type { Step } from './step';

/** Between the day's work and its digests. */
const MINUTE = 440;

/** Who made an API token for a script, with which of their roles, and until when. */
export const storyOfTokens = (day: LoadDay): Step[] => [
  ...TOKENS.map(({ by, daysAgo, name, role, unit, readOnly, days }, index): Step => ({
    at: day.moment(daysAgo, MINUTE + index), by,
    act: async (voice, council) => {
      await voice.post<MadeTokenView>('tokens', { name, role, unitId: council.units[unit], readOnly, expiresOn: day.dayAfter(days - daysAgo) } satisfies MakeTokenRequest);
    },
  })),
  // The link is for a calendar program that the demo does not have; that there is one can be seen, and renewed.
  { at: day.moment(60, MINUTE + TOKENS.length), by: 'infrastructureManager', act: async (voice) => void (await voice.post<MadeCalendarFeedView>('calendar-feed', {})) },
];
