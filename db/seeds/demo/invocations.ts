import type { LogEntryKind } from '@holdfast/domain';
import type { DemoAction, DemoActionLater } from './actions';
import type { ActivityKey } from './activities';
import type { PersonKey } from './people';
import type { PlanKey } from './plans';
import type { ResourceKey } from './resources';

/** Something typed in the log: so many days after the outage, at a minute of the working day. */
export interface DemoEntry {
  readonly day: number;
  readonly minute: number;
  readonly by: PersonKey;
  readonly kind: LogEntryKind;
  readonly text?: string;
  /** The place of the step in its plan, from 0. */
  readonly step?: number;
  readonly plan?: PlanKey;
  readonly resource?: ResourceKey;
  /** The title of the role, and who has it from now on. */
  readonly role?: string;
  readonly person?: PersonKey;
}

/** What was learnt, and what came of it. */
export interface DemoLesson {
  readonly text: string;
  /** Planned on a risk, by reference. */
  readonly action?: { readonly risk: string; readonly later?: readonly DemoActionLater[] } & Pick<DemoAction, 'title' | 'owner' | 'priority' | 'planned'>;
  /** Raised from it, by reference. */
  readonly risk?: { readonly reference: string; readonly daysAgo: number; readonly by: PersonKey };
}

export interface DemoReview {
  readonly title: string;
  readonly by: PersonKey;
  readonly signedBy: PersonKey;
  readonly daysAgo: number;
  readonly signedDaysAgo: number;
  readonly summary: string;
  readonly cause: string;
  readonly rootCause: string;
  readonly wentWell: string;
  readonly lessons: readonly DemoLesson[];
}

export interface DemoInvocation {
  readonly title: string;
  readonly reason: string;
  readonly daysAgo: number;
  readonly by: PersonKey;
  readonly plans: readonly PlanKey[];
  readonly lost: readonly ResourceKey[];
  readonly entries: readonly DemoEntry[];
  readonly standDown: { readonly daysAgo: number; readonly reason: string };
  readonly review: DemoReview;
}

const HEAD = 'headOfCommunities';
const MANAGER = 'continuityManager';

/** The fire at the housing office: half a year at the Market Hall. */
export const INVOCATIONS: readonly DemoInvocation[] = [
  {
    title: 'Fire at the Eastfield Housing Office', reason: 'The ground floor burnt in the night. Nobody was hurt. Nobody may enter the building.', daysAgo: 394, by: MANAGER, plans: ['homelessness-bcp'], lost: ['housingOffice'],
    entries: [
      { day: 0, minute: 15, by: MANAGER, kind: 'role-filled', role: 'Housing lead', person: HEAD, text: 'Until the housing lead is back from leave' },
      { day: 0, minute: 20, by: HEAD, kind: 'step-started', plan: 'homelessness-bcp', step: 0 },
      { day: 0, minute: 35, by: HEAD, kind: 'step-finished', plan: 'homelessness-bcp', step: 0, text: 'Three of the four rooms are free' },
      { day: 0, minute: 40, by: HEAD, kind: 'decision', text: 'Families are seen at the Market Hall from eleven, on the first floor.' },
      { day: 0, minute: 60, by: HEAD, kind: 'step-started', plan: 'homelessness-bcp', step: 1 },
      { day: 0, minute: 95, by: HEAD, kind: 'problem', text: 'The red folder with the forms was in the office. Forms are printed anew.' },
      { day: 0, minute: 130, by: HEAD, kind: 'step-finished', plan: 'homelessness-bcp', step: 1 },
      { day: 0, minute: 135, by: HEAD, kind: 'step-started', plan: 'homelessness-bcp', step: 2 },
      { day: 0, minute: 170, by: HEAD, kind: 'step-finished', plan: 'homelessness-bcp', step: 2 },
      { day: 0, minute: 240, by: MANAGER, kind: 'situation-report', text: 'Families are housed for tonight. The office is lost for weeks, perhaps longer. Eleven people work from the Market Hall, six from home. Next report: tomorrow at noon.' },
      { day: 1, minute: 60, by: MANAGER, kind: 'decision', text: 'The telephones of the office are turned to the contact centre for as long as it lasts.' },
      { day: 1, minute: 210, by: MANAGER, kind: 'situation-report', text: 'The surveyor says that the stairs will not carry anybody. Paper files of 40 cases were in the front room: the fire service has brought out 31 of them.' },
      { day: 5, minute: 45, by: HEAD, kind: 'note', text: 'Nine files that burnt are put together again from letters and from what families remember.' },
      { day: 7, minute: 30, by: HEAD, kind: 'handover', role: 'Housing lead', person: 'directorOfResources', text: 'For two weeks: offices are looked for. Rooms at the guest houses are paid until Friday.' },
      { day: 7, minute: 200, by: MANAGER, kind: 'situation-report', text: 'All 17 people have a desk. Opening hours are as before. The insurer has been at the site.' },
      { day: 21, minute: 30, by: 'directorOfResources', kind: 'handover', role: 'Housing lead', person: HEAD, text: 'No office to let has level access. The Market Hall stays until Eastfield is built up again.' },
      { day: 21, minute: 60, by: HEAD, kind: 'decision', text: 'Work at the Market Hall is taken to last half a year: desks, lockers and a private room are ordered.' },
      { day: 60, minute: 50, by: MANAGER, kind: 'situation-report', text: 'The builder has begun. Two complaints about the private room, which can be heard from the stairs: it is moved.' },
      { day: 118, minute: 40, by: MANAGER, kind: 'situation-report', text: 'The roof is on. Return is planned for the end of the sixth month.' },
      { day: 179, minute: 30, by: HEAD, kind: 'resource-usable', resource: 'housingOffice', text: 'Keys are handed over, the alarm is tested' },
    ],
    standDown: { daysAgo: 211, reason: 'All 17 people work at Eastfield again. The Market Hall has its first floor back.' },
    review: {
      title: 'Fire at the Eastfield Housing Office', by: MANAGER, signedBy: 'riskManager', daysAgo: 206, signedDaysAgo: 198,
      summary: 'The office burnt in the night. Families were seen at the Market Hall the same morning and nobody was sent away. Work went on there for half a year.',
      cause: 'A charger for a hand-held scanner overheated in a cupboard.',
      rootCause: 'Chargers were bought by the team and never tested; nobody was asked to look at what stays plugged in at night.',
      wentWell: 'The guest houses kept their rooms. The contact centre took the calls within an hour.',
      lessons: [
        {
          text: 'The forms and the red folder were in the one building that burnt: keep a second set at the Central Library',
          action: {
            risk: 'CRP-003', title: 'Keep a second set of forms and folders away from every office', owner: MANAGER, priority: 'high', planned: { daysAgo: 196, by: 'riskManager', dueInDays: -120 },
            later: [{ daysAgo: 160, progress: 60, note: 'Seven of eleven departments have brought theirs to the Central Library.' }, { daysAgo: 126, done: 'All eleven are there; the librarian has the list.' }],
          },
        },
        {
          text: 'Paper case files had no copy: have them scanned',
          action: {
            risk: 'COM-002', title: 'Scan the paper case files of housing', owner: HEAD, priority: 'medium', planned: { daysAgo: 195, by: 'riskManager', dueInDays: -24 },
            later: [{ daysAgo: 118, progress: 35, note: 'Two scanners are hired; open cases come first.' }, { daysAgo: 33, progress: 70, note: 'Open cases are done. The closed ones wait for a decision how long they are kept.' }],
          },
        },
        { text: 'Test what stays plugged in at night at every site', risk: { reference: 'COM-005', daysAgo: 191, by: 'riskManager' } },
      ],
    },
  },
];

