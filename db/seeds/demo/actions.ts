import type { CostKind, Priority } from '@holdfast/domain';
import type { Place } from './demo-risk';
import type { ObjectiveCode } from './lists';
import type { PersonKey } from './people';

/** What became of an action, day by day. */
export type DemoActionLater = { readonly daysAgo: number; readonly by?: PersonKey } & (
  | { readonly progress: number; readonly note: string }
  /** Days from the day of the loading; negative: past by then. */
  | { readonly dueInDays: number; readonly reason: string }
  | { readonly done: string }
  | { readonly cancelled: string }
);

/** What somebody plans to do about one or several risks, and what became of it. */
export interface DemoAction {
  /** References; the first one's register is the home of the action. */
  readonly risks: readonly string[];
  readonly title: string;
  readonly description?: string;
  readonly owner: PersonKey;
  readonly priority: Priority;
  readonly objectives?: readonly ObjectiveCode[];
  readonly planned: { readonly daysAgo: number; readonly by: PersonKey; readonly dueInDays: number };
  /** In whole pounds by financial year, counted from the one of the loading; null: to be assessed. */
  readonly costs?: readonly { readonly year: number; readonly kind: CostKind; readonly amount: number | null }[];
  /** What it is to bring about, on the first risk. */
  readonly target?: Place;
  /** The system that it replaces, and in which financial years, counted like those of the costs. */
  readonly replaces?: { readonly system: string; readonly from: number; readonly to: number };
  readonly later?: readonly DemoActionLater[];
}

/** What was planned on a risk, by reference, for a lesson or a finding, and what became of it. */
export type DemoAnswer = { readonly risk: string; readonly later?: readonly DemoActionLater[] } & Pick<DemoAction, 'title' | 'owner' | 'priority' | 'planned'>;

