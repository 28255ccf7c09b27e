import { without, type DemoPlan, type DemoPlanContent, type DemoPlanStep, type DemoRole } from './demo-plan';

const HEAD = 'Head of ICT';
const INFRASTRUCTURE = 'Infrastructure Manager';
const NETWORK = 'Network Manager';
const OPERATIONS = 'Operations Team Leader';
const APPLICATIONS = 'Applications Manager';
const DESK = 'Service Desk Manager';
const PROVIDER = 'Specialist provider';

const operations = { name: 'Maya Thorburn', telephone: '07700 900151' } as const;
const roles: readonly DemoRole[] = [
  { title: HEAD, duties: 'Declares, leads the bridge call, decides what is given up, stands down.', holder: 'headOfIct', deputies: ['infrastructureManager'] },
  { title: INFRASTRUCTURE, duties: 'Brings up storage, servers and the directory at the recovery site.', holder: 'infrastructureManager', deputies: [operations] },
  { title: NETWORK, duties: 'Brings up switches, firewalls and the lines of the sites.', holder: 'infrastructureManager', deputies: [{ name: 'Rhys Calloway', telephone: '07700 900153' }] },
  { title: OPERATIONS, duties: 'Brings the copies, mounts them, checks them.', holder: operations, deputies: [{ name: 'Joel Ferreira', telephone: '07700 900152' }] },
  { title: APPLICATIONS, duties: 'Starts the systems in the order of this plan, and says which data are missing.', holder: 'applicationsManager', deputies: ['digitalProgrammeManager'] },
  { title: DESK, duties: 'Tells the services what is up, asks the critical users.', holder: 'serviceDeskManager', deputies: [{ name: 'Nell Ashgrove', telephone: '07700 900154' }] },
  { title: PROVIDER, duties: 'Opens the site within four hours of the call, with power, lines and empty servers.', holder: { contact: 'Leonie Hartnoll' } },
];

const steps: readonly DemoPlanStep[] = [
  { key: 'declare', title: 'Declare and open the bridge call', by: HEAD, minutes: 10, clock: 'starts', what: 'Say that this plan is in use, since when the systems are down, and what is known of the cause.', where: 'By telephone', how: 'The number of the bridge is on the card behind the pass. Whoever cannot join sends a deputy.' },
  { key: 'call-provider', title: 'Call the recovery provider', by: INFRASTRUCTURE, minutes: 20, after: ['declare'], what: 'Ask for the site, eighty desks and the servers of the contract.', where: 'By telephone', how: 'Contract number and the word of the month. Write down the name of whoever takes the call, and the time.' },
  { key: 'fill-roles', title: 'Fill the roles, name deputies', by: HEAD, minutes: 15, after: ['declare'], what: 'Go through the roles of this plan: who is here, who stands in, who is off until the next shift.', where: 'Bridge call' },
  { key: 'collect', title: 'Collect backup set from the vault', by: OPERATIONS, minutes: 60, after: ['declare'], what: 'Two people take last night’s set to the recovery site, and the set of the week before as a reserve.', where: 'Riverside Depot', how: 'Key and list are with the depot’s duty manager. Sign for both sets.' },
  { key: 'site', title: 'Recovery site opens', by: PROVIDER, minutes: 240, after: ['call-provider'], what: 'Power, lines, desks and empty servers are there, and somebody of the provider stays.', where: 'Recovery site, Northgate' },
  { key: 'network', title: 'Network core and firewall up', by: NETWORK, minutes: 120, after: ['site'], what: 'Spare switches and firewalls start from the nightly copy of the configuration.', where: 'Recovery site, Northgate', how: 'Take the latest rules: compare their number with the one on the bridge call.' },
  { key: 'links', title: 'Check links to Riverside Depot', by: NETWORK, minutes: 20, after: ['network'], what: 'The depot reaches the recovery site, and the copies of tonight can be taken there.', where: 'Riverside Depot' },
  { key: 'mount', title: 'Mount backup set, verify checksum', by: OPERATIONS, minutes: 30, after: ['collect', 'site'], what: 'Mount the set and compare its checksums with the list of the night.', where: 'Recovery site, Northgate', how: 'One file that differs: leave it out and say so. More than ten: take the reserve.' },
  {
    key: 'restore', title: 'Restore storage volumes', by: INFRASTRUCTURE, minutes: 180, after: ['mount'], where: 'Recovery site, Northgate',
    what: 'Bring volumes 1 to 6 back from the mounted set, the largest first and two at a time.', how: 'Volume 6 waits for volume 2. Open forty files chosen at random from each.',
  },
  { key: 'sign-in', title: 'Start sign-in and directory', by: INFRASTRUCTURE, minutes: 60, after: ['network', 'restore'], what: 'Start the directory, let one account of each service sign in.', where: 'Recovery site, Northgate' },
  { key: 'care', title: 'Start social care records', by: APPLICATIONS, minutes: 45, after: ['sign-in'], clock: 'stops', what: 'Start the database and the care system, look at the last contact that was recorded.', where: 'Recovery site, Northgate', how: 'Tell the duty team from which hour on contacts are missing.' },
  { key: 'benefits', title: 'Start housing benefit system', by: APPLICATIONS, minutes: 45, after: ['sign-in'], clock: 'stops', what: 'Start it, and compare the last payment run with the bank’s list.', where: 'Recovery site, Northgate' },
  { key: 'users', title: 'Critical users confirm', by: DESK, minutes: 30, after: ['care', 'benefits'], what: 'The duty team, the hospital team and the payments team say that they can work.', where: 'Market Hall' },
  { key: 'stand-down', title: 'Stand down', by: HEAD, minutes: 10, after: ['users'], what: 'Say what runs where, who stays on, and when the next call is.', where: 'Bridge call' },
];

