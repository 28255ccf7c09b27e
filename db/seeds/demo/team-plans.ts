import { without, type DemoPlan, type DemoPlanContent } from './demo-plan';

const care: DemoPlanContent = {
  purpose: 'Nobody who depends on a visit is left alone while the care system or the duty room is missing.',
  activities: ['socialCare'], resources: [], risks: ['CRP-004'],
  activation: 'The care system does not answer for half an hour, or the duty room cannot be used.',
  activators: ['Team lead', 'Night lead'],
  roles: [
    { title: 'Team lead', duties: 'Decides which visits are made.', holder: 'headOfAdultSocialCare', deputies: [{ name: 'Tess Monaghan', telephone: '07700 900181' }] },
    { title: 'Night lead', holder: { name: 'Hollis Adair', telephone: '07700 900184' }, deputies: [{ name: 'Mina Castellan', telephone: '07700 900185' }] },
    { title: 'Duty worker', duties: 'Takes calls, keeps the sheet.', holder: { name: 'Whoever is on the rota', telephone: '01632 960121' } },
  ],
  calls: [
    { caller: 'Team lead', calls: 'Night lead' },
    { caller: 'Team lead', calls: 'Duty worker', message: 'We work from the printed list.' },
    { caller: 'Duty worker', calls: { contact: 'Piers Wadham' }, message: 'Ask since when, and for how long.' },
  ],
  users: [
    { group: 'Emergency duty team', people: 6, needs: 'Who is at risk tonight, and whom to call', solution: 'The list of Friday, in the duty room at Market Hall and with the night lead.' },
    { group: 'Hospital discharge team', people: 4, needs: 'Packages of care that begin on the day', solution: 'The ward reads its own list out by telephone.' },
  ],
  sites: [{ resource: 'marketHall', note: 'Six desks at the back, kept for the team.' }, { resource: 'careHome', note: 'Base at night.' }],
  means: [{ resource: 'mobiles', note: 'Sixteen, with the numbers of families.' }, { name: 'List of people at risk, on paper', note: 'Printed each Friday.' }],
  steps: [
    { key: 'list', title: 'Take the printed list', by: 'Duty worker', minutes: 10, clock: 'starts', where: 'Duty room, Market Hall' },
    { key: 'visits', title: 'Agree the visits of the next four hours', by: 'Team lead', minutes: 30, after: ['list'], how: 'Red names first, then those who live alone.' },
    { key: 'ward', title: 'Call the ward for today’s discharges', by: 'Duty worker', minutes: 20, after: ['list'] },
    { key: 'sheet', title: 'Record contacts on the sheet', by: 'Duty worker', minutes: 15, after: ['visits'], what: 'Time, name, who went, what was found. Sheets are numbered.' },
    { key: 'night', title: 'Hand over to the night team', by: 'Night lead', minutes: 30, after: ['visits', 'ward'], clock: 'stops' },
    { key: 'type-in', title: 'Type the sheets in', by: 'Duty worker', after: ['sheet'], what: 'Once the system is back; two people compare.' },
  ],
};

const benefits: DemoPlanContent = {
  purpose: 'Payments that are due go out, and nobody loses a home because a system is down.',
  activities: ['housingBenefit'], resources: [], risks: [],
  activation: 'The benefit system is down for a working day, or for two hours on the day of a run.',
  activators: ['Head of Finance'],
  roles: [
    { title: 'Head of Finance', holder: 'headOfFinance', deputies: [{ name: 'Gareth Lindqvist', telephone: '07700 900161' }] },
    { title: 'Payments lead', holder: { name: 'Shirin Novak', telephone: '07700 900163' }, deputies: [{ name: 'Bruno Whitlock', telephone: '07700 900164' }] },
  ],
  calls: [{ caller: 'Head of Finance', calls: 'Payments lead' }],
  users: [{ group: 'Tenants with a hearing in court', people: 15, needs: 'Proof of what was paid', solution: 'A letter signed by the Head of Finance.' }],
  sites: [{ resource: 'recoverySite', note: 'Six desks.' }],
  steps: [
    { key: 'state', title: 'Find out which run is due', by: 'Payments lead', minutes: 30, clock: 'starts' },
    { key: 'bank', title: 'Ask the bank to repeat the last run', by: 'Head of Finance', minutes: 60, after: ['state'], how: 'By the form in the sealed envelope; two signatures.' },
    { key: 'paper', title: 'Take new claims on paper', by: 'Payments lead', minutes: 120, after: ['state'], where: 'Market Hall' },
    { key: 'court', title: 'Write letters for hearings of the week', by: 'Payments lead', minutes: 90, after: ['state'], clock: 'stops' },
    { key: 'enter', title: 'Enter the claims', by: 'Payments lead', after: ['paper'] },
  ],
};

