import type { MilestoneProgress, ObjectiveKind, Perspective, ReportingRhythm } from '@holdfast/domain';
import type { ObjectiveCode } from './lists';
import type { PersonKey } from './people';
import type { UnitKey } from './units';

/** What somebody reported of a milestone, so many days after its date; before it when negative. What has not come yet is not told. */
interface DemoReport {
  readonly days: number;
  readonly progress: MilestoneProgress;
  readonly narrative?: string;
}

export interface DemoMilestone {
  readonly title: string;
  /** Counted from the financial year of the loading. */
  readonly year: -1 | 0 | 1;
  /** Month and day. */
  readonly due: string;
  readonly reporting?: ReportingRhythm;
  /** Unless said: on course until its date, and then fully achieved. */
  readonly reports?: readonly DemoReport[];
  /** Nobody said anything. */
  readonly silent?: true;
}

interface Placed {
  readonly parent?: string;
  readonly officer: PersonKey;
  readonly perspective?: Perspective;
  readonly reporting?: ReportingRhythm;
  readonly milestones?: readonly DemoMilestone[];
}

/** An objective of the plan with its milestones. */
export interface DemoObjective extends Placed {
  readonly code: string;
  readonly title: string;
  readonly description?: string;
  readonly kind: ObjectiveKind;
  readonly unit: UnitKey;
  readonly by: PersonKey;
}

const priority = (code: string, title: string, officer: PersonKey, description: string): DemoObjective => ({ code, title, officer, description, kind: 'corporate-priority', unit: 'council', by: 'riskManager' });
const area = (code: string, parent: string, title: string, officer: PersonKey): DemoObjective => ({ code, parent, title, officer, kind: 'area-of-focus', unit: 'council', by: 'riskManager' });

/** Parents before children. */
export const PLAN: readonly DemoObjective[] = [
  priority('P1', 'A council that works', 'directorOfResources', 'Services that people can rely on, money that lasts, and staff who are able to do their work.'),
  priority('P2', 'Good homes and strong neighbourhoods', 'headOfCommunities', 'Homes that are safe and warm, let without delay, in places where people know whom to turn to.'),
  priority('P3', 'Every person safe and well', 'headOfAdultSocialCare', 'Children safe at home, adults independent for as long as they wish.'),
  priority('P4', 'Easy to deal with', 'headOfCustomerServices', 'One request, made once, answered the first time, by whatever channel suits.'),
  area('P1.1', 'P1', 'Digital services that are always there', 'headOfIct'),
  area('P1.2', 'P1', 'Money that lasts', 'headOfFinance'),
  area('P1.3', 'P1', 'Staff who are able, well and here', 'headOfPeople'),
  area('P2.1', 'P2', 'Homes safe, warm and let', 'headOfCommunities'),
  area('P3.1', 'P3', 'Adults at home for longer', 'headOfAdultSocialCare'),
  area('P3.2', 'P3', 'Records that follow the person', 'headOfAdultSocialCare'),
  area('P4.1', 'P4', 'Answered the first time', 'headOfCustomerServices'),
  area('P4.2', 'P4', 'Online by choice', 'digitalProgrammeManager'),
  {
    code: 'FIN1', parent: 'P1.2', title: 'Close the accounts early and pay on time', kind: 'service-objective', unit: 'finance', by: 'directorOfResources', officer: 'headOfFinance', perspective: 'finance',
    milestones: [
      { title: 'Accounts of the year before closed', year: -1, due: '05-31', reports: [{ days: 4, progress: 'fully' }] },
      { title: 'Savings of the medium-term plan agreed', year: -1, due: '02-28', reporting: 'half-yearly', reports: [{ days: 12, progress: 'partly', narrative: 'Two of three directorates have named theirs. The third follows in the new year.' }, { days: 35, progress: 'fully' }] },
      { title: 'Accounts of the year before closed', year: 0, due: '05-31', reports: [{ days: 5, progress: 'fully' }] },
      { title: 'Invoices matched without paper', year: 0, due: '12-31' },
    ],
  },
  {
    code: 'HR1', parent: 'P1.3', title: 'Keep people well, and fill posts within two months', kind: 'service-objective', unit: 'humanResources', by: 'directorOfResources', officer: 'headOfPeople', perspective: 'staff', reporting: 'half-yearly',
    milestones: [
      { title: 'Absence policy agreed with the unions', year: -1, due: '12-31', reports: [{ days: 10, progress: 'not-achieved', narrative: 'One union balloted against it. Talks go on with a mediator.' }, { days: 96, progress: 'not-achieved', narrative: 'Carried over into the new year: the mediator reports in May.' }] },
      { title: 'Absence policy in force', year: 0, due: '09-30', silent: true },
    ],
  },
  {
    code: 'HOU1', parent: 'P2.1', title: 'Let empty homes within four weeks', kind: 'service-objective', unit: 'housing', by: 'headOfCommunities', officer: 'headOfCommunities', perspective: 'customer',
    milestones: [
      { title: 'One contractor for all works on empty homes', year: -1, due: '10-31', reports: [{ days: 6, progress: 'fully' }] },
      { title: 'Keys handed over by appointment online', year: 0, due: '06-30' },
    ],
  },
  {
    code: 'HOU2', parent: 'P2.1', title: 'Bring every home up to band C', kind: 'service-objective', unit: 'housing', by: 'headOfCommunities', officer: 'headOfCommunities', perspective: 'process', reporting: 'half-yearly',
    milestones: [
      { title: '400 homes insulated', year: -1, due: '03-31', reports: [{ days: 9, progress: 'partly', narrative: '352 homes are done; the rest wait for scaffolding and are first in the new year.' }] },
      { title: 'Another 450 homes insulated', year: 0, due: '03-31' },
    ],
  },
  {
    code: 'CUS1', parent: 'P4.1', title: 'Answer calls within a minute, and settle most of them', kind: 'service-objective', unit: 'customerServices', by: 'headOfCommunities', officer: 'headOfCustomerServices', perspective: 'customer',
    milestones: [
      { title: 'Call-back for those who wait', year: -1, due: '09-30', reports: [{ days: 5, progress: 'fully' }] },
      { title: 'Benefits calls settled by the contact centre', year: 0, due: '05-31', reports: [{ days: 6, progress: 'partly', narrative: 'Changes of address are. Overpayments stay with the assessors until they are trained.' }] },
    ],
  },
  {
    code: 'CUS2', parent: 'P4.2', title: 'Move six in ten contacts online', kind: 'service-objective', unit: 'customerServices', by: 'headOfCommunities', officer: 'headOfCustomerServices', perspective: 'process', reporting: 'half-yearly',
    milestones: [{ title: 'Missed collections reported online', year: -1, due: '06-30', reports: [{ days: 3, progress: 'fully' }] }, { title: 'Parking permits online', year: 0, due: '09-30' }],
  },
  {
    code: 'ASC1', parent: 'P3.1', title: 'Support at home within five days of leaving hospital', kind: 'service-objective', unit: 'adultSocialCare', by: 'riskManager', officer: 'headOfAdultSocialCare', perspective: 'customer',
    milestones: [{ title: 'Second rapid response team at work', year: -1, due: '11-30', reports: [{ days: 8, progress: 'fully' }] }, { title: 'Night sitting with two providers', year: 0, due: '10-31' }],
  },
  {
    code: 'ASC2', parent: 'P3.2', title: 'One care record, read by all who need it', kind: 'service-objective', unit: 'adultSocialCare', by: 'riskManager', officer: 'headOfAdultSocialCare', perspective: 'process',
    milestones: [{ title: 'Records of the two old systems joined', year: -1, due: '02-28', reports: [{ days: 7, progress: 'not-achieved', narrative: '3,100 records match two people each. They are looked at one by one until the summer.' }, { days: 39, progress: 'partly', narrative: '1,900 of them are settled.' }] }],
  },
];

