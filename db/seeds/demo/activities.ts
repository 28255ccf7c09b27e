import type { PersonKey } from './people';
import type { UnitKey } from './units';

/** What the council does that must go on or come back. */
export interface DemoActivity {
  readonly name: string;
  readonly description: string;
  readonly unit: UnitKey;
  readonly owner: PersonKey;
  /** Left out: not decided yet. */
  readonly critical?: boolean;
  readonly why?: string;
  /** The duty by law. */
  readonly statutory?: string;
  /** As somebody typed it; left out: not stated. */
  readonly resume?: string;
  readonly users?: readonly DemoCriticalUser[];
  readonly retired?: { readonly daysAgo: number; readonly reason: string };
}

/** Who is served first while the activity is down. */
export interface DemoCriticalUser {
  readonly name: string;
  readonly howMany: number;
  readonly needs: string;
  readonly solution: string;
  readonly verified?: { readonly daysAgo: number; readonly works: boolean; readonly note: string };
}

const activities = {
  socialCare: {
    name: 'Social care records', description: 'Care plans, contacts and visits of adults and children are read and written, by day and by night.', unit: 'adultSocialCare', owner: 'headOfAdultSocialCare',
    critical: true, why: 'Without the records a care worker does not know who must not be left alone.', statutory: 'Care and support of adults, safeguarding of children', resume: '50 min',
    users: [
      {
        name: 'Emergency duty team', howMany: 6, needs: 'Who is at risk tonight, and whom to call', solution: 'A list of people at risk is printed every Friday and kept in the duty room at Market Hall.',
        verified: { daysAgo: 48, works: true, note: 'The team worked from the list for one evening; two telephone numbers were out of date and have been put right.' },
      },
      { name: 'Hospital discharge team', howMany: 4, needs: 'Packages of care that begin on the day', solution: 'The ward keeps its own list of the day and reads it out.' },
    ],
  },
  housingBenefit: {
    name: 'Housing benefit payments', description: 'Claims are decided and payments go out, twice a week and at the end of the month.', unit: 'finance', owner: 'headOfFinance', critical: true,
    why: 'People who are not paid cannot pay their rent.', statutory: 'Payment of housing benefit in time', resume: '1 h 20 min',
    users: [
      {
        name: 'Tenants with a hearing in court', howMany: 15, needs: 'Proof of what was paid', solution: 'The court office accepts a letter signed by the Head of Finance.',
        verified: { daysAgo: 95, works: true, note: 'The court office confirmed it in writing.' },
      },
    ],
  },
  revenue: { name: 'Revenue collection', description: 'Council tax and business rates are billed, taken and followed up.', unit: 'finance', owner: 'headOfFinance', critical: false, why: 'Money comes later; a day without it does no lasting harm.', statutory: 'Billing and collection of council tax', resume: '2 hours' },
  contactCentre: {
    name: 'Contact centre', description: 'Calls and visits to the council are answered, emergency repairs among them.', unit: 'customerServices', owner: 'headOfCustomerServices', critical: true,
    why: 'It is how everybody else is reached, out of hours too.', resume: '30 min',
    users: [
      {
        name: 'People with an alarm at home', howMany: 1_150, needs: 'Somebody answers the alarm within a minute', solution: 'The alarm provider takes the calls itself when the council’s line does not answer.',
        verified: { daysAgo: 27, works: false, note: 'The calls went to the provider, but it had no list of key holders.' },
      },
    ],
  },
  emergencyPlanning: {
    name: 'Emergency planning', description: 'The duty officer is reached, an emergency is run, rest centres are opened.', unit: 'council', owner: 'riskManager', critical: true, why: 'It is needed most on the day on which everything else is down.',
    statutory: 'Duties of a category 1 responder', resume: '30 min',
    users: [
      {
        name: 'Duty officers', howMany: 5, needs: 'The plan, the call-out list, a telephone', solution: 'Each keeps a sealed copy at home and a mobile telephone.',
        verified: { daysAgo: 62, works: true, note: 'All five were called without notice; all answered within ten minutes.' },
      },
    ],
  },
  payroll: { name: 'Payroll', description: 'Pay of 2,400 people, once a month.', unit: 'humanResources', owner: 'headOfPeople', critical: true, why: 'Crews and carers do not wait for their pay.', resume: '1 hour' },
  planning: { name: 'Planning applications', description: 'Applications are received, published, consulted on and decided.', unit: 'communities', owner: 'headOfCommunities', critical: false, why: 'Dates can be extended in agreement with the applicant.', statutory: 'Decision of applications within the time set', resume: '2 hours' },
  elections: { name: 'Elections', description: 'The register of electors is kept, polls are run and counted.', unit: 'legal', owner: 'headOfLegal', critical: true, why: 'The day of a poll is not moved.', statutory: 'Duties of the returning officer', resume: '4 hours' },
  homelessness: {
    name: 'Homelessness duty', description: 'People without a home tonight are assessed and given a room.', unit: 'housing', owner: 'headOfCommunities', critical: true, why: 'Somebody would sleep outside.', statutory: 'Interim accommodation for those who may be homeless', resume: '30 min',
    users: [{ name: 'Families who come after five', howMany: 3, needs: 'A room for the night', solution: 'Four rooms are kept at two guest houses and booked by telephone.' }],
  },
  streetCleaning: { name: 'Street cleaning', description: 'Streets are swept, bins emptied, spills and glass cleared.', unit: 'communities', owner: 'headOfCommunities', critical: false, why: 'Three days without it are a nuisance, not a danger.', statutory: 'Keeping land and roads clear of litter', resume: '2 hours' },
  website: { name: 'Website and online forms', description: 'What people look up, report and pay without calling.', unit: 'digitalProgramme', owner: 'digitalProgrammeManager', resume: '30 min' },
  cemeteries: { name: 'Cemeteries and cremation', description: 'Funerals are booked and held, graves are dug, registers are kept.', unit: 'communities', owner: 'headOfCommunities', critical: true, why: 'A family has come and cannot be sent away.', resume: '1 working hour' },
  councilMeetings: { name: 'Council meetings', description: 'Agendas are published, meetings are held and minuted.', unit: 'legal', owner: 'headOfLegal', statutory: 'Notice of meetings to the public' },
  cashOffice: {
    name: 'Cash office', description: 'Rents and bills are paid over the counter.', unit: 'finance', owner: 'headOfFinance', critical: false, why: 'Nearly everybody pays by other ways.', resume: '1 hour',
    retired: { daysAgo: 88, reason: 'The counter is closed: shops and the post office take the payments.' },
  },
} as const satisfies Record<string, DemoActivity>;

export type ActivityKey = keyof typeof activities;

export const ACTIVITIES: Readonly<Record<ActivityKey, DemoActivity>> = activities;
