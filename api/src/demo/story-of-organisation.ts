import type { EditOrganisationRequest, OrganisationView } from '@holdfast/contracts';
import { COLOUR_OF_PAPERS, type LoadDay } from '@holdfast/db';
import type { Step } from './step';

/** The colour of what it prints. */
export const storyOfOrganisation = (day: LoadDay): Step[] => [
  {
    at: day.moment(COLOUR_OF_PAPERS.chosenDaysAgo), by: 'administrator',
    act: async (voice) => {
      const { version } = await voice.get<OrganisationView>('organisation');
      await voice.patch<OrganisationView>('organisation', { colour: COLOUR_OF_PAPERS.colour } satisfies EditOrganisationRequest, version);
    },
  },
];
