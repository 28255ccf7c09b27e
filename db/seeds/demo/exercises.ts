import type { ExerciseKind, ExerciseOutcome } from '@holdfast/domain';
import type { DemoAnswer } from './actions';
import { FAILOVER_LOG, type DemoLog } from './failover-log';
import type { PersonKey } from './people';
import type { PlanKey } from './plans';
import type { ResourceKey } from './resources';
import { FIRST_RESTORE_TEST_DAYS_AGO, NIGHTLY_RPO, RESTORE_TESTS } from './restore-tests';

/** Something rehearsed again and again, so many months apart, from a first day on. */
export interface DemoProgramme {
  readonly name: string;
  readonly kind: ExerciseKind;
  readonly scenario: string;
  readonly owner: PersonKey;
  readonly months: number;
  readonly setUpDaysAgo: number;
  readonly firstDaysAgo: number;
  readonly resources: readonly { readonly key: ResourceKey; readonly rto: number; readonly rpo?: number }[];
}

export type ProgrammeKey = 'failover' | 'restore-tests';

export const PROGRAMMES: Readonly<Record<ProgrammeKey, DemoProgramme>> = {
  failover: {
    name: 'Half-yearly failover to the recovery site', kind: 'full-failover', scenario: 'The data hall is taken as lost. Everything is brought back elsewhere, from the copies.', owner: 'headOfIct', months: 6,
    setUpDaysAgo: 262, firstDaysAgo: 216, resources: [{ key: 'recoverySite', rto: 240 }, { key: 'storage', rto: 480 }],
  },
  'restore-tests': {
    name: 'Monthly restore test', kind: 'restore-test', scenario: 'One system, drawn by lot, is brought back from last night’s set beside the one that runs.', owner: 'infrastructureManager', months: 1,
    setUpDaysAgo: FIRST_RESTORE_TEST_DAYS_AGO + 24, firstDaysAgo: FIRST_RESTORE_TEST_DAYS_AGO, resources: [{ key: 'backupSets', rto: 480, rpo: NIGHTLY_RPO }],
  },
};

/** A rehearsal of getting something back, and what came of it. */
export interface DemoExercise {
  readonly kind: ExerciseKind;
  readonly title: string;
  readonly scenario: string;
  readonly lead: PersonKey;
  readonly objectives: readonly string[];
  readonly resources: readonly DemoRehearsed[];
  readonly plannedDaysAgo: number;
  readonly plans?: readonly PlanKey[];
  readonly injects?: readonly { readonly minute: number; readonly text: string }[];
  /** Left out: typed in from paper. */
  readonly live?: DemoLog;
  /** Left out: planned by hand. */
  readonly programme?: ProgrammeKey;
  /** Held so many days ago, or before where that is still to come. */
  readonly daysAgo: number;
  /** Left out: not held yet. */
  readonly result?: DemoExerciseResult;
}

/** What was brought back, so many minutes after the loss, or given up. */
export interface DemoRehearsed {
  readonly key: ResourceKey;
  readonly rto?: number;
  readonly rpo?: number;
  readonly usable?: number;
  readonly givenUp?: number;
  readonly note?: string;
}

export interface DemoFinding {
  readonly text: string;
  readonly action?: DemoAnswer;
}

export interface DemoExerciseResult {
  readonly outcome: ExerciseOutcome;
  readonly summary: string;
  /** Minutes after the loss at seven in the morning. */
  readonly ends: number;
  readonly objectives: readonly ExerciseOutcome[];
  readonly backupSet?: string;
  /** What was looked at of the data that came back. */
  readonly sample?: string;
  /** From paper: the steps of its plans by their titles, begun and done so many minutes after the loss. */
  readonly steps?: readonly (readonly [title: string, began: number, done: number])[];
  readonly deviations?: readonly string[];
  readonly findings?: readonly DemoFinding[];
  /** Left out: it waits for another person to sign it off. */
  readonly signedOffDaysAgo?: number;
}