export const ACTIONS: readonly DemoAction[] = [
  {
    risks: ['ICT-001', 'CRP-004'], title: 'Copy four more systems to the second site', owner: 'infrastructureManager', priority: 'high', objectives: ['S01'],
    description: 'Revenues, housing, care and the contact centre follow the six that are copied today.',
    planned: { daysAgo: 168, by: 'riskManager', dueInDays: -14 },
    costs: [{ year: 0, kind: 'capital', amount: 185_000 }, { year: 0, kind: 'revenue', amount: 12_000 }, { year: 1, kind: 'ongoing', amount: 31_000 }, { year: 2, kind: 'ongoing', amount: null }],
    later: [
      { daysAgo: 110, progress: 25, note: 'Lines ordered; the site has room.' },
      { daysAgo: 52, progress: 50, note: 'Revenues and housing are copied and were switched over once.' },
      { daysAgo: 24, by: 'riskManager', dueInDays: 61, reason: 'The supplier of the care system has no date before spring.' },
      { daysAgo: 9, progress: 60, note: 'Contract with the supplier of the care system signed.' },
    ],
  },
  {
    risks: ['ICT-012', 'TEL-001'], title: 'Move the switchboard to the new exchange', owner: 'infrastructureManager', priority: 'high', objectives: ['S01'],
    planned: { daysAgo: 170, by: 'infrastructureManager', dueInDays: -40 }, target: ['E', 'II'], replaces: { system: 'Telephone exchange', from: 0, to: 1 },
    costs: [{ year: 0, kind: 'capital', amount: 240_000 }, { year: 1, kind: 'cashable-saving', amount: 38_000 }],
    later: [
      { daysAgo: 98, progress: 20, note: 'Exchange delivered to the computer room.' },
      { daysAgo: 74, dueInDays: -8, reason: 'Numbers are ported six weeks later than promised.' },
      { daysAgo: 30, progress: 45, note: 'Two of nine sites moved.' },
      { daysAgo: 12, dueInDays: 33, reason: 'The porting of the main number was refused once for a wrong form.' },
    ],
  },
  {
    risks: ['ICT-010'], title: 'Take personal data out of shared folders', owner: 'informationGovernanceOfficer', priority: 'high', objectives: ['S07'],
    planned: { daysAgo: 140, by: 'informationGovernanceOfficer', dueInDays: -21 },
    costs: [{ year: 0, kind: 'revenue', amount: 9_500 }, { year: 0, kind: 'non-cashable-saving', amount: null }],
    later: [{ daysAgo: 82, progress: 30, note: '41 of 130 folders looked through.' }, { daysAgo: 35, progress: 55, note: '74 of 130. Human resources has begun its own.' }],
  },
  {
    risks: ['ICT-007', 'OPS-008'], title: 'Train two of the service desk for the network', owner: 'headOfIct', priority: 'medium', objectives: ['S04'],
    planned: { daysAgo: 120, by: 'riskManager', dueInDays: 12 }, costs: [{ year: 0, kind: 'revenue', amount: 6_200 }],
    later: [{ daysAgo: 60, progress: 50, note: 'One has passed the first examination.' }],
  },
  {
    risks: ['ICT-004'], title: 'A skills check for everybody before a new system', owner: 'serviceDeskManager', priority: 'medium', objectives: ['S06'],
    planned: { daysAgo: 95, by: 'serviceDeskManager', dueInDays: 40 }, target: ['D', 'II'],
    costs: [{ year: 0, kind: 'revenue', amount: null }],
  },
  {
    risks: ['ICT-013', 'CRP-016'], title: 'Set up a pool of project managers and analysts', owner: 'digitalProgrammeManager', priority: 'high', objectives: ['S03', 'S05'],
    planned: { daysAgo: 130, by: 'riskManager', dueInDays: 90 }, target: ['D', 'II'],
    costs: [{ year: 0, kind: 'revenue', amount: 74_000 }, { year: 1, kind: 'ongoing', amount: 148_000 }, { year: 1, kind: 'non-cashable-saving', amount: 60_000 }],
    later: [{ daysAgo: 70, progress: 15, note: 'Posts agreed by the management team.' }, { daysAgo: 13, progress: 35, note: 'Two of five posts filled.' }],
  },
  {
    risks: ['ICT-005'], title: 'Have the two missing build tools handed over', owner: 'applicationsManager', priority: 'medium', objectives: ['S03'],
    planned: { daysAgo: 180, by: 'applicationsManager', dueInDays: -60 }, target: ['E', 'III'],
    later: [{ daysAgo: 100, progress: 50, note: 'One of two arrived and works.' }, { daysAgo: 62, done: 'Both are held, and both systems were built from them.' }],
  },
  {
    risks: ['ICT-011'], title: 'Rewrite the eleven oldest procedures', owner: 'serviceDeskManager', priority: 'low',
    planned: { daysAgo: 210, by: 'serviceDeskManager', dueInDays: -90 },
    later: [{ daysAgo: 150, progress: 60, note: 'Seven rewritten and read by a second person.' }, { daysAgo: 95, done: 'All eleven.' }],
  },
  {
    risks: ['ICT-009'], title: 'Computers for residents in three more libraries', owner: 'digitalProgrammeManager', priority: 'low', objectives: ['S02'],
    planned: { daysAgo: 260, by: 'digitalProgrammeManager', dueInDays: -100 }, costs: [{ year: 0, kind: 'capital', amount: 21_000 }],
    later: [{ daysAgo: 180, cancelled: 'Two of the three libraries will close next year.' }],
  },
  {
    risks: ['MAL-001'], title: 'Rehearse a ransom demand with the directors', owner: 'informationGovernanceOfficer', priority: 'high', objectives: ['S01'],
    planned: { daysAgo: 40, by: 'informationGovernanceOfficer', dueInDays: 9 }, costs: [{ year: 0, kind: 'revenue', amount: 3_800 }],
    later: [{ daysAgo: 15, progress: 40, note: 'Script written; eight of nine directors have the day free.' }],
  },
  {
    risks: ['MAL-003'], title: 'Cut the door access system off from the network', owner: 'infrastructureManager', priority: 'high',
    planned: { daysAgo: 38, by: 'infrastructureManager', dueInDays: 75 }, target: ['E', 'II'], costs: [{ year: 0, kind: 'capital', amount: null }],
  },
  {
    risks: ['OPS-006'], title: 'Put the monthly restore into the calendar of two people', owner: 'infrastructureManager', priority: 'medium',
    planned: { daysAgo: 55, by: 'infrastructureManager', dueInDays: -25 }, target: ['E', 'I'],
    later: [{ daysAgo: 4, done: 'Two people, two calendars, and the log goes to the team meeting.' }],
  },
  {
    risks: ['OPS-004'], title: 'Close the four audit recommendations that are late', owner: 'headOfIct', priority: 'high',
    planned: { daysAgo: 48, by: 'headOfIct', dueInDays: -5 }, later: [{ daysAgo: 20, progress: 50, note: 'Two of four closed with the auditor.' }],
  },
  {
    risks: ['OPS-001'], title: 'Agree which licences end in this year', owner: 'headOfIct', priority: 'medium',
    planned: { daysAgo: 33, by: 'headOfIct', dueInDays: 6 }, costs: [{ year: 0, kind: 'cashable-saving', amount: 17_500 }],
  },
  {
    risks: ['CRP-001'], title: 'Give the last third of the savings a plan', owner: 'directorOfResources', priority: 'high',
    planned: { daysAgo: 72, by: 'directorOfResources', dueInDays: 50 }, costs: [{ year: 1, kind: 'cashable-saving', amount: 1_900_000 }],
    later: [{ daysAgo: 28, progress: 30, note: 'Four of eleven services have named theirs.' }],
  },
  {
    risks: ['CRP-002'], title: 'Second team of fitters for the first floor', owner: 'directorOfResources', priority: 'high', objectives: ['S05'],
    planned: { daysAgo: 21, by: 'directorOfResources', dueInDays: 30 }, costs: [{ year: 0, kind: 'capital', amount: 95_000 }], target: ['2', '4'],
  },
  {
    risks: ['CRP-009'], title: 'Move the last 6,000 care records by hand', owner: 'headOfAdultSocialCare', priority: 'high',
    planned: { daysAgo: 64, by: 'directorOfResources', dueInDays: -3 }, replaces: { system: 'Adult care records', from: 0, to: 0 },
    later: [{ daysAgo: 30, progress: 40, note: '2,400 moved; six people work on it.' }, { daysAgo: 8, progress: 70, note: '4,200 moved.' }],
  },
  {
    risks: ['CRP-014'], title: 'Match claims every week instead of every quarter', owner: 'headOfFinance', priority: 'high',
    planned: { daysAgo: 44, by: 'headOfFinance', dueInDays: 20 }, costs: [{ year: 0, kind: 'revenue', amount: 14_000 }, { year: 1, kind: 'cashable-saving', amount: null }],
  },
  {
    risks: ['CRM-001'], title: 'Clean the addresses of the old system', owner: 'applicationsManager', priority: 'high', objectives: ['S02'],
    planned: { daysAgo: 80, by: 'digitalProgrammeManager', dueInDays: -10 },
    later: [{ daysAgo: 41, progress: 50, note: 'Streets are done; flats are not.' }, { daysAgo: 16, dueInDays: 18, reason: 'Flats take twice as long as streets did.' }],
  },
  {
    risks: ['COM-002'], title: 'Lease twelve more rooms', owner: 'headOfCommunities', priority: 'high',
    planned: { daysAgo: 58, by: 'headOfCommunities', dueInDays: 4 }, costs: [{ year: 0, kind: 'revenue', amount: 132_000 }],
    later: [{ daysAgo: 22, progress: 50, note: 'Six rooms leased.' }],
  },
  {
    risks: ['ICT-013', 'CRP-016'], title: 'Replace the finance system', owner: 'applicationsManager', priority: 'high', objectives: ['S03'],
    description: 'Ledgers, purchasing and income move together at the end of a financial year.',
    planned: { daysAgo: 128, by: 'riskManager', dueInDays: 520 }, replaces: { system: 'Finance system', from: 1, to: 2 },
    costs: [{ year: 1, kind: 'capital', amount: 410_000 }, { year: 1, kind: 'revenue', amount: 35_000 }, { year: 2, kind: 'ongoing', amount: 62_000 }, { year: 3, kind: 'ongoing', amount: null }, { year: 3, kind: 'cashable-saving', amount: 48_000 }],
    later: [{ daysAgo: 46, progress: 10, note: 'What it has to do is written down and agreed with the services.' }],
  },
  {
    risks: ['ICT-001'], title: 'Replace the network of the main sites', owner: 'infrastructureManager', priority: 'medium', objectives: ['S01'],
    planned: { daysAgo: 152, by: 'riskManager', dueInDays: 640 }, replaces: { system: 'Network of the main sites', from: 0, to: 2 },
    costs: [{ year: 0, kind: 'capital', amount: 60_000 }, { year: 1, kind: 'capital', amount: 120_000 }, { year: 2, kind: 'capital', amount: null }, { year: 2, kind: 'non-cashable-saving', amount: null }],
    later: [{ daysAgo: 66, progress: 20, note: 'The first of five sites is done.' }],
  },
  {
    risks: ['CRM-001'], title: 'Switch the contact centre over to the new system', owner: 'digitalProgrammeManager', priority: 'high',
    planned: { daysAgo: 79, by: 'digitalProgrammeManager', dueInDays: 210 }, replaces: { system: 'Contact centre system', from: 0, to: 1 },
    costs: [{ year: 0, kind: 'capital', amount: 150_000 }, { year: 1, kind: 'ongoing', amount: 28_000 }],
  },
  {
    risks: ['ICT-013'], title: 'Replace payroll and personnel', owner: 'applicationsManager', priority: 'low',
    planned: { daysAgo: 127, by: 'riskManager', dueInDays: 900 }, replaces: { system: 'Payroll and personnel', from: 2, to: 3 },
  },
];
