import type { SaveScenarioRequest } from '@holdfast/contracts';
import type { LoadDay } from '@holdfast/db';
import type { Step } from './step';
import { thingAt, type ToldContinuity } from './told-continuity';

/** After the rehearsals of the day. */
const MINUTE = 520;

/** Questions that were kept, to be asked again. */
export const storyOfScenarios = (day: LoadDay, told: ToldContinuity): Step[] => [
  {
    at: day.moment(120, MINUTE), by: 'continuityManager',
    act: async (voice) => {
      await voice.post('scenarios', { name: 'Civic Centre lost', note: 'A fire in the basement: offices and data centre are gone, as in the tabletop.', lostIds: [thingAt(told, 'civicCentre').id] } satisfies SaveScenarioRequest);
    },
  },
  {
    at: day.moment(28, MINUTE), by: 'continuityManager',
    act: async (voice) => {
      await voice.post('scenarios', { name: 'Network carrier fails, as proven', note: 'All lines of the carrier, with the times that rehearsals measured.', lostIds: [thingAt(told, 'carrier').id], basis: 'proven' } satisfies SaveScenarioRequest);
    },
  },
];
