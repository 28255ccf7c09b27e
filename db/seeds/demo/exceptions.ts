import type { PersonKey } from './people';

/** An exception to policy: who asked for what and until when, and what was said about it, day by day. */
export interface DemoException {
  /** Reference of the risk. */
  readonly risk: string;
  readonly daysAgo: number;
  readonly by: PersonKey;
  readonly policy: string;
  readonly deviation: string;
  readonly reason: string;
  readonly compensating: string;
  /** Titles of controls of the risk. */
  readonly controls?: readonly string[];
  /** Days from the day of the loading. */
  readonly untilInDays: number;
  /** It renews the one before it of the same risk. */
  readonly renews?: boolean;
  readonly then?: readonly DemoRuling[];
}

interface DemoRuling {
  readonly daysAgo: number;
  readonly by: PersonKey;
  readonly what: 'returned' | 'answered' | 'approved' | 'declined';
  readonly note: string;
  readonly conditions?: string;
  /** Of an approval; as asked for when left out. */
  readonly untilInDays?: number;
}

const STICKS = {
  policy: 'Removable media policy',
  deviation: 'Results of the count are carried on USB sticks from the hall to the press room.',
  compensating: 'Each stick is wiped before and after the night, and is carried by one named officer.',
} as const;

export const EXCEPTIONS: readonly DemoException[] = [
  {
    ...STICKS, risk: 'IRA-001', daysAgo: 316, by: 'serviceDeskManager', reason: 'The hall has no line to the press room, and results are due within the hour.', untilInDays: -60,
    then: [{ daysAgo: 311, by: 'riskManager', what: 'approved', note: 'For the spring elections. A line is to be priced meanwhile.', conditions: 'Sticks of the council only. The returning officer is told.', untilInDays: -138 }],
  },
  {
    ...STICKS, risk: 'IRA-001', daysAgo: 146, by: 'serviceDeskManager', renews: true, reason: 'A line costs £14,000 for two nights a year; the county election comes first.', untilInDays: 120,
    then: [{ daysAgo: 141, by: 'riskManager', what: 'approved', note: 'Once more, while the line is looked at again.', conditions: 'Sticks of the council only, and a list of who held which.' }],
  },
  {
    risk: 'IRA-002', daysAgo: 201, by: 'applicationsManager', policy: 'Network access policy',
    deviation: 'A laptop of the supplier is plugged in on up to two days a month.',
    reason: 'The upgrade of the revenues system cannot be tested with our own tools.',
    compensating: 'The port is opened by the service desk for the visit alone.', controls: ['Supplier devices are checked before each visit'], untilInDays: 18,
    then: [
      { daysAgo: 198, by: 'informationGovernanceOfficer', what: 'returned', note: 'Who is beside the engineer while the laptop is connected?' },
      { daysAgo: 197, by: 'applicationsManager', what: 'answered', note: 'One of the applications team, for the whole visit. It is in the booking.' },
      { daysAgo: 194, by: 'informationGovernanceOfficer', what: 'approved', note: 'As answered.', conditions: 'No visit without somebody beside it. The log of the port is kept for a year.' },
    ],
  },
  {
    risk: 'IRA-003', daysAgo: 150, by: 'serviceDeskManager', policy: 'Access control policy',
    deviation: 'Eleven people at three counters scan under one account.',
    reason: 'The scanners hold one account each. New ones are in the plan of next year.',
    compensating: '', controls: ['The scanning account can do nothing but scan'], untilInDays: 205,
    then: [{ daysAgo: 146, by: 'informationGovernanceOfficer', what: 'approved', note: 'Until the scanners are replaced.', conditions: 'The password changes each quarter and whenever somebody leaves.' }],
  },
  {
    risk: 'IRA-004', daysAgo: 102, by: 'applicationsManager', policy: 'Retention schedule',
    deviation: 'Mail of the appeals team is kept for ten years instead of two.',
    reason: 'Appeals come back after years, and nobody wants to look in two places.',
    compensating: 'The mailbox is read by four named people.', untilInDays: 200,
    then: [{ daysAgo: 96, by: 'informationGovernanceOfficer', what: 'declined', note: 'What an appeal needs belongs in the case system, which keeps it for as long as the law says.' }],
  },
  {
    risk: 'IRA-005', daysAgo: 67, by: 'infrastructureManager', policy: 'Remote working policy',
    deviation: 'The duty officer restarts services from a computer of their own.',
    reason: 'Laptops are back-ordered until the end of the quarter.',
    compensating: 'Sessions end after ten minutes, and each is looked at the next morning.', controls: ['Second factor at the gateway'], untilInDays: -5,
    then: [{ daysAgo: 66, by: 'informationGovernanceOfficer', what: 'approved', note: 'For eight weeks and no longer.', conditions: 'One named computer, kept up to date.' }],
  },
  {
    risk: 'IRA-005', daysAgo: 3, by: 'infrastructureManager', renews: true, policy: 'Remote working policy',
    deviation: 'The duty officer restarts services from a computer of their own.',
    reason: 'The laptops came without the right docking port and were sent back. They are promised in three weeks.',
    compensating: 'Sessions end after ten minutes, and each is looked at the next morning.', controls: ['Second factor at the gateway'], untilInDays: 28,
  },
];