/** A service that was out without a plan being invoked. */
export interface DemoFailure extends DemoReview {
  readonly of: ResourceKey | ActivityKey;
  readonly kind: 'resource' | 'activity';
  readonly failedDaysAgo: number;
  readonly beganMinute: number;
  readonly lasted: number;
}

export const FAILURES: readonly DemoFailure[] = [
  {
    title: 'Email stood still for a morning', of: 'email', kind: 'resource', failedDaysAgo: 121, beganMinute: 20, lasted: 185, by: 'serviceDeskManager', signedBy: MANAGER, daysAgo: 119, signedDaysAgo: 112,
    summary: 'Mail came in and did not go out. Services rang one another; two deadlines of planning were kept by fax.', cause: 'The queue filled the disk after a notice to all staff with a large picture.',
    rootCause: 'The disk was watched for its state and not for its fill. Nobody is told when a notice goes to everybody.', wentWell: 'The service desk put a message on the telephone within ten minutes.',
    lessons: [
      {
        text: 'Watch how full the mail disks are, and ring somebody at 80 per cent',
        action: {
          risk: 'OPS-006', title: 'Have a full disk ring somebody at 80 per cent', owner: 'infrastructureManager', priority: 'high', planned: { daysAgo: 110, by: 'riskManager', dueInDays: -70 },
          later: [{ daysAgo: 82, done: 'All 53 servers are watched for it, and it rang once for real.' }],
        },
      },
      { text: 'Notices to all staff carry a link, not a picture' },
    ],
  },
  {
    title: 'Telephones dead at the Riverside Depot', of: 'telephony', kind: 'resource', failedDaysAgo: 47, beganMinute: 75, lasted: 320, by: 'infrastructureManager', signedBy: MANAGER, daysAgo: 44, signedDaysAgo: 37,
    summary: 'Sixty extensions could neither ring nor be rung until the afternoon. Crews were led by mobile phone.', cause: 'A card of the exchange failed, and the spare one did not start.',
    rootCause: 'The exchange is out of support: its spare cards are as old as those in use and had never been tried.', wentWell: 'Crews had each other’s mobile numbers on paper.',
    lessons: [
      {
        text: 'Try the spare cards once a quarter until the exchange is replaced',
        action: {
          risk: 'ICT-012', title: 'Try the spare cards of the exchange once a quarter', owner: 'infrastructureManager', priority: 'medium', planned: { daysAgo: 36, by: 'riskManager', dueInDays: -9 },
          later: [{ daysAgo: 20, progress: 50, note: 'Two of four were tried and start. The others want a quiet Sunday.' }],
        },
      },
    ],
  },
];
