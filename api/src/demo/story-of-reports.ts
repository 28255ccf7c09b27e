import type { FreezeRow } from '@holdfast/contracts';
import { dayOf, REGISTER_REPORTS_MADE, UNIT_REPORTS_MADE, type DemoCouncil, type DemoRegisterReport, type LoadDay } from '@holdfast/db';
import { quarterEnd } from './story-of-freezes';
import type { Step } from './step';

const DAY_MS = 86_400_000;
/** After the freeze that they are made from, before what is found wrong in it. */
const MADE_AFTER_DAYS = 11;
const MINUTE = 420;

/** The papers of each quarter, from its freezes, and statements between. What is yet to come is not told. */
export const storyOfReports = (council: DemoCouncil, day: LoadDay): Step[] => [
  ...REGISTER_REPORTS_MADE.map((made, index) => ofRegister(made, index, council, day)).filter(({ at }) => at.getTime() < day.now.getTime() - DAY_MS),
  ...UNIT_REPORTS_MADE.map(({ unit, daysAgo, by, report, format }, index): Step => ({
    at: day.moment(daysAgo, MINUTE + index), by, act: (voice, { units }) => voice.take(`units/${units[unit]}/report?report=${report}&format=${format}`),
  })),
];

function ofRegister({ register, quartersAgo, by, report, format, part, detail }: DemoRegisterReport, index: number, council: DemoCouncil, day: LoadDay): Step {
  const end = quarterEnd(day.now, quartersAgo);
  const registerId = council.registers.find(({ prefix }) => prefix === register)?.id;
  return {
    at: day.moment(Math.round((Date.parse(dayOf(day.now)) - Date.parse(end)) / DAY_MS) - MADE_AFTER_DAYS, MINUTE + index), by,
    act: async (voice) => {
      const [freeze] = await voice.get<FreezeRow[]>(`registers/${registerId}/freezes`);
      const query = new URLSearchParams({ report, format, ...(freeze ? { freeze: freeze.id } : {}), ...(part ? { part } : {}), ...(detail ? { detail } : {}) });
      await voice.take(`registers/${registerId}/report?${query}`);
    },
  };
}
