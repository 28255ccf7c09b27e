import type { ChooseDigestRequest, DigestView } from '@holdfast/contracts';
import { DIGESTS, type LoadDay } from '@holdfast/db';
import type { Step } from './step';

/** Last of all that a day tells. */
const MINUTE = 460;

/** Who chose how often to be mailed. Nothing is mailed meanwhile: the program that tells the demo has no place for mail. */
export const storyOfDigests = (day: LoadDay): Step[] =>
  DIGESTS.map(({ by, daysAgo, rhythm, weekday }, index) => ({
    at: day.moment(daysAgo, MINUTE + index), by,
    act: async (voice) => {
      const before = DIGESTS.slice(0, index).filter((earlier) => earlier.by === by).length;
      await voice.patch<DigestView>('digest', { rhythm, ...(weekday === undefined ? {} : { weekday }) } satisfies ChooseDigestRequest, before);
    },
  }));
