import type { RecommendationClosure, RecommendationPriority, RecommendationResponse, RecommendationSource, Verdict } from '@holdfast/domain';
import type { PersonKey } from './people';
import type { UnitKey } from './units';

type Later = { readonly daysAgo: number; readonly by?: PersonKey } & (
  /** Days from the day of the loading; negative: past by then. */
  | { readonly response: RecommendationResponse; readonly note: string; readonly dueInDays?: number }
  | { readonly dueInDays: number; readonly reason: string }
  | { readonly claim: string }
  | { readonly verdict: Verdict; readonly found: string; readonly enteredFor?: string }
  | { readonly ended: RecommendationClosure; readonly reason: string; /** The key of the one in its place. */ readonly inPlace?: string }
);

/** What an auditor recommends, and what came of it. */
export interface DemoRecommendation {
  readonly key: string;
  readonly source: RecommendationSource;
  readonly report: { readonly title: string; readonly daysAgo: number; readonly reference: string };
  readonly title: string;
  readonly finding: string;
  readonly priority: RecommendationPriority;
  readonly unit: UnitKey;
  readonly owner: PersonKey;
  readonly raised: { readonly daysAgo: number; readonly by: PersonKey };
  /** References of risks, linked on the day after it was raised. */
  readonly risks?: readonly string[];
  readonly later?: readonly Later[];
}

const BACKUP = { title: 'Backup and recovery', daysAgo: 250 };
const CHECK = { title: 'Public services network: yearly health check', daysAgo: 160 };
const ACCOUNTS = { title: 'Report on the accounts', daysAgo: 230 };
const ACCESS = { title: 'Leavers and access rights', daysAgo: 118 };
const TESTERS = 'Northgate Assurance, testers';

/** Two follow-up rounds: one in the autumn of the year, one three weeks ago. */
const FIRST_ROUND = 96;
const SECOND_ROUND = 20;