/** Where the objectives of the ICT service stand in it. */
export const PLACED: Readonly<Record<ObjectiveCode, Placed>> = {
  S01: {
    parent: 'P1.1', officer: 'infrastructureManager', perspective: 'process',
    milestones: [
      { title: 'Six systems copied to the second site', year: -1, due: '09-30', reports: [{ days: -92, progress: 'not-due', narrative: 'Four are copied.' }, { days: 4, progress: 'fully' }] },
      { title: 'Core switches replaced', year: -1, due: '03-31', reports: [{ days: 6, progress: 'fully' }] },
      { title: 'Four more systems copied to the second site', year: 0, due: '06-30', reports: [{ days: 7, progress: 'partly', narrative: 'Revenues and housing are. The supplier of the care system has no date before spring.' }] },
      { title: 'Switchboard moved to the new exchange', year: 0, due: '09-30', silent: true },
      { title: 'Wide area network renewed', year: 1, due: '03-31' },
    ],
  },
  S02: {
    parent: 'P4.2', officer: 'applicationsManager', perspective: 'customer',
    milestones: [
      { title: 'New content system in use', year: -1, due: '12-31', reports: [{ days: 9, progress: 'partly', narrative: 'The site is moved, the intranet is not.' }, { days: 95, progress: 'fully' }] },
      { title: 'Self-help for passwords', year: 0, due: '06-30', reports: [{ days: 5, progress: 'fully' }] },
    ],
  },
  S03: { parent: 'P1.1', officer: 'digitalProgrammeManager', perspective: 'finance', reporting: 'half-yearly', milestones: [{ title: 'Three processes redesigned end to end', year: 0, due: '03-31' }] },
  S04: { parent: 'P1.1', officer: 'headOfIct', perspective: 'process', reporting: 'half-yearly' },
  S05: { parent: 'P1.1', officer: 'headOfIct', perspective: 'process', reporting: 'half-yearly', milestones: [{ title: 'Digital strategy adopted by members', year: -1, due: '10-31', reports: [{ days: 11, progress: 'fully' }] }] },
  S06: { parent: 'P1.3', officer: 'serviceDeskManager', perspective: 'staff', milestones: [{ title: 'Every desk phone replaced by a headset', year: 0, due: '12-31' }] },
  S07: {
    parent: 'P1.1', officer: 'infrastructureManager', perspective: 'finance',
    milestones: [{ title: '377 computers replaced', year: -1, due: '03-31', reports: [{ days: 8, progress: 'fully' }] }, { title: '352 computers replaced', year: 0, due: '03-31' }],
  },
};
