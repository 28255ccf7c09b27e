import type { Effectiveness } from '@holdfast/domain';
import type { PersonKey } from './people';

/** What is in place against a risk, and how whoever looked at it found it. */
export interface DemoControl {
  /** Reference of the risk. */
  readonly risk: string;
  readonly title: string;
  readonly description?: string;
  readonly owner: PersonKey;
  readonly putInPlace: { readonly daysAgo: number; readonly by: PersonKey; readonly effectiveness: Effectiveness; readonly rationale?: string };
  readonly later?: readonly { readonly daysAgo: number; readonly by: PersonKey; readonly effectiveness: Effectiveness; readonly rationale: string }[];
  readonly withdrawn?: { readonly daysAgo: number; readonly by: PersonKey; readonly reason: string };
}

export const CONTROLS: readonly DemoControl[] = [
  {
    risk: 'ICT-001', title: 'Recovery contract for six systems', owner: 'infrastructureManager',
    description: 'A specialist keeps hardware ready and hands it over within a day of the call, at Northgate.',
    putInPlace: { daysAgo: 702, by: 'headOfIct', effectiveness: 'partial', rationale: 'Two of the six systems were recovered when it was tried.' },
    later: [
      { daysAgo: 388, by: 'infrastructureManager', effectiveness: 'partial', rationale: 'Called on for real when Eastfield House burnt: four of six within the time agreed.' },
      { daysAgo: 131, by: 'infrastructureManager', effectiveness: 'effective', rationale: 'All six within the time agreed, and users signed in.' },
    ],
  },
  {
    risk: 'ICT-001', title: 'Copies of data taken off site every night', owner: 'infrastructureManager',
    putInPlace: { daysAgo: 690, by: 'headOfIct', effectiveness: 'effective', rationale: 'The log of a month has no gap.' },
    later: [{ daysAgo: 96, by: 'infrastructureManager', effectiveness: 'effective', rationale: 'One gap in a quarter, explained and made good.' }],
  },
  {
    risk: 'ICT-001', title: 'ICT disaster recovery plan', owner: 'headOfIct', description: 'Who starts what in which order once the data hall is lost, and who decides.',
    putInPlace: { daysAgo: 416, by: 'headOfIct', effectiveness: 'partial', rationale: 'Approved. Nobody has worked by it yet.' },
    later: [{ daysAgo: 196, by: 'headOfIct', effectiveness: 'partial', rationale: 'Worked by when Eastfield House burnt: the order of the steps held, the times did not.' }],
  },
  {
    risk: 'ICT-001', title: 'Half-yearly failover to the recovery site', owner: 'headOfIct', description: 'Everything is brought back elsewhere within the recovery times, twice a year.',
    putInPlace: { daysAgo: 206, by: 'headOfIct', effectiveness: 'effective', rationale: 'The first one kept both times.' },
  },
  {
    risk: 'CRP-004', title: 'Recovery of ICT is rehearsed every half year', owner: 'headOfIct',
    putInPlace: { daysAgo: 161, by: 'directorOfResources', effectiveness: 'partial', rationale: 'Six systems of 120 so far.' },
  },
  {
    risk: 'ICT-002', title: 'Benefits of each launch are measured after six months', owner: 'digitalProgrammeManager',
    putInPlace: { daysAgo: 232, by: 'digitalProgrammeManager', effectiveness: 'effective', rationale: 'Whoever asked for the launch answers for the figure.' },
  },
  {
    risk: 'ICT-006', title: 'A reserve for technology, looked at each quarter', owner: 'headOfIct',
    putInPlace: { daysAgo: 299, by: 'headOfIct', effectiveness: 'effective', rationale: 'It was enough in each of the last six quarters.' },
  },
  {
    risk: 'ICT-009', title: 'Help with online forms at six libraries', owner: 'digitalProgrammeManager',
    putInPlace: { daysAgo: 139, by: 'digitalProgrammeManager', effectiveness: 'partial', rationale: 'Two of eight libraries have no room for it.' },
  },
  {
    risk: 'ICT-010', title: 'Laptops are encrypted', owner: 'serviceDeskManager',
    putInPlace: { daysAgo: 640, by: 'informationGovernanceOfficer', effectiveness: 'partial', rationale: 'All new ones; 120 old ones are not.' },
    later: [{ daysAgo: 210, by: 'serviceDeskManager', effectiveness: 'effective', rationale: 'The last old ones were handed in.' }],
  },
  {
    risk: 'ICT-010', title: 'Yearly training in handling personal data', owner: 'informationGovernanceOfficer',
    putInPlace: { daysAgo: 600, by: 'informationGovernanceOfficer', effectiveness: 'partial', rationale: '71% of staff took part.' },
    later: [{ daysAgo: 45, by: 'informationGovernanceOfficer', effectiveness: 'partial', rationale: '86% took part; those in the field are hard to reach.' }],
  },
  {
    risk: 'ICT-012', title: 'Spare parts and attendance within four hours', owner: 'infrastructureManager',
    putInPlace: { daysAgo: 610, by: 'infrastructureManager', effectiveness: 'effective', rationale: 'Two call-outs, both in time.' },
    later: [{ daysAgo: 60, by: 'infrastructureManager', effectiveness: 'ineffective', rationale: 'The maker has no more boards of this type.' }],
  },
  {
    risk: 'ICT-005', title: 'Source code held by a third party', owner: 'applicationsManager',
    putInPlace: { daysAgo: 580, by: 'applicationsManager', effectiveness: 'not-assessed' },
    later: [{ daysAgo: 190, by: 'applicationsManager', effectiveness: 'partial', rationale: 'Three of five were built from what is held; for two the tools are missing.' }],
  },
  {
    risk: 'ICT-007', title: 'Two posts shared with the neighbouring council', owner: 'headOfIct',
    putInPlace: { daysAgo: 420, by: 'headOfIct', effectiveness: 'effective', rationale: 'Nights and leave have been covered since.' },
  },
  {
    risk: 'ICT-004', title: 'Floor walkers in the first week of a new system', owner: 'serviceDeskManager',
    putInPlace: { daysAgo: 330, by: 'serviceDeskManager', effectiveness: 'partial', rationale: 'It helps while they are there.' },
  },
  {
    risk: 'ICT-013', title: 'One list of projects in an agreed order', owner: 'digitalProgrammeManager',
    putInPlace: { daysAgo: 478, by: 'digitalProgrammeManager', effectiveness: 'partial', rationale: 'Kept, but new work comes in beside it.' },
  },
  {
    risk: 'MAL-001', title: 'Mail is filtered before it reaches users', owner: 'serviceDeskManager',
    putInPlace: { daysAgo: 450, by: 'informationGovernanceOfficer', effectiveness: 'partial', rationale: 'Stops all but about one in two thousand.' },
    later: [{ daysAgo: 70, by: 'serviceDeskManager', effectiveness: 'effective', rationale: 'Attachments with macros are held back too.' }],
  },
  {
    risk: 'MAL-001', title: 'Copies that no user account can write to', owner: 'infrastructureManager',
    putInPlace: { daysAgo: 300, by: 'informationGovernanceOfficer', effectiveness: 'not-assessed' },
    later: [{ daysAgo: 64, by: 'infrastructureManager', effectiveness: 'effective', rationale: 'A folder of 40 GB came back in two hours.' }],
  },
  {
    risk: 'MAL-003', title: 'The server may speak to the door controllers alone', owner: 'infrastructureManager',
    putInPlace: { daysAgo: 300, by: 'infrastructureManager', effectiveness: 'partial', rationale: 'One rule too wide was found and mended.' },
  },
  {
    risk: 'OPS-006', title: 'A restore every month', owner: 'infrastructureManager',
    putInPlace: { daysAgo: 310, by: 'serviceDeskManager', effectiveness: 'partial', rationale: 'Done in eight months of twelve.' },
  },
  {
    risk: 'OPS-008', title: 'Handbook for each system, read by a second person', owner: 'serviceDeskManager',
    putInPlace: { daysAgo: 290, by: 'serviceDeskManager', effectiveness: 'partial', rationale: 'Nine of fourteen written.' },
  },
  {
    risk: 'CRP-004', title: 'Lists of critical users with a way to work', owner: 'continuityManager',
    putInPlace: { daysAgo: 360, by: 'directorOfResources', effectiveness: 'partial', rationale: 'Each was tried once, on a quiet day.' },
  },
  {
    risk: 'CRP-001', title: 'Board of directors looks at each saving every month', owner: 'directorOfResources',
    putInPlace: { daysAgo: 436, by: 'directorOfResources', effectiveness: 'effective', rationale: 'Slips show within the month.' },
  },
  {
    risk: 'CRP-006', title: 'Unions and directors meet every month', owner: 'headOfPeople',
    putInPlace: { daysAgo: 18, by: 'directorOfResources', effectiveness: 'not-assessed' },
  },
  {
    risk: 'CRP-003', title: 'The homelessness duty goes on from another site', owner: 'headOfCommunities',
    description: 'Rooms are found by telephone and families are seen elsewhere, whatever became of the office.',
    putInPlace: { daysAgo: 191, by: 'directorOfResources', effectiveness: 'effective', rationale: 'Nobody was sent away when Eastfield House burnt.' },
  },
  {
    risk: 'CRP-014', title: 'Claims are matched with the national register', owner: 'headOfFinance',
    putInPlace: { daysAgo: 190, by: 'directorOfResources', effectiveness: 'partial', rationale: 'Once a quarter; fraud is faster.' },
  },
  {
    risk: 'COM-001', title: 'Engineers are booked eight weeks ahead', owner: 'headOfCommunities',
    putInPlace: { daysAgo: 500, by: 'headOfCommunities', effectiveness: 'effective', rationale: 'No check was late for want of an engineer.' },
  },
  {
    risk: 'ICT-002', title: 'Paper forms kept for every service that went online', owner: 'digitalProgrammeManager',
    putInPlace: { daysAgo: 500, by: 'digitalProgrammeManager', effectiveness: 'partial', rationale: 'Used by a third of residents.' },
    withdrawn: { daysAgo: 120, by: 'digitalProgrammeManager', reason: 'The counters help people to fill in the online form instead.' },
  },
  {
    risk: 'IRA-002', title: 'Supplier devices are checked before each visit', owner: 'serviceDeskManager',
    description: 'Updates, antivirus and what is shared, by a list of twelve points that both sign.',
    putInPlace: { daysAgo: 203, by: 'applicationsManager', effectiveness: 'partial', rationale: 'The list is new; one visit so far.' },
    later: [{ daysAgo: 62, by: 'serviceDeskManager', effectiveness: 'effective', rationale: 'Four visits, four lists, two devices sent away.' }],
  },
  {
    risk: 'IRA-003', title: 'The scanning account can do nothing but scan', owner: 'serviceDeskManager',
    putInPlace: { daysAgo: 151, by: 'serviceDeskManager', effectiveness: 'effective', rationale: 'Tried: it opens one folder and nothing else.' },
  },
  {
    risk: 'IRA-005', title: 'Second factor at the gateway', owner: 'infrastructureManager',
    putInPlace: { daysAgo: 68, by: 'infrastructureManager', effectiveness: 'effective', rationale: 'No session without it since it was switched on.' },
    later: [{ daysAgo: 17, by: 'informationGovernanceOfficer', effectiveness: 'partial', rationale: 'Two officers had shared one token.' }],
  },
];