const contact: DemoPlanContent = {
  purpose: 'Somebody answers, by day and by night.',
  activities: ['contactCentre'], resources: ['callSystem', 'agents'], risks: ['ICT-012'],
  activation: 'Calls cannot be taken for fifteen minutes, or the floor cannot be used.',
  activators: ['Head of Customer Services', 'Floor lead'],
  roles: [
    { title: 'Head of Customer Services', holder: 'headOfCustomerServices', deputies: [{ name: 'Petra Holloway', telephone: '07700 900171' }] },
    { title: 'Floor lead', holder: { name: 'Petra Holloway', telephone: '07700 900171' }, deputies: [{ name: 'Amos Greatorex', telephone: '07700 900174' }] },
  ],
  calls: [{ caller: 'Floor lead', calls: 'Head of Customer Services' }, { caller: 'Floor lead', calls: { contact: 'Fault reception' }, message: 'Move the main number to Market Hall.' }],
  users: [{ group: 'People with an alarm at home', people: 1_150, needs: 'Somebody answers the alarm within a minute', solution: 'The alarm provider takes the calls itself.' }],
  sites: [{ resource: 'marketHall', note: 'Thirty desks.' }],
  means: [{ resource: 'mobiles', note: 'Twenty for agents.' }],
  steps: [
    { key: 'alarm', title: 'Hand the alarm calls to the provider', by: 'Floor lead', minutes: 5, clock: 'starts' },
    { key: 'number', title: 'Have the main number moved', by: 'Floor lead', minutes: 60, after: ['alarm'], how: 'The carrier asks for the code on the card.' },
    { key: 'walk', title: 'Walk the agents to Market Hall', by: 'Floor lead', minutes: 40, after: ['alarm'] },
    { key: 'open', title: 'Open thirty desks', by: 'Head of Customer Services', minutes: 30, after: ['number', 'walk'], where: 'Market Hall', clock: 'stops' },
  ],
};

const homeless: DemoPlanContent = {
  purpose: 'Nobody who comes in the evening is sent away.',
  activities: ['homelessness'], resources: ['housingSystem'], risks: ['COM-002'],
  activation: 'The housing system or the office is missing after three in the afternoon.',
  activators: ['Housing lead'],
  roles: [{ title: 'Housing lead', holder: { name: 'Rowan Tesfaye', telephone: '07700 900175' }, deputies: [{ name: 'Gill Harcastle', telephone: '07700 900176' }] }],
  calls: [{ caller: 'Housing lead', calls: { name: 'Two guest houses', telephone: '01632 960133' }, message: 'How many of our four rooms are free?' }],
  users: [{ group: 'Families who come after five', people: 3, needs: 'A room for the night', solution: 'Four rooms at two guest houses, booked by telephone.' }],
  sites: [{ resource: 'housingOffice' }, { resource: 'library', note: 'A room on the ground floor until eight.' }],
  steps: [
    { key: 'rooms', title: 'Call the guest houses', by: 'Housing lead', minutes: 15, clock: 'starts' },
    { key: 'assess', title: 'Take each family’s facts on paper', by: 'Housing lead', minutes: 40, what: 'The form is in the red folder.' },
    { key: 'house', title: 'Give out the rooms', by: 'Housing lead', minutes: 30, after: ['rooms', 'assess'], clock: 'stops' },
  ],
};

const payroll: DemoPlanContent = {
  purpose: 'Everybody is paid on the day, and put right after it.',
  activities: ['payroll'], resources: ['payrollSystem'], risks: [],
  activation: 'The payroll system will not be back two days before the run.',
  activators: ['Head of Human Resources'],
  roles: [{ title: 'Head of Human Resources', holder: 'headOfPeople', deputies: [{ name: 'Una Fairweather', telephone: '07700 900165' }] }, { title: 'Payroll lead', holder: { name: 'Una Fairweather', telephone: '07700 900165' } }],
  calls: [{ caller: 'Head of Human Resources', calls: 'Payroll lead' }],
  sites: [{ resource: 'recoverySite', note: 'Two desks.' }],
  steps: [
    { key: 'repeat', title: 'Have last month’s run repeated', by: 'Head of Human Resources', minutes: 120, clock: 'starts', how: 'By the agreement with the bank; two signatures before noon.' },
    { key: 'list', title: 'List who has joined or left', by: 'Payroll lead', minutes: 240 },
    { key: 'hand', title: 'Pay joiners by hand', by: 'Payroll lead', minutes: 180, after: ['list'], clock: 'stops' },
  ],
};

const funerals: DemoPlanContent = {
  purpose: 'Funerals that are booked take place.',
  activities: ['cemeteries'], resources: ['chapel', 'funeralDiary'], risks: [],
  activation: 'The chapel or the diary is missing for a working day.',
  activators: ['Chapel manager'],
  roles: [{ title: 'Chapel manager', holder: { name: 'Bryn Satterley', telephone: '07700 900177' }, deputies: [{ name: 'Noor Ellacott', telephone: '07700 900178' }] }],
  calls: [{ caller: 'Chapel manager', calls: { name: 'Funeral directors, by the list in the diary', telephone: '' }, message: 'Where and when the funeral takes place.' }],
  sites: [{ name: 'Chapel of the neighbouring council', note: 'By agreement, on three afternoons a week.' }],
  steps: [
    { key: 'diary', title: 'Take the diary on paper', by: 'Chapel manager', minutes: 15, clock: 'starts' },
    { key: 'families', title: 'Call the families of the next two days', by: 'Chapel manager', minutes: 120, after: ['diary'] },
    { key: 'place', title: 'Agree another chapel', by: 'Chapel manager', minutes: 90, after: ['diary'], clock: 'stops' },
  ],
};

