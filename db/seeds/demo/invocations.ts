import type { LogEntryKind } from '@holdfast/domain';
import type { DemoAnswer } from './actions';
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
  readonly action?: DemoAnswer;
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
const LEAD = 'directorOfResources';
const ICT = 'headOfIct';
const INFRASTRUCTURE = 'infrastructureManager';

/** The fire at the main offices, with the data centre in them: half a year at the recovery site and at nine others. */
export const INVOCATIONS: readonly DemoInvocation[] = [
  {
    title: 'Fire at Eastfield House', reason: 'The ground floor burnt in the night, with the data centre and the housing office. Nobody was hurt. Nobody may enter the building.', daysAgo: 411, by: MANAGER,
    plans: ['corporate-bcp', 'ict-dr', 'homelessness-bcp'], lost: ['eastfieldHouse', 'housingOffice', 'networkCore', 'storage'],
    entries: [
      { day: 0, minute: 7, by: LEAD, kind: 'step-finished', plan: 'corporate-bcp', step: 0, text: 'Seven of nine are on the call; two are on their way' },
      { day: 0, minute: 8, by: ICT, kind: 'step-finished', plan: 'ict-dr', step: 0 },
      { day: 0, minute: 9, by: INFRASTRUCTURE, kind: 'step-started', plan: 'ict-dr', step: 1 },
      { day: 0, minute: 10, by: LEAD, kind: 'step-started', plan: 'corporate-bcp', step: 1 },
      { day: 0, minute: 12, by: INFRASTRUCTURE, kind: 'step-finished', plan: 'ict-dr', step: 1, text: 'Northgate was woken at seven by the alarm centre, and opens' },
      { day: 0, minute: 13, by: INFRASTRUCTURE, kind: 'step-started', plan: 'ict-dr', step: 2 },
      { day: 0, minute: 15, by: MANAGER, kind: 'role-filled', role: 'Housing lead', person: HEAD, text: 'Until the housing lead is back from leave' },
      { day: 0, minute: 20, by: HEAD, kind: 'step-started', plan: 'homelessness-bcp', step: 0 },
      { day: 0, minute: 30, by: LEAD, kind: 'step-finished', plan: 'corporate-bcp', step: 1 },
      { day: 0, minute: 35, by: HEAD, kind: 'step-finished', plan: 'homelessness-bcp', step: 0, text: 'Three of the four rooms are free' },
      { day: 0, minute: 38, by: LEAD, kind: 'step-started', plan: 'corporate-bcp', step: 2 },
      { day: 0, minute: 40, by: HEAD, kind: 'decision', text: 'Families are seen at the Market Hall from eleven, on the first floor.' },
      { day: 0, minute: 60, by: HEAD, kind: 'step-started', plan: 'homelessness-bcp', step: 1 },
      { day: 0, minute: 66, by: LEAD, kind: 'decision', text: 'Care records come first, then benefits, then the contact centre. Everything else waits for these.' },
      { day: 0, minute: 68, by: LEAD, kind: 'step-finished', plan: 'corporate-bcp', step: 2 },
      { day: 0, minute: 75, by: INFRASTRUCTURE, kind: 'step-finished', plan: 'ict-dr', step: 2, text: 'Both sets are on the road to Northgate' },
      { day: 0, minute: 80, by: INFRASTRUCTURE, kind: 'step-finished', plan: 'ict-dr', step: 3 },
      { day: 0, minute: 82, by: INFRASTRUCTURE, kind: 'resource-usable', resource: 'recoverySite', text: 'Open 3 h 47 min after the alarm' },
      { day: 0, minute: 84, by: 'networkManager', kind: 'step-started', plan: 'ict-dr', step: 4 },
      { day: 0, minute: 90, by: LEAD, kind: 'step-finished', plan: 'corporate-bcp', step: 3 },
      { day: 0, minute: 95, by: HEAD, kind: 'problem', text: 'The red folder with the forms was in the office. Forms are printed anew.' },
      { day: 0, minute: 110, by: LEAD, kind: 'step-finished', plan: 'corporate-bcp', step: 4 },
      { day: 0, minute: 120, by: INFRASTRUCTURE, kind: 'step-finished', plan: 'ict-dr', step: 5, text: 'Checksums agree but for four files' },
      { day: 0, minute: 122, by: INFRASTRUCTURE, kind: 'step-started', plan: 'ict-dr', step: 6 },
      { day: 0, minute: 130, by: HEAD, kind: 'step-finished', plan: 'homelessness-bcp', step: 1 },
      { day: 0, minute: 135, by: HEAD, kind: 'step-started', plan: 'homelessness-bcp', step: 2 },
      { day: 0, minute: 150, by: 'networkManager', kind: 'problem', text: 'The rules of the firewall were kept in the building that burnt. They are written anew from the list of the auditors.' },
      { day: 0, minute: 170, by: HEAD, kind: 'step-finished', plan: 'homelessness-bcp', step: 2 },
      { day: 0, minute: 200, by: LEAD, kind: 'step-finished', plan: 'corporate-bcp', step: 5 },
      { day: 0, minute: 240, by: MANAGER, kind: 'situation-report', text: 'Eastfield House and its data centre are lost for months. Northgate is open; systems come back tonight at the earliest. Families are housed. 340 people have no desk. Next report: at six.' },
      { day: 0, minute: 350, by: 'networkManager', kind: 'step-finished', plan: 'ict-dr', step: 4 },
      { day: 0, minute: 351, by: 'networkManager', kind: 'resource-usable', resource: 'networkCore', text: 'Reached from Northgate and from six sites' },
      { day: 0, minute: 570, by: MANAGER, kind: 'situation-report', text: 'The network is up at Northgate since two. Volumes 1 to 4 are read back. Duty teams of care work from the list on paper tonight.' },
      { day: 0, minute: 640, by: INFRASTRUCTURE, kind: 'step-finished', plan: 'ict-dr', step: 6 },
      { day: 0, minute: 642, by: INFRASTRUCTURE, kind: 'resource-usable', resource: 'storage', text: 'All six volumes; forty files of each were opened' },
      { day: 0, minute: 643, by: INFRASTRUCTURE, kind: 'step-started', plan: 'ict-dr', step: 7 },
      { day: 0, minute: 715, by: INFRASTRUCTURE, kind: 'step-finished', plan: 'ict-dr', step: 7 },
      { day: 0, minute: 775, by: ICT, kind: 'step-finished', plan: 'ict-dr', step: 8, text: 'Contacts since the evening before are missing: the duty team has them on paper' },
      { day: 0, minute: 830, by: ICT, kind: 'step-finished', plan: 'ict-dr', step: 9 },
      { day: 1, minute: 20, by: ICT, kind: 'decision', text: 'What has no place at Northgate waits: 38 of 120 applications are brought back in the first week, by the order of the analyses.' },
      { day: 1, minute: 60, by: MANAGER, kind: 'decision', text: 'The telephones of the offices are turned to the contact centre for as long as it lasts.' },
      { day: 1, minute: 210, by: MANAGER, kind: 'situation-report', text: 'Care and benefits work from Northgate. The surveyor says that the stairs will not carry anybody. Paper files of 40 cases were in the front room: the fire service has brought out 31 of them.' },
      { day: 5, minute: 45, by: HEAD, kind: 'note', text: 'Nine files that burnt are put together again from letters and from what families remember.' },
      { day: 7, minute: 30, by: HEAD, kind: 'handover', role: 'Housing lead', person: LEAD, text: 'For two weeks: offices are looked for. Rooms at the guest houses are paid until Friday.' },
      { day: 7, minute: 40, by: ICT, kind: 'handover', role: 'Head of ICT', person: INFRASTRUCTURE, text: 'After six nights. 38 applications run; the ledger is next. The lines of the depot are ordered.' },
      { day: 7, minute: 200, by: MANAGER, kind: 'situation-report', text: '38 of 120 applications run at Northgate. All 340 people have a desk: at Northgate, at the Civic Centre and at eight other sites. The insurer has been at the site.' },
      { day: 14, minute: 40, by: INFRASTRUCTURE, kind: 'handover', role: 'Head of ICT', person: ICT, text: '71 applications run. Payroll was paid on the day.' },
      { day: 21, minute: 30, by: LEAD, kind: 'handover', role: 'Housing lead', person: HEAD, text: 'No office to let has level access. The Market Hall stays until the wing is built up again.' },
      { day: 21, minute: 45, by: LEAD, kind: 'resource-abandoned', resource: 'eastfieldHouse', text: 'The insurer agrees: the house is not built up again, but for the wing of the housing office.' },
      { day: 21, minute: 50, by: LEAD, kind: 'decision', text: 'The data centre is built anew in the basement of the Civic Centre. Until then everything runs at Northgate.' },
      { day: 21, minute: 60, by: HEAD, kind: 'decision', text: 'Work at the Market Hall is taken to last half a year: desks, lockers and a private room are ordered.' },
      { day: 30, minute: 60, by: ICT, kind: 'situation-report', text: 'All 120 applications run at Northgate. Nobody works on paper any more. Copies go to Riverside Depot each morning, as before.' },
      { day: 60, minute: 50, by: MANAGER, kind: 'situation-report', text: 'The builder has begun, at the wing and in the basement of the Civic Centre. Two complaints about the private room at the Market Hall, which can be heard from the stairs: it is moved.' },
      { day: 90, minute: 40, by: LEAD, kind: 'handover', role: 'Incident lead', person: HEAD, text: 'For the budget. What is open: cooling of the new hall, and who pays for Northgate after the sixth month.' },
      { day: 118, minute: 40, by: MANAGER, kind: 'situation-report', text: 'The roof of the wing is on, and power is in the new hall. Return is planned for the end of the sixth month.' },
      { day: 120, minute: 40, by: HEAD, kind: 'handover', role: 'Incident lead', person: LEAD, text: 'The provider lets us stay a month longer if need be.' },
      { day: 172, minute: 50, by: ICT, kind: 'situation-report', text: 'The systems were moved to the Civic Centre over three weekends, the last of them on Sunday. Northgate stands by again from Friday.' },
      { day: 177, minute: 30, by: HEAD, kind: 'resource-usable', resource: 'housingOffice', text: 'Keys are handed over, the alarm is tested' },
      { day: 179, minute: 20, by: ICT, kind: 'step-finished', plan: 'ict-dr', step: 10 },
    ],
    standDown: { daysAgo: 228, reason: 'The systems run at the Civic Centre and the housing office is open again. The council works from ten sites.' },
    review: {
      title: 'Fire at Eastfield House', by: MANAGER, signedBy: 'riskManager', daysAgo: 206, signedDaysAgo: 198,
      summary: 'The main offices burnt in the night, and with them the data centre. Care records were back the same evening and all 120 applications after a month, at the recovery site, where they ran for half a year. Families were seen at the Market Hall the same morning and nobody was sent away. The council has worked from ten sites since.',
      cause: 'A charger for a hand-held scanner overheated in a cupboard beside the post room.',
      rootCause: 'Chargers were bought by the team and never tested, and nobody was asked to look at what stays plugged in at night. The data centre lay behind that wall and had nothing to put a fire out with.',
      wentWell: 'The recovery site opened within its contract. The copies had left the building the morning before. The guest houses kept their rooms, and the contact centre took the calls within an hour.',
      lessons: [
        {
          text: 'The rules of the firewall were kept in the building that burnt: copy the configuration of the network to Northgate each night',
          action: {
            risk: 'ICT-001', title: 'Copy the configuration of the network to Northgate each night', owner: INFRASTRUCTURE, priority: 'high', planned: { daysAgo: 196, by: 'riskManager', dueInDays: -150 },
            later: [{ daysAgo: 168, done: 'It is copied at two each night, and the copy was started on the spare switches once.' }],
          },
        },
        {
          text: 'Nobody called the duty officer before eight: two hours went by in which only the provider knew',
          action: {
            risk: 'CRP-003', title: 'Have the alarm centre call the duty officer first', owner: MANAGER, priority: 'high', planned: { daysAgo: 195, by: 'riskManager', dueInDays: -160 },
            later: [{ daysAgo: 172, done: 'The alarm centre has the numbers of both duty officers, and rang them in a trial at four in the morning.' }],
          },
        },
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
    title: 'Telephones dead in every office', of: 'telephony', kind: 'resource', failedDaysAgo: 47, beganMinute: 75, lasted: 320, by: 'infrastructureManager', signedBy: MANAGER, daysAgo: 44, signedDaysAgo: 37,
    summary: 'All 900 extensions could neither ring nor be rung until the afternoon. The contact centre answered on mobile telephones, one call in six; crews were led by them too.', cause: 'The control card of the exchange failed, and the spare one did not start.',
    rootCause: 'The exchange is out of support: its spare cards are as old as those in use and had never been tried.', wentWell: 'The contact centre and the crews had each other’s mobile numbers on paper.',
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
