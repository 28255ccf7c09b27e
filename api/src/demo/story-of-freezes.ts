import type { FreezeView, NoteErratumRequest, TakeFreezeRequest } from '@holdfast/contracts';
import { dayOf, FREEZES, type DemoCouncil, type DemoErratum, type DemoFreeze, type LoadDay } from '@holdfast/db';
import { periodName } from '@holdfast/domain';
import { riskAt, type ToldRisks } from './story-of-risks';
import type { Step } from './step';

const DAY_MS = 86_400_000;
const TAKEN_AFTER_DAYS = 7;
const NOTED_AFTER_DAYS = 21;
/** Late in the afternoon. */
const MINUTE = 400;

/** Freezes of registers at the ends of their quarters, and what was found wrong in them. What is yet to come is not told. */
export const storyOfFreezes = (council: DemoCouncil, day: LoadDay, risks: ToldRisks): Step[] => FREEZES.flatMap((freeze, index) => stepsOf(freeze, MINUTE + index, council, day, risks));

function stepsOf({ register, quartersAgo, by, errata }: DemoFreeze, minute: number, council: DemoCouncil, day: LoadDay, risks: ToldRisks): Step[] {
  const end = quarterEnd(day.now, quartersAgo);
  const registerId = council.registers.find(({ prefix }) => prefix === register)?.id;
  const after = (days: number): Date => day.moment(Math.round((Date.parse(dayOf(day.now)) - Date.parse(end)) / DAY_MS) - days, minute);
  const taken = after(TAKEN_AFTER_DAYS);
  let freezeId = '';
  const steps: Step[] = [
    {
      at: taken, by,
      act: async (voice) => {
        freezeId = (await voice.post<FreezeView>(`registers/${registerId}/freezes`, { name: periodName(end), asAt: end } satisfies TakeFreezeRequest)).id;
      },
    },
    ...errata.map((erratum): Step => ({ at: after(NOTED_AFTER_DAYS), by: erratum.by, act: async (voice) => void (await voice.post(`freezes/${freezeId}/errata`, requestOf(erratum, risks))) })),
  ];
  // Just after the end of a quarter its freeze is still to be taken.
  return steps.filter(({ at }) => at.getTime() > Date.parse(end) + DAY_MS && at.getTime() < day.now.getTime() - DAY_MS);
}

const requestOf = ({ about, says, shouldSay, reason }: DemoErratum, risks: ToldRisks): NoteErratumRequest => ({
  riskId: about ? riskAt(risks, about.risk).id : null, field: about?.field ?? null, says, shouldSay, reason,
});

/** The last day of the quarter that ended so many quarters ago. */
export function quarterEnd(now: Date, ago: number): string {
  const first = now.getUTCMonth() - (now.getUTCMonth() % 3);
  return dayOf(new Date(Date.UTC(now.getUTCFullYear(), first - 3 * (ago - 1), 0)));
}