const streets: DemoPlanContent = {
  purpose: 'Spills and glass on roads are cleared when the depot or the vehicles are missing.',
  activities: ['streetCleaning'], resources: ['sweepingVehicles'], risks: [],
  activation: 'The depot is under water, or half of the vehicles are off the road.',
  activators: ['Depot lead'],
  roles: [{ title: 'Depot lead', holder: { name: 'Stan Okoro', telephone: '07700 900172' }, deputies: [{ name: 'Lena Marsh', telephone: '07700 900173' }] }],
  calls: [],
  sites: [{ resource: 'leisureCentre', note: 'Car park for eight vehicles.' }],
  steps: [
    { key: 'move', title: 'Move the vehicles', by: 'Depot lead', minutes: 120, clock: 'starts' },
    { key: 'crews', title: 'Send crews from where they live', by: 'Depot lead', minutes: 60, after: ['move'], clock: 'stops' },
  ],
};

/** Recovery plans of teams. Everything is made up. */
export const TEAM_PLANS = {
  'social-care-bcp': {
    kind: 'team', name: 'Social care records: team recovery plan', unit: 'adultSocialCare', owner: 'headOfAdultSocialCare', parent: 'adults-bcp',
    versions: [
      { startedDaysAgo: 400, by: 'headOfAdultSocialCare', submitted: { daysAgo: 392 }, approved: { daysAgo: 386, by: 'riskManager' }, content: { ...without(care, 'ward', 'type-in'), risks: [], users: care.users!.slice(0, 1), calls: care.calls.slice(0, 2) } },
      { startedDaysAgo: 160, by: 'continuityManager', submitted: { daysAgo: 152, note: 'The hospital team is asked; sheets are typed in.' }, approved: { daysAgo: 146, by: 'riskManager' }, content: care },
    ],
    reviewed: { daysAgo: 20, by: 'headOfAdultSocialCare', note: 'Gone through with the duty team after the analysis: it holds.' },
  },
  'benefits-bcp': {
    kind: 'team', name: 'Housing benefit payments: team recovery plan', unit: 'finance', owner: 'headOfFinance', parent: 'resources-bcp',
    versions: [{ startedDaysAgo: 235, by: 'headOfFinance', submitted: { daysAgo: 226 }, approved: { daysAgo: 220, by: 'directorOfResources' }, content: benefits }],
  },
  'contact-centre-bcp': {
    kind: 'team', name: 'Contact centre: team recovery plan', unit: 'customerServices', owner: 'headOfCustomerServices', parent: 'communities-bcp',
    versions: [
      { startedDaysAgo: 228, by: 'continuityManager', submitted: { daysAgo: 219 }, approved: { daysAgo: 212, by: 'headOfCommunities' }, content: { ...contact, steps: contact.steps.map((step) => (step.key === 'number' ? { ...step, minutes: 30 } : step)) } },
      // Being written: the carrier said how long it takes to move a number.
      { startedDaysAgo: 18, by: 'headOfCustomerServices', content: contact },
    ],
  },
  // Past its review.
  'homelessness-bcp': {
    kind: 'team', name: 'Homelessness duty: team recovery plan', unit: 'housing', owner: 'headOfCommunities', parent: 'communities-bcp',
    versions: [{ startedDaysAgo: 424, by: 'continuityManager', submitted: { daysAgo: 421 }, approved: { daysAgo: 416, by: 'headOfCommunities' }, content: homeless }],
  },
  // Waits for its first approval.
  'payroll-bcp': {
    kind: 'team', name: 'Payroll: team recovery plan', unit: 'humanResources', owner: 'headOfPeople', parent: 'resources-bcp',
    versions: [{ startedDaysAgo: 25, by: 'headOfPeople', submitted: { daysAgo: 7, note: 'The bank has agreed in writing.' }, content: payroll }],
  },
  // Below no plan, so it is missing from the corporate one.
  'cemeteries-bcp': {
    kind: 'team', name: 'Cemeteries: team recovery plan', unit: 'communities', owner: 'headOfCommunities',
    versions: [{ startedDaysAgo: 170, by: 'continuityManager', submitted: { daysAgo: 163 }, approved: { daysAgo: 155, by: 'headOfCommunities' }, content: funerals }],
  },
  // Nothing critical is in it.
  'street-cleaning-bcp': {
    kind: 'team', name: 'Street cleaning: team recovery plan', unit: 'communities', owner: 'headOfCommunities', parent: 'communities-bcp',
    versions: [{ startedDaysAgo: 290, by: 'continuityManager', submitted: { daysAgo: 283 }, approved: { daysAgo: 276, by: 'headOfCommunities' }, content: streets }],
  },
} as const satisfies Record<string, DemoPlan>;
