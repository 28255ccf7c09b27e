import { without, type DemoPlan, type DemoPlanContent } from './demo-plan';

const corporate: DemoPlanContent = {
  purpose: 'Says how the council leads itself through a disruption that one directorate cannot deal with alone: who decides, where they meet, which services come first, and which plans are used for them.',
  activities: ['emergencyPlanning'], resources: ['civicCentre', 'emergencyKit'], risks: ['CRP-003'],
  activation: 'An office for more than a hundred people cannot be used, or two services miss their recovery times at once, or the police ask for it.',
  activators: ['Incident lead', 'Duty officer'],
  roles: [
    { title: 'Incident lead', duties: 'Decides between directorates; the only one who speaks for the council.', holder: 'directorOfResources', deputies: ['headOfCommunities'] },
    { title: 'Duty officer', duties: 'Takes the first call, opens the control room.', holder: 'riskManager', deputies: ['continuityManager'] },
    { title: 'Plans and log', duties: 'Hands out the plans, keeps the log.', holder: 'continuityManager', deputies: ['riskManager'] },
    { title: 'ICT lead', duties: 'Says what is up and what will be, and when.', holder: 'headOfIct', deputies: ['infrastructureManager'] },
    { title: 'Word to the public', holder: 'headOfCustomerServices', deputies: ['digitalProgrammeManager'] },
  ],
  calls: [
    { caller: 'Duty officer', calls: 'Incident lead', message: 'What happened, since when, who is hurt.' },
    { caller: 'Duty officer', calls: 'Plans and log' },
    { caller: 'Incident lead', calls: 'ICT lead' },
    { caller: 'Incident lead', calls: 'Word to the public', message: 'Nothing is said before the first call of the team.' },
  ],
  users: [{ group: 'People with an alarm at home', people: 1_150, needs: 'Somebody answers the alarm within a minute', solution: 'The alarm provider takes the calls itself.' }],
  sites: [{ resource: 'leisureCentre', note: 'Rest centre, and the control boxes.' }, { resource: 'library', note: 'Rest centre; meeting room of the incident team.' }, { resource: 'recoverySite' }],
  means: [{ resource: 'contactLists' }, { resource: 'mobiles' }],
  steps: [
    { key: 'call-out', title: 'Call the incident team together', by: 'Duty officer', minutes: 30, clock: 'starts', where: 'By telephone', what: 'By the list on paper. Whoever does not answer is called again after ten minutes, then the deputy.' },
    { key: 'people', title: 'Account for everybody who was in the building', by: 'Duty officer', minutes: 45, where: 'Assembly points', what: 'Heads of service report who is missing.' },
    { key: 'meet', title: 'Open the control room', by: 'Plans and log', minutes: 40, after: ['call-out'], where: 'Saltmeadow Leisure Centre', what: 'Set up the four boxes, test the radio, begin the log.' },
    { key: 'first', title: 'Agree which services come first', by: 'Incident lead', minutes: 30, after: ['meet', 'people'], what: 'By the recovery times of the analyses, and by what the day asks for.', clock: 'stops' },
    { key: 'plans', title: 'Put the plans of the departments into use', by: 'Incident lead', minutes: 20, after: ['first'] },
    { key: 'public', title: 'Tell the public where to turn', by: 'Word to the public', minutes: 30, after: ['first'], what: 'Website, radio, a notice at each door.' },
    { key: 'report', title: 'Report to members and partners', by: 'Incident lead', minutes: 30, after: ['plans', 'public'] },
  ],
};

const resources: DemoPlanContent = {
  purpose: 'Keeps money, pay, law and ICT going for the rest of the council while the Civic Centre cannot be used.',
  activities: ['revenue', 'councilMeetings'], resources: ['finance', 'taxSystem'], risks: ['CRP-004'],
  activation: 'The corporate plan is in use, or finance has been down for a working day.',
  activators: ['Director'],
  roles: [
    { title: 'Director', holder: 'directorOfResources', deputies: ['headOfFinance'] },
    { title: 'Finance lead', duties: 'Payments that are due, cash for emergencies.', holder: 'headOfFinance', deputies: [{ name: 'Gareth Lindqvist', telephone: '07700 900161' }] },
    { title: 'Legal lead', holder: 'headOfLegal', deputies: [{ name: 'Odile Renshaw', telephone: '07700 900162' }] },
  ],
  calls: [{ caller: 'Director', calls: 'Finance lead' }, { caller: 'Director', calls: 'Legal lead' }],
  sites: [{ resource: 'recoverySite', note: 'Twenty of the eighty desks.' }, { resource: 'library', note: 'Council meetings.' }],
  steps: [
    { key: 'tell', title: 'Tell the heads of service', by: 'Director', minutes: 20, clock: 'starts' },
    { key: 'due', title: 'List the payments that are due this week', by: 'Finance lead', minutes: 60, after: ['tell'], what: 'From the list of the last night; grants, wages of agencies, court dates.' },
    { key: 'bank', title: 'Agree with the bank what is repeated', by: 'Finance lead', minutes: 90, after: ['due'] },
    { key: 'meetings', title: 'Move or put off meetings', by: 'Legal lead', minutes: 60, after: ['tell'], what: 'Notice has to be given anew; say by when.' },
    { key: 'desks', title: 'Open twenty desks', by: 'Finance lead', minutes: 180, after: ['tell'], where: 'Recovery site, Northgate', clock: 'stops' },
  ],
};

