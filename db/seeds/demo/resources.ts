import type { ResourceKind } from '@holdfast/domain';
import type { PersonKey } from './people';
import type { UnitKey } from './units';

/** What the council's activities lean on. */
export interface DemoResource {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly description?: string;
  /** The infrastructure team unless said otherwise. */
  readonly unit?: UnitKey;
  /** The Infrastructure Manager unless said otherwise. */
  readonly owner?: PersonKey;
  /** Keys of a site and of a supplier that are told before. */
  readonly site?: string;
  readonly supplier?: string;
  readonly standby?: boolean;
  readonly quantity?: number;
  /** Of people: who stands in, in order; a person of the council, or a role. */
  readonly deputies?: readonly ({ readonly person: PersonKey } | { readonly role: string })[];
  /** Times as somebody typed them; left out: not stated. */
  readonly declared?: string;
  readonly contractual?: string;
  readonly dataLoss?: string;
  readonly contacts?: readonly DemoContact[];
  /** Stated or described anew since, by its owner. */
  readonly changed?: { readonly daysAgo: number; readonly declared?: string; readonly description?: string };
  /** Where it stood before it came to its site. */
  readonly moved?: { readonly daysAgo: number; readonly from: string };
  readonly retired?: { readonly daysAgo: number; readonly reason: string };
}

/** Whom to call about it. Nobody has these numbers. */
export interface DemoContact {
  readonly name: string;
  readonly jobTitle: string;
  readonly organisationName: string;
  readonly telephones: readonly string[];
  readonly email: string;
  readonly note?: string;
  /** Rung at other numbers since. */
  readonly changed?: { readonly daysAgo: number; readonly telephones: readonly string[]; readonly note: string };
}

/** When the systems came back from the recovery site, to another building than the one that had burnt. */
export const MOVED_DAYS_AGO = 238;
const moved = { daysAgo: MOVED_DAYS_AGO, from: 'eastfieldHouse' } as const;

/** In the data centre; those of the applications team unless said otherwise. */
const infrastructure = { kind: 'infrastructure', site: 'civicCentre', moved } as const;
const application = { kind: 'application', unit: 'applications', owner: 'applicationsManager', site: 'civicCentre', moved } as const;
const smallSite = { kind: 'site', unit: 'communities', owner: 'headOfCommunities' } as const;

