import type { ExportView } from '@holdfast/contracts';
import { EXPORTS_MADE, type DemoCouncil, type LoadDay } from '@holdfast/db';
import type { Step } from './step';

/** After what came in on the day. */
const MINUTE = 445;

/** Who took which register along. */
export const storyOfExports = ({ registers }: DemoCouncil, day: LoadDay): Step[] =>
  EXPORTS_MADE.map(({ daysAgo, by, register, ...asked }, index): Step => ({
    at: day.moment(daysAgo, MINUTE + index), by,
    act: async (voice) => {
      const of = registers.find(({ prefix }) => prefix === register);
      let made = await voice.post<ExportView>(`registers/${of?.id}/exports`, asked);
      while (made.state === 'waiting' || made.state === 'running') {
        await new Promise((resume) => setTimeout(resume, 20));
        made = await voice.get<ExportView>(`exports/${made.id}`);
      }
      if (made.state !== 'ready') throw new TypeError(`The demo cannot be told: an export of ${register} is ${made.state}`);
    },
  }));