const communities: DemoPlanContent = {
  purpose: 'Says which services to residents are run from other sites, and which stop for a while.',
  activities: ['planning'], resources: ['marketHall', 'riversideDepot'], risks: ['CRP-003'],
  activation: 'A site of the directorate cannot be used for a day, or the corporate plan is in use.',
  activators: ['Head of Communities'],
  roles: [
    { title: 'Head of Communities', holder: 'headOfCommunities', deputies: ['headOfCustomerServices'] },
    { title: 'Customer services lead', holder: 'headOfCustomerServices', deputies: [{ name: 'Petra Holloway', telephone: '07700 900171' }] },
    { title: 'Depot lead', holder: { name: 'Stan Okoro', telephone: '07700 900172' }, deputies: [{ name: 'Lena Marsh', telephone: '07700 900173' }] },
  ],
  calls: [{ caller: 'Head of Communities', calls: 'Customer services lead' }, { caller: 'Head of Communities', calls: 'Depot lead', message: 'Is the depot dry, and can vehicles leave?' }],
  sites: [{ resource: 'marketHall' }, { resource: 'library' }],
  steps: [
    { key: 'where', title: 'Find out which sites can be used', by: 'Head of Communities', minutes: 45, clock: 'starts' },
    { key: 'stop', title: 'Say which services stop', by: 'Head of Communities', minutes: 30, after: ['where'], what: 'Sweeping and planning visits first.' },
    { key: 'vehicles', title: 'Move vehicles to high ground', by: 'Depot lead', minutes: 120, after: ['where'], where: 'Car park of Saltmeadow Leisure Centre' },
    { key: 'desks', title: 'Open more desks at Market Hall', by: 'Customer services lead', minutes: 90, after: ['where'], where: 'Market Hall', clock: 'stops' },
  ],
};

const adults: DemoPlanContent = {
  purpose: 'Holds together what homes, day centres and teams of care do when a site, a system or many people are missing.',
  activities: [], resources: ['careHome', 'childrenCentre'], risks: [],
  activation: 'A home cannot be used, or one in three of a team is missing, or the care system is down beyond four hours.',
  activators: ['Head of Adult Social Care'],
  roles: [
    { title: 'Head of Adult Social Care', holder: 'headOfAdultSocialCare', deputies: [{ name: 'Tess Monaghan', telephone: '07700 900181' }] },
    { title: 'Home manager', holder: { name: 'Idris Payne', telephone: '07700 900182' }, deputies: [{ name: 'Carys Bell', telephone: '07700 900183' }] },
  ],
  calls: [{ caller: 'Head of Adult Social Care', calls: 'Home manager', message: 'How many residents, who of them cannot be moved?' }],
  sites: [{ resource: 'leisureCentre', note: 'For one night; two nurses are sent along.' }],
  steps: [
    { key: 'count', title: 'Count who is where', by: 'Home manager', minutes: 20, clock: 'starts' },
    { key: 'beds', title: 'Find beds in other homes', by: 'Head of Adult Social Care', minutes: 120, after: ['count'], what: 'Three homes of partners hold two beds each for us.' },
    { key: 'move', title: 'Move residents with their medicines and notes', by: 'Home manager', minutes: 180, after: ['beds'], clock: 'stops' },
    { key: 'families', title: 'Call the families', by: 'Home manager', minutes: 90, after: ['beds'] },
  ],
};

/** The corporate plan and those of the directorates. Everything is made up. */
export const CONTINUITY_PLANS = {
  'corporate-bcp': {
    kind: 'corporate', name: 'Corporate continuity plan', unit: 'council', owner: 'continuityManager',
    versions: [
      { startedDaysAgo: 429, by: 'continuityManager', submitted: { daysAgo: 424 }, approved: { daysAgo: 418, by: 'riskManager' }, content: { ...without(corporate, 'people'), users: [] } },
      { startedDaysAgo: 150, by: 'continuityManager', submitted: { daysAgo: 141, note: 'Everybody is accounted for before anything else.' }, approved: { daysAgo: 134, by: 'riskManager' }, content: corporate },
    ],
  },
  'resources-bcp': {
    kind: 'departmental', name: 'Resources continuity plan', unit: 'resources', owner: 'headOfFinance', parent: 'corporate-bcp',
    versions: [{ startedDaysAgo: 428, by: 'continuityManager', submitted: { daysAgo: 330 }, approved: { daysAgo: 323, by: 'directorOfResources' }, content: resources }],
  },
  'communities-bcp': {
    kind: 'departmental', name: 'Communities continuity plan', unit: 'communities', owner: 'headOfCustomerServices', parent: 'corporate-bcp',
    versions: [{ startedDaysAgo: 426, by: 'continuityManager', submitted: { daysAgo: 338 }, approved: { daysAgo: 329, by: 'headOfCommunities' }, content: communities }],
  },
  'adults-bcp': {
    kind: 'departmental', name: 'Adults and Children continuity plan', unit: 'people', owner: 'headOfAdultSocialCare', parent: 'corporate-bcp',
    versions: [{ startedDaysAgo: 425, by: 'headOfAdultSocialCare', submitted: { daysAgo: 251 }, approved: { daysAgo: 244, by: 'riskManager' }, content: adults }],
  },
} as const satisfies Record<string, DemoPlan>;