export const RECOMMENDATIONS: readonly DemoRecommendation[] = [
  {
    key: 'restores', source: 'internal-audit', report: { ...BACKUP, reference: 'R1' }, title: 'Restore one critical system each month and keep the result', priority: 'high', unit: 'infrastructure',
    owner: 'infrastructureManager', finding: 'Copies are made every night. Of the eleven critical systems two were restored in the year before the audit, and neither restore was timed.',
    raised: { daysAgo: 244, by: 'internalAuditor' }, risks: ['ICT-001', 'CRP-004'],
    later: [
      { daysAgo: 230, response: 'agreed', note: 'A calendar of monthly restores, each timed against what its service needs.', dueInDays: -120 },
      { daysAgo: 122, claim: 'Four systems were restored and timed; the log is kept with the operational plan.' },
      { daysAgo: FIRST_ROUND, by: 'internalAuditor', verdict: 'partly-implemented', found: 'The calendar runs. The two care systems are not in it, and one restore has no time.' },
      { daysAgo: 41, claim: 'Both care systems are in the calendar and were restored in turn.' },
      { daysAgo: SECOND_ROUND, by: 'internalAuditor', verdict: 'implemented', found: 'Seven restores in seven months, each timed; the log was compared with the copies.' },
    ],
  },
  {
    key: 'second-site', source: 'internal-audit', report: { ...BACKUP, reference: 'R2' }, title: 'Agree with each service how much data it can afford to lose', priority: 'high', unit: 'ict', owner: 'headOfIct',
    finding: 'Copies are a day old at worst. No service was asked whether that is enough.', raised: { daysAgo: 244, by: 'internalAuditor' }, risks: ['ICT-001'],
    later: [
      { daysAgo: 229, response: 'partly-agreed', note: 'For the critical systems. The others keep nightly copies unless their owners ask for more.', dueInDays: -75 },
      { daysAgo: FIRST_ROUND, by: 'internalAuditor', verdict: 'not-implemented', found: 'Three of eleven services were asked. None has answered in writing.' },
      { daysAgo: 78, by: 'riskManager', dueInDays: 36, reason: 'The answers come with the impact analyses, which services write this quarter.' },
      { daysAgo: SECOND_ROUND, by: 'internalAuditor', verdict: 'partly-implemented', found: 'Eight of eleven have answered. Revenues, housing and the contact centre are left.' },
    ],
  },
  {
    key: 'tapes', source: 'internal-audit', report: { ...BACKUP, reference: 'R3' }, title: 'Encrypt the tapes that leave the building', priority: 'critical', unit: 'infrastructure', owner: 'infrastructureManager',
    finding: 'Weekly tapes travel by van to the records store without encryption.', raised: { daysAgo: 244, by: 'internalAuditor' }, risks: ['ICT-010'],
    later: [
      { daysAgo: 240, response: 'agreed', note: 'Encryption is switched on with the next set of tapes.', dueInDays: -200 },
      { daysAgo: 205, claim: 'Switched on; the keys are held in two places.' },
      { daysAgo: FIRST_ROUND, by: 'internalAuditor', verdict: 'implemented', found: 'Three tapes were taken at random: none could be read without its key.' },
    ],
  },
  {
    key: 'old-report', source: 'internal-audit', report: { title: 'Change control', daysAgo: 420, reference: 'R5' }, title: 'Record who tested each change to a live system', priority: 'medium', unit: 'applications', owner: 'applicationsManager',
    finding: 'A third of the changes looked at named nobody as tester.', raised: { daysAgo: 320, by: 'internalAuditor' },
    later: [
      { daysAgo: 305, response: 'agreed', note: 'The form asks for it from next month.', dueInDays: -250 },
      { daysAgo: FIRST_ROUND, by: 'internalAuditor', verdict: 'no-longer-relevant', found: 'The new service desk tool does not let a change through without its tester.' },
    ],
  },
  {
    key: 'patching', source: 'health-check', report: { ...CHECK, reference: 'HC-03' }, title: 'Bring servers without security updates under support or off the network', priority: 'critical', unit: 'infrastructure',
    owner: 'infrastructureManager', finding: 'Fourteen servers run versions for which no updates are published. Two can be reached from the guest network.',
    raised: { daysAgo: 152, by: 'riskManager' }, risks: ['MAL-003'],
    later: [
      { daysAgo: 148, response: 'agreed', note: 'Nine are replaced, three are switched off, two are put behind a wall of their own.', dueInDays: -60 },
      { daysAgo: FIRST_ROUND, by: 'riskManager', verdict: 'partly-implemented', found: 'Ten of fourteen are dealt with. The two that the guest network reached are among them.', enteredFor: TESTERS },
      { daysAgo: 58, by: 'riskManager', dueInDays: -12, reason: 'The door access system waits for a part that its maker no longer stocks.' },
    ],
  },
  {
    key: 'tablets', source: 'health-check', report: { ...CHECK, reference: 'HC-07' }, title: 'Lock members’ tablets after five minutes', priority: 'medium', unit: 'serviceDesk', owner: 'serviceDeskManager',
    finding: 'Tablets stay open until their owners close them.', raised: { daysAgo: 152, by: 'riskManager' },
    later: [
      { daysAgo: 147, response: 'agreed', note: 'Set by policy for all tablets.', dueInDays: -110 },
      { daysAgo: 115, claim: 'The policy is in force on all 48 tablets.' },
      { daysAgo: FIRST_ROUND, by: 'riskManager', verdict: 'implemented', found: 'Six tablets were tried.', enteredFor: TESTERS },
    ],
  },
  {
    key: 'macros', source: 'health-check', report: { ...CHECK, reference: 'HC-09' }, title: 'Stop macros in files that come from outside', priority: 'high', unit: 'serviceDesk', owner: 'serviceDeskManager',
    finding: 'Macros run after one click on a warning that most people click.', raised: { daysAgo: 151, by: 'riskManager' }, risks: ['MAL-002'],
    later: [
      { daysAgo: 140, response: 'not-agreed', note: 'Two teams close the year with workbooks of partners that need them. For everybody else they are stopped already.' },
      { daysAgo: 33, by: 'riskManager', ended: 'risk-accepted', reason: 'The management board bears it until the finance system is replaced, and looks again then.' },
    ],
  },
  {
    key: 'finance-access', source: 'external-audit', report: { ...ACCOUNTS, reference: '4.2' }, title: 'Review twice a year who may approve payments', priority: 'high', unit: 'finance', owner: 'headOfFinance',
    finding: 'Seven people who changed posts could still approve payments.', raised: { daysAgo: 214, by: 'riskManager' },
    later: [
      { daysAgo: 200, response: 'agreed', note: 'In April and October, by the systems accountant.', dueInDays: -44 },
      { daysAgo: 50, claim: 'The October review took eleven rights away.' },
    ],
  },
  {
    key: 'year-end', source: 'external-audit', report: { ...ACCOUNTS, reference: '4.5' }, title: 'Rehearse the year end on the new finance system', priority: 'high', unit: 'finance', owner: 'headOfFinance',
    finding: 'The plan for the new system has no trial close.', raised: { daysAgo: 214, by: 'riskManager' }, risks: ['CRP-008'],
    later: [{ daysAgo: 199, response: 'agreed', note: 'A trial close on last year’s figures.', dueInDays: 9 }],
  },
  {
    key: 'leavers', source: 'internal-audit', report: { ...ACCESS, reference: 'R1' }, title: 'Close accounts on the day that somebody leaves', priority: 'high', unit: 'serviceDesk', owner: 'serviceDeskManager',
    finding: 'Of 60 leavers 19 had an open account a month later. The list from human resources comes once a month.', raised: { daysAgo: 112, by: 'internalAuditor' }, risks: ['ICT-010'],
    later: [{ daysAgo: 101, response: 'agreed', note: 'A daily list, and accounts that close by themselves.', dueInDays: -18 }],
  },
  {
    key: 'leavers-list', source: 'internal-audit', report: { ...ACCESS, reference: 'R2' }, title: 'Send the list of leavers every week', priority: 'medium', unit: 'humanResources', owner: 'headOfPeople',
    finding: 'The list is drawn up by hand.', raised: { daysAgo: 112, by: 'internalAuditor' },
    later: [
      { daysAgo: 104, response: 'agreed', note: 'By hand until it comes by itself.', dueInDays: -70 },
      { daysAgo: 66, by: 'internalAuditor', ended: 'superseded', reason: 'A daily list is agreed with the service desk.', inPlace: 'leavers' },
    ],
  },
  {
    key: 'plan-tests', source: 'service-assurance', report: { title: 'Service assurance statement, ICT', daysAgo: 72, reference: 'S3' }, title: 'Rehearse the recovery plan with the services that lean on it', priority: 'medium', unit: 'ict', owner: 'headOfIct',
    finding: 'The last rehearsal was among ICT alone.', raised: { daysAgo: 64, by: 'riskManager' }, risks: ['CRP-003'],
    later: [{ daysAgo: 55, response: 'agreed', note: 'With revenues and the contact centre first.', dueInDays: 96 }],
  },
  {
    key: 'suppliers', source: 'inspection', report: { title: 'Visit of the information regulator', daysAgo: 24, reference: '12' }, title: 'Write down what each supplier does with personal data', priority: 'high', unit: 'informationGovernance',
    owner: 'informationGovernanceOfficer', finding: 'Four of nine contracts looked at say nothing about it.', raised: { daysAgo: 11, by: 'riskManager' }, risks: ['ICT-010'],
  },
  {
    key: 'remote', source: 'internal-audit', report: { title: 'Working away from the office', daysAgo: 16, reference: 'R1' }, title: 'Keep signatures current on devices that are used at home', priority: 'medium', unit: 'serviceDesk', owner: 'serviceDeskManager',
    finding: 'One device in five was more than a week behind.', raised: { daysAgo: 6, by: 'internalAuditor' }, risks: ['MAL-005'],
  },
];