const version4: DemoPlanContent = {
  purpose: 'Brings the systems that cannot wait back at the recovery site when those at the Civic Centre are lost: sign-in, social care records and housing benefit first, then the others in the order of their recovery times.',
  activities: ['socialCare', 'housingBenefit'],
  resources: ['networkCore', 'internetAccess', 'storage', 'unixServers', 'signIn', 'careSystem', 'benefitSystem'],
  risks: ['ICT-001', 'CRP-004'],
  activation: 'The machine room is lost or cannot be entered, or two of network, storage and sign-in are down and will not be back within two hours.',
  activators: [HEAD, INFRASTRUCTURE],
  roles,
  calls: [
    { caller: HEAD, calls: INFRASTRUCTURE, message: 'The plan is in use; join the bridge call.' },
    { caller: HEAD, calls: APPLICATIONS, message: 'The plan is in use; join the bridge call.' },
    { caller: HEAD, calls: DESK, message: 'Tell the services: systems are down, next word in an hour.' },
    { caller: INFRASTRUCTURE, calls: PROVIDER, message: 'Contract number, word of the month, the site and eighty desks.' },
    { caller: INFRASTRUCTURE, calls: NETWORK },
    { caller: INFRASTRUCTURE, calls: OPERATIONS, message: 'Fetch both sets from the depot.' },
    { caller: DESK, calls: { contact: 'Piers Wadham' }, message: 'The care system is being moved; have somebody ready from noon.' },
  ],
  users: [
    { group: 'Emergency duty team', people: 6, needs: 'Who is at risk tonight, and whom to call', solution: 'The list printed on Friday, in the duty room at Market Hall.' },
    { group: 'Payments team', people: 4, needs: 'The payment run that is due', solution: 'The bank repeats the last run on a call of the Head of Finance.' },
  ],
  sites: [{ resource: 'recoverySite', note: 'Eighty desks and the machine room. The gate opens with the word of the month.' }, { resource: 'marketHall', note: 'Service desk and critical users, until Northgate has desks for them.' }],
  means: [{ resource: 'backupSets', note: 'Last night’s set, and the week before as a reserve.' }, { resource: 'mobiles', note: 'Forty are kept charged at the service desk.' }, { name: 'Two tape drives on hire', note: 'The provider brings them when told in the first call.' }],
  steps,
};

/** Before it was known that the site is shared, and that the depot has to be reached. */
const version3: DemoPlanContent = { ...without(version4, 'links'), steps: without(version4, 'links').steps.map((step) => (step.key === 'site' ? { ...step, minutes: 180 } : step)), means: version4.means!.slice(0, 2) };
/** Before the tabletop: nobody served first, the provider as a number on a card. */
const version2: DemoPlanContent = {
  ...without(version3, 'users', 'fill-roles'), risks: ['ICT-001'], users: [], means: [{ resource: 'backupSets' }],
  roles: roles.map((role) => (role.title === PROVIDER ? { ...role, holder: { name: 'Invocation desk', telephone: '01632 960140' } } : role)),
  calls: version4.calls.slice(0, 6),
};
/** While there was a network manager. */
const version1: DemoPlanContent = {
  ...version2, activation: 'The machine room is lost.',
  roles: version2.roles.map((role) => (role.title === NETWORK ? { ...role, holder: 'networkManager', deputies: ['infrastructureManager'] } : role)),
};

/** Version 4 holds. What changed on the way: who left, what a tabletop showed, what the site takes to open. */
export const ICT_RECOVERY_PLAN: DemoPlan = {
  kind: 'ict', name: 'ICT disaster recovery plan', unit: 'ict', owner: 'infrastructureManager', parent: 'resources-bcp',
  versions: [
    { startedDaysAgo: 427, by: 'infrastructureManager', submitted: { daysAgo: 422 }, approved: { daysAgo: 417, by: 'headOfIct' }, content: version1 },
    { startedDaysAgo: 366, by: 'infrastructureManager', submitted: { daysAgo: 360, note: 'The Network Manager has left.' }, approved: { daysAgo: 353, by: 'headOfIct' }, content: version2 },
    { startedDaysAgo: 184, by: 'continuityManager', submitted: { daysAgo: 172, note: 'After the tabletop: roles are filled first, critical users are asked.' }, approved: { daysAgo: 165, by: 'headOfIct' }, content: version3 },
    { startedDaysAgo: 106, by: 'continuityManager', submitted: { daysAgo: 98, note: 'The site is promised within four hours, not three; the depot’s links are checked.' }, approved: { daysAgo: 92, by: 'headOfIct', note: 'Tried on paper with the team leaders.' }, content: version4 },
  ],
};