const resources = {
  recoveryProvider: {
    kind: 'supplier', name: 'Specialist recovery provider', description: 'Opens a site with desks, power, lines and empty servers when the council calls on it.', unit: 'ict', owner: 'headOfIct', contractual: '4 hours',
    contacts: [{ name: 'Leonie Hartnoll', jobTitle: 'Invocation desk', organisationName: 'Northgate Standby', telephones: ['01632 960140', '07700 900140'], email: 'invocation@northgate-standby.example', note: 'Say the contract number and the word of the month. Two people may invoke: the Head of ICT and the Director of Resources.' }],
  },
  careSoftware: {
    kind: 'supplier', name: 'Supplier of the care system', unit: 'applications', owner: 'applicationsManager', contractual: '8 working hours',
    contacts: [{ name: 'Piers Wadham', jobTitle: 'Service manager', organisationName: 'Lanternfield Systems', telephones: ['01632 960172'], email: 'service@lanternfield.example', note: 'In working hours only; at night the line is recorded.' }],
  },
  revenuesSoftware: { kind: 'supplier', name: 'Supplier of revenues and benefits software', unit: 'applications', owner: 'applicationsManager', contractual: '2 working days' },
  webHost: {
    kind: 'supplier', name: 'Host of the website', unit: 'digitalProgramme', owner: 'digitalProgrammeManager', contractual: '2 hours',
    contacts: [{ name: 'Service desk', jobTitle: 'Service desk, day and night', organisationName: 'Copperbeech Hosting', telephones: ['01632 960188'], email: 'desk@copperbeech.example' }],
  },
  carrier: {
    kind: 'supplier', name: 'Network carrier', description: 'Lines between the sites, and to the internet.', contractual: '5 hours',
    contacts: [{ name: 'Fault reception', jobTitle: 'Fault reception', organisationName: 'Tarnside Networks', telephones: ['01632 960155', '01632 960156'], email: 'faults@tarnside.example', changed: { daysAgo: 24, telephones: ['01632 960159'], note: 'One line for all regions. The carrier wrote that the two old ones are shut at the end of the quarter.' } }],
  },
  civicCentre: {
    kind: 'site', name: 'Civic Centre', description: 'Council offices for 620 people, and the chamber.', unit: 'council', owner: 'directorOfResources', declared: '30 days',
    changed: { daysAgo: 237, description: 'Council offices for 620 people, the chamber and the data centre in the basement.' },
  },
  eastfieldHouse: {
    kind: 'site', name: 'Eastfield House', description: 'Main offices for 340 people, with the data centre behind the post room.', unit: 'council', owner: 'directorOfResources', declared: '30 days',
    retired: { daysAgo: 194, reason: 'It burnt, and is not built up again but for the wing of the housing office. Its people work at the Civic Centre and at nine other sites.' },
  },
  recoverySite: { kind: 'site', name: 'Recovery site, Northgate', description: 'Eighty desks and a machine room, eleven miles away, shared with other customers of the provider.', unit: 'ict', owner: 'headOfIct', supplier: 'recoveryProvider', standby: true, contractual: '4 hours' },
  riversideDepot: { ...smallSite, name: 'Riverside Depot', description: 'Vehicles, crews, salt and sandbags. Below the river’s level of 2007.', declared: '2 days' },
  marketHall: { ...smallSite, name: 'Market Hall', description: 'Customer service point with thirty desks.', unit: 'customerServices', owner: 'headOfCustomerServices', declared: '6 hours' },
  chapel: { ...smallSite, name: 'Hillside Chapel and Crematorium', declared: '1 week' },
  housingOffice: { ...smallSite, name: 'Eastfield Housing Office', unit: 'housing', declared: '1 day', changed: { daysAgo: 196, declared: '180 days', description: 'The wing of Eastfield House that was built up again after the fire.' } },
  careHome: { ...smallSite, name: 'Orchard House', description: 'A residential home for adults, and the base of the night team.', unit: 'adultSocialCare', owner: 'headOfAdultSocialCare', declared: '1 day' },
  childrenCentre: { ...smallSite, name: 'Lowmoor Children’s Centre', unit: 'childrensServices', owner: 'headOfAdultSocialCare' },
  library: { ...smallSite, name: 'Central Library', description: 'Forty public computers; a rest centre in an emergency.' },
  leisureCentre: { ...smallSite, name: 'Saltmeadow Leisure Centre', description: 'The larger of the two rest centres.' },
  power: { kind: 'infrastructure', name: 'Power at the Civic Centre', description: 'From the substation across the road.', declared: '12 hours' },
  generator: { kind: 'equipment', name: 'Generator at the Civic Centre', description: 'In a container across the yard. Carries the data centre and two floors for 36 hours on one tank.', standby: true, quantity: 1, declared: '10 min' },
  networkCore: { ...infrastructure, name: 'Network core', description: 'Switches and firewalls through which everything passes.', declared: '2 hours', changed: { daysAgo: 203, declared: '2 h 30 min' } },
  wideAreaNetwork: { kind: 'infrastructure', name: 'Wide area network', description: 'Lines from the ten sites to the data centre.', supplier: 'carrier', contractual: '5 hours' },
  internetAccess: { ...infrastructure, name: 'Internet access', supplier: 'carrier', declared: '2 hours', contractual: '5 hours' },
  telephony: { kind: 'infrastructure', site: 'civicCentre', name: 'Telephony', description: 'Exchange of 900 extensions, out of support. Nobody has ever brought it up elsewhere.' },
  storage: { ...infrastructure, name: 'Storage and backup', description: 'All data of the council, and its restore from the copies at Riverside Depot.', declared: '6 hours', dataLoss: '24 hours', changed: { daysAgo: 131, declared: '8 hours' } },
  virtualPlatform: { ...infrastructure, name: 'Virtual server platform', quantity: 6, declared: '4 hours' },
  unixServers: { ...infrastructure, name: 'Unix database servers', quantity: 3, declared: '1 hour', dataLoss: '15 min' },
  windowsServers: { ...infrastructure, name: 'Windows servers', description: 'Most of them virtual; nine are machines of their own.', quantity: 50, declared: '2 hours' },
  signIn: { ...infrastructure, name: 'Sign-in and directory', declared: '2 h 10 min' },
  email: { ...infrastructure, name: 'Email', unit: 'serviceDesk', owner: 'serviceDeskManager', declared: '3 hours', dataLoss: '1 hour' },
  careSystem: { ...application, name: 'Social care system', supplier: 'careSoftware', declared: '2 hours', dataLoss: '1 hour' },
  benefitSystem: { ...application, name: 'Housing benefit system', supplier: 'revenuesSoftware', declared: '2 hours', dataLoss: '4 hours' },
  taxSystem: { ...application, name: 'Council tax and business rates', supplier: 'revenuesSoftware', declared: '6 hours', dataLoss: '4 hours' },
  finance: { ...application, name: 'Finance system', description: 'Ledger, payments, purchase orders.', declared: '2 h 30 min', dataLoss: '4 hours' },
  payrollSystem: { ...application, name: 'Payroll system', declared: '3 hours', dataLoss: '24 hours' },
  planningSystem: { ...application, name: 'Planning and building control system', declared: '4 hours', dataLoss: '24 hours' },
  gis: { ...application, name: 'Maps and addresses (GIS)', declared: '1 working day', dataLoss: '24 hours' },
  electionSystem: { ...application, name: 'Electoral register', declared: '4 hours', dataLoss: '24 hours' },
  crm: { ...application, name: 'Customer relationship system', unit: 'digitalProgramme', owner: 'digitalProgrammeManager', declared: '3 hours', dataLoss: '1 hour' },
  housingSystem: { ...application, name: 'Housing and homelessness system', declared: '2 hours', dataLoss: '4 hours' },
  documentStore: { ...application, name: 'Document store', declared: '5 hours', dataLoss: '24 hours' },
  callSystem: { ...application, name: 'Contact-centre call handling', moved: undefined, description: 'Queues, recordings, the wallboard.', unit: 'customerServices', owner: 'headOfCustomerServices', declared: '1 hour' },
  funeralDiary: { ...application, name: 'Funeral diary', site: 'chapel', moved: undefined, declared: '2 hours', dataLoss: '1 day' },
  webPages: { kind: 'application', name: 'Website and forms', unit: 'digitalProgramme', owner: 'digitalProgrammeManager', supplier: 'webHost', declared: '1 hour', contractual: '2 hours', dataLoss: '1 hour' },
  otherApplications: { ...application, name: 'Other applications', description: 'Smaller ones of the services, ninety in all: licensing, pest control, allotments and the like.', quantity: 90 },
  cashTills: { ...application, name: 'Cash receipting at the counter', declared: '1 day', retired: { daysAgo: 86, reason: 'The counter is closed; the tills were handed back.' } },
  operationsTeam: { kind: 'people', name: 'ICT operations team', description: 'Nine people; three of them can restore the storage, and each has a deputy but the one for telephony.', quantity: 9, declared: '1 day', deputies: [{ person: 'infrastructureManager' }, { role: 'Engineer on call' }] },
  agents: { kind: 'people', name: 'Contact-centre agents', unit: 'customerServices', owner: 'headOfCustomerServices', quantity: 24, declared: '2 days', deputies: [{ role: 'Duty team leader' }] },
  sweepers: { kind: 'people', name: 'Street crews', unit: 'communities', owner: 'headOfCommunities', quantity: 31, declared: '2 days' },
  backupSets: { kind: 'information', name: 'Backup sets', description: 'Last night’s copies, brought to Riverside Depot each morning.', site: 'riversideDepot', dataLoss: '24 hours' },
  contactLists: { kind: 'information', name: 'Contact lists on paper', description: 'Printed each quarter; one set with each duty officer.', unit: 'council', owner: 'continuityManager', declared: '0' },
  emergencyRoom: { kind: 'equipment', name: 'Emergency control room', description: 'Screens, radio and maps on the second floor.', unit: 'council', owner: 'riskManager', site: 'civicCentre', declared: '2 days' },
  emergencyKit: { kind: 'equipment', name: 'Emergency control boxes', description: 'Radio, maps and plans in four boxes, to be set up at any site.', unit: 'council', owner: 'riskManager', site: 'leisureCentre', standby: true, quantity: 4, declared: '15 min' },
  mobiles: { kind: 'equipment', name: 'Mobile telephones', unit: 'serviceDesk', owner: 'serviceDeskManager', quantity: 410, declared: '1 day' },
  sweepingVehicles: { kind: 'equipment', name: 'Sweeping vehicles', unit: 'communities', owner: 'headOfCommunities', site: 'riversideDepot', quantity: 8, declared: '3 days' },
} as const satisfies Record<string, DemoResource>;

export type ResourceKey = keyof typeof resources;

/** Sites and suppliers before what is there or run by them. Everything is made up. */
export const RESOURCES: Readonly<Record<ResourceKey, DemoResource>> = resources;