export const EXERCISES: readonly DemoExercise[] = [
  {
    kind: 'full-failover', title: 'Failover of the six copied systems', scenario: 'The data hall is taken as lost on a Saturday. The six copied systems start at the recovery site.', lead: 'infrastructureManager', programme: 'failover',
    objectives: ['All six systems are used from the recovery site within eight hours'], resources: [{ key: 'recoverySite', rto: 240, usable: 215 }, { key: 'storage', rto: 480, usable: 430 }], plannedDaysAgo: 248, daysAgo: 216,
    result: { outcome: 'passed', summary: 'All six were in use after 7 h 10 min. The site opened in time. Invented for this made-up council.', ends: 500, objectives: ['passed'], signedOffDaysAgo: 208 },
  },
  {
    kind: 'tabletop', title: 'Loss of the Civic Centre, talked through', scenario: 'A fire in the basement at six on a Monday. The building is closed for a month.', lead: 'headOfIct', objectives: ['Everybody knows who invokes the recovery site', 'Each service names its first three days'],
    resources: [{ key: 'civicCentre' }, { key: 'recoverySite' }], plannedDaysAgo: 240, daysAgo: 196,
    result: { outcome: 'partly', summary: 'Invoking was clear. Two services had never thought of the first day without telephones. Invented for this made-up council.', ends: 210, objectives: ['passed', 'partly'], signedOffDaysAgo: 188,
      findings: [{ text: 'Nobody can say how long the telephones take.', action: {
        risk: 'ICT-012', title: 'Bring up twenty extensions at Northgate and take the time', owner: 'infrastructureManager', priority: 'high', planned: { daysAgo: 186, by: 'riskManager', dueInDays: 54 },
        later: [{ daysAgo: 101, progress: 20, note: 'The carrier can move a block of numbers for a day. It is put off until the new exchange stands.' }],
      } }], },
  },
  {
    kind: 'component', title: 'Maps on a spare server', scenario: 'The map server is gone and there is no copy of it, only of its data.', lead: 'applicationsManager', objectives: ['The maps are shown with the addresses of the week'],
    resources: [{ key: 'gis', givenUp: 360, note: 'The licence was bound to the old machine.' }], plannedDaysAgo: 185, daysAgo: 163,
    result: { outcome: 'failed', summary: 'Given up in the afternoon: the licence could not be moved. Invented for this made-up council.', ends: 390, objectives: ['failed'], signedOffDaysAgo: 154,
      findings: [{ text: 'A licence for a second machine is missing.', action: {
        risk: 'OPS-006', title: 'Buy a licence to run the maps on a second machine', owner: 'applicationsManager', priority: 'medium', planned: { daysAgo: 152, by: 'riskManager', dueInDays: 21 },
        later: [{ daysAgo: 66, progress: 50, note: 'The maker offers a licence for rehearsals and emergencies; the price is being agreed.' }],
      } }], },
  },
  {
    kind: 'restore-test', title: 'Restore of the finance system', scenario: 'The ledger is brought back from last night’s copy on a spare database.', lead: 'applicationsManager', objectives: ['Balances agree with those of the evening before'],
    resources: [{ key: 'finance', rto: 480, rpo: NIGHTLY_RPO, usable: 150 }], plannedDaysAgo: 150, daysAgo: 118,
    result: { outcome: 'passed', summary: 'Back before ten. All balances agreed. Invented for this made-up council.', ends: 200, objectives: ['passed'], backupSet: 'Nightly copy of the ledger', sample: 'Balances of forty accounts', signedOffDaysAgo: 110 },
  },
  {
    kind: 'simulation', title: 'A morning without the contact centre', scenario: 'Smoke on the second floor at seven. Nobody may go back to their desk before noon, and the telephones ring.', lead: 'headOfCustomerServices', plans: ['contact-centre-bcp'],
    objectives: ['Alarm calls are answered throughout', 'The main number is answered at Market Hall within two hours'], resources: [], plannedDaysAgo: 95, daysAgo: 62,
    result: { outcome: 'passed', summary: 'No alarm call was missed. Thirty desks were open after 1 h 45 min. Invented for this made-up council.', ends: 120, objectives: ['passed', 'passed'], signedOffDaysAgo: 55,
      steps: [['Hand the alarm calls to the provider', 2, 6], ['Have the main number moved', 8, 52], ['Walk the agents to Market Hall', 10, 58], ['Open thirty desks', 60, 105]], findings: [{ text: 'The card with the code of the carrier was in a locked drawer.', action: {
        risk: 'CRP-004', title: 'Put the code of the carrier behind the passes of both duty leaders', owner: 'headOfCustomerServices', priority: 'low', planned: { daysAgo: 54, by: 'riskManager', dueInDays: -40 },
        later: [{ daysAgo: 46, done: 'Both have it, and the drawer is empty.' }],
      } }] },
  },
  {
    kind: 'simulation', title: 'A payment run from the envelope', scenario: 'The benefit system has been down since the evening, and the run of the week is due today.', lead: 'headOfFinance', plans: ['benefits-bcp'],
    objectives: ['The bank confirms that the last run can be repeated', 'Letters for the hearings of the week are written'], resources: [], plannedDaysAgo: 80, daysAgo: 48,
    result: { outcome: 'passed', summary: 'The bank confirmed before eleven, in a test of its own. All letters were written. Invented for this made-up council.', ends: 330, objectives: ['passed', 'passed'], signedOffDaysAgo: 41,
      steps: [['Find out which run is due', 0, 25], ['Ask the bank to repeat the last run', 30, 210], ['Take new claims on paper', 35, 160], ['Write letters for hearings of the week', 60, 190], ['Enter the claims', 200, 320]] },
  },
  {
    kind: 'component', title: 'Opening of the recovery site', scenario: 'The provider is called without notice to itself. How long until the first person sits at a desk?', lead: 'headOfIct', objectives: ['The site is open within the four hours of the contract'],
    resources: [{ key: 'recoverySite', rto: 240, usable: 340, note: 'Another customer had left its machines in the room.' }], plannedDaysAgo: 90, daysAgo: 35,
    result: { outcome: 'failed', summary: 'Open after 5 h 40 min; the contract says four. Invented for this made-up council.', ends: 360, objectives: ['failed'], signedOffDaysAgo: 27,
      findings: [{ text: 'The provider pays nothing when it is late.', action: {
        risk: 'ICT-001', title: 'Agree with the recovery provider what it pays when it is late', owner: 'headOfIct', priority: 'medium', planned: { daysAgo: 25, by: 'riskManager', dueInDays: 70 },
      } }], },
  },
  {
    kind: 'component', title: 'Network core at Northgate', scenario: 'Spare switches and firewalls are started from the nightly copy of the configuration.', lead: 'infrastructureManager', objectives: ['All services can be reached from the desks'],
    resources: [{ key: 'networkCore', rto: 150, usable: 170 }], plannedDaysAgo: 90, daysAgo: 33,
    result: { outcome: 'passed', summary: 'Twenty minutes over what was said, because two rules had been added by hand. Invented for this made-up council.', ends: 240, objectives: ['passed'], signedOffDaysAgo: 26 },
  },
  {
    kind: 'full-failover', title: 'Full failover from the copies', scenario: 'The data hall is taken as lost. Every set is brought from Riverside Depot and read back on the spare storage.', lead: 'infrastructureManager', programme: 'failover', plans: ['ict-dr'], live: FAILOVER_LOG,
    injects: [{ minute: 120, text: 'The provider says that one shelf of disks is missing' }, { minute: 360, text: 'The local paper asks whether benefits are paid on Friday' }],
    objectives: ['Everything is back within eight hours', 'Ten files chosen at random can be opened'],
    resources: [{ key: 'storage', rto: 480, usable: 680, note: 'One of two tape drives failed after an hour.' }], plannedDaysAgo: 90, daysAgo: 34,
    result: { outcome: 'partly', summary: 'All is back and can be read, but after 11 h 20 min instead of 8. Invented for this made-up council.', ends: 720, objectives: ['failed', 'passed'], backupSet: 'Nightly copies, all sets', sample: 'Ten files chosen at random',
      deviations: ['Step added: Borrow a drive from the county.', 'Step 7 “Check links to Riverside Depot” was skipped: Nobody is at the depot today.'], signedOffDaysAgo: 24,
      findings: [
        { text: 'With one drive the restore takes half as long again.', action: {
          risk: 'ICT-001', title: 'Replace the second tape drive and hold a spare at Northgate', owner: 'infrastructureManager', priority: 'high', planned: { daysAgo: 23, by: 'riskManager', dueInDays: 27 },
          later: [{ daysAgo: 11, progress: 40, note: 'The drive is ordered; the provider has a shelf for the spare.' }],
        } },
        { text: 'Only three people can do it.', action: {
          risk: 'OPS-008', title: 'Teach two more to restore the storage', owner: 'infrastructureManager', priority: 'medium', planned: { daysAgo: 23, by: 'riskManager', dueInDays: 110 },
        } },
      ], },
  },
  {
    kind: 'call-tree', title: 'Duty officers are called out', scenario: 'A storm warning of the evening before.', lead: 'riskManager', objectives: ['All are reached within half an hour'], resources: [{ key: 'contactLists', usable: 10 }], plannedDaysAgo: 40, daysAgo: 12,
    result: { outcome: 'passed', summary: 'All five answered; the last after ten minutes. Invented for this made-up council.', ends: 30, objectives: ['passed'] },
  },
  {
    kind: 'full-failover', title: 'A day from the recovery site', scenario: 'The Civic Centre is closed for a day and everything runs from Northgate.', lead: 'headOfIct', objectives: ['Care, benefits and the contact centre work for a day', 'Somebody brings up the telephones'],
    resources: [{ key: 'recoverySite', rto: 240 }, { key: 'networkCore', rto: 390 }, { key: 'storage', rto: 870 }, { key: 'signIn' }, { key: 'telephony' }], plannedDaysAgo: 20, daysAgo: -54,
  },
  ...RESTORE_TESTS,
];
