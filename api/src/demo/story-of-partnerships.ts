import type { AddPartnershipRequest, EndPartnershipRequest, PartnershipView, ReviewPartnershipRequest } from '@holdfast/contracts';
import { PARTNERSHIPS, type DemoCouncil, type DemoPartnership, type LoadDay } from '@holdfast/db';
import { riskAt, type ToldRisks } from './story-of-risks';
import type { Step } from './step';
import type { Voice } from './speaker';

/** After the recommendations of the day. */
const MINUTE = 430;

/** Partnerships with their reviews, from the day on which they were added. */
export const storyOfPartnerships = (council: DemoCouncil, day: LoadDay, risks: ToldRisks): Step[] => PARTNERSHIPS.flatMap((partnership, index) => storyOf(partnership, index, council, day, risks));

function storyOf(partnership: DemoPartnership, index: number, council: DemoCouncil, day: LoadDay, risks: ToldRisks): Step[] {
  const { added, lead, reviews = [], ended } = partnership;
  const at = (daysAgo: number): Date => day.moment(daysAgo, MINUTE + index);
  let told: PartnershipView | undefined;
  const say = (what: string, body: object) => async (voice: Voice): Promise<void> => {
    if (!told) throw new TypeError(`${partnership.name} is not there yet`);
    told = await voice.post<PartnershipView>(`partnerships/${told.id}/${what}`, body, told.version);
  };
  return [
    {
      at: at(added.daysAgo), by: added.by,
      act: async (voice) => {
        told = await voice.post<PartnershipView>('partnerships', requestOf(partnership, council, day, risks));
      },
    },
    ...reviews.map(({ daysAgo, note, nextInDays }) => ({
      // What falls on a weekend was done on the Friday.
      at: at(daysAgo), by: lead, act: say('reviews', { heldOn: at(daysAgo).toISOString().slice(0, 10), note, nextReview: day.dayAfter(nextInDays) } satisfies ReviewPartnershipRequest),
    })),
    ...(ended ? [{ at: at(ended.daysAgo), by: lead, act: say('end', { reason: ended.reason } satisfies EndPartnershipRequest) }] : []),
  ];
}

const requestOf = ({ name, partners, purpose, unit, lead, meets, significance, added, risks: references = [] }: DemoPartnership, council: DemoCouncil, day: LoadDay, risks: ToldRisks): AddPartnershipRequest => ({
  name, partners, purpose, meets, unitId: council.units[unit], leadId: council.people[lead], nextReview: day.dayAfter(added.nextInDays), riskIds: references.map((reference) => riskAt(risks, reference).id),
  ...(significance ? { significance } : {}),
});
