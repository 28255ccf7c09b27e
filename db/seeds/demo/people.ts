import type { Role } from '@holdfast/domain';
import type { UnitKey } from './units';

interface DemoPerson {
  readonly name: string;
  readonly jobTitle: string;
  readonly roles: readonly { readonly role: Role; readonly unit: UnitKey }[];
  /** What to try as this person; those without it can sign in too, but are not announced. */
  readonly tryThis?: string;
  readonly leftDaysAgo?: number;
}

const people = {
  headOfIct: {
    name: 'Nadia Okafor',
    jobTitle: 'Head of ICT',
    roles: [{ role: 'register-owner', unit: 'ict' }],
    tryThis: 'owns the ICT registers; has reviews due',
  },
  riskManager: {
    name: 'Gwen Pritchard',
    jobTitle: 'Risk Manager',
    roles: [{ role: 'risk-manager', unit: 'council' }],
    tryThis: 'reads and changes everything; defines matrices, declares crosswalks',
  },
  directorOfResources: {
    name: 'Alasdair Munro',
    jobTitle: 'Director of Resources',
    roles: [{ role: 'register-owner', unit: 'resources' }],
    tryThis: 'owns the corporate register',
  },
  infrastructureManager: {
    name: 'Tomasz Lewicki',
    jobTitle: 'Infrastructure Manager',
    roles: [{ role: 'risk-owner', unit: 'ict' }],
    tryThis: 'owns the telephony project register and risks in others',
  },
  applicationsManager: {
    name: 'Bethan Rowlands',
    jobTitle: 'Applications Manager',
    roles: [{ role: 'risk-owner', unit: 'ict' }],
    tryThis: 'owns risks in several registers',
  },
  serviceDeskManager: {
    name: 'Yusuf Demir',
    jobTitle: 'Service Desk Manager',
    roles: [{ role: 'risk-owner', unit: 'ict' }],
    tryThis: 'owns the operational register, reviewed every month',
  },
  digitalProgrammeManager: {
    name: 'Imogen Castleton',
    jobTitle: 'Digital Programme Manager',
    roles: [{ role: 'register-owner', unit: 'digitalProgramme' }, { role: 'risk-owner', unit: 'ict' }],
    tryThis: 'owns the CRM project register',
  },
  informationGovernanceOfficer: {
    name: 'Farah Siddiqui',
    jobTitle: 'Information Governance Officer',
    roles: [{ role: 'register-owner', unit: 'informationGovernance' }, { role: 'risk-owner', unit: 'ict' }],
    tryThis: 'owns the malware register and the individual assessments',
  },
  continuityManager: {
    name: 'Callum Strachan',
    jobTitle: 'Continuity Manager',
    roles: [{ role: 'continuity-manager', unit: 'council' }],
    tryThis: 'reads every register; owns one corporate risk',
  },
  internalAuditor: {
    name: 'Ottilie Brandt',
    jobTitle: 'Internal Auditor',
    roles: [{ role: 'auditor', unit: 'council' }],
    tryThis: 'reads everything, exempt wording included; changes nothing',
  },
  member: {
    name: 'Maureen Thackeray',
    jobTitle: 'Elected Member, Scrutiny',
    roles: [{ role: 'viewer', unit: 'council' }],
    tryThis: 'reads public wording only',
  },
  administrator: {
    name: 'Priya Raman',
    jobTitle: 'Administrator',
    roles: [{ role: 'administrator', unit: 'council' }],
    tryThis: 'people, roles, units; scores nothing',
  },
  headOfCommunities: {
    name: 'Kwame Asante',
    jobTitle: 'Head of Communities',
    roles: [{ role: 'register-owner', unit: 'communities' }],
    tryThis: 'another directorate: sees nothing of the ICT registers',
  },
  headOfFinance: { name: 'Sunita Bhatt', jobTitle: 'Head of Finance', roles: [{ role: 'risk-owner', unit: 'finance' }] },
  headOfPeople: { name: 'Rosalind Keane', jobTitle: 'Head of Human Resources', roles: [{ role: 'risk-owner', unit: 'humanResources' }] },
  headOfLegal: { name: 'Edmund Farquhar', jobTitle: 'Head of Legal Services', roles: [{ role: 'risk-owner', unit: 'legal' }] },
  headOfCustomerServices: { name: 'Declan Moriarty', jobTitle: 'Head of Customer Services', roles: [{ role: 'risk-owner', unit: 'customerServices' }] },
  headOfAdultSocialCare: { name: 'Ingrid Solberg', jobTitle: 'Head of Adult Social Care', roles: [{ role: 'risk-owner', unit: 'adultSocialCare' }] },
  networkManager: { name: 'Femi Adeyemi', jobTitle: 'Network Manager', roles: [{ role: 'risk-owner', unit: 'ict' }], leftDaysAgo: 391 },
} as const satisfies Record<string, DemoPerson>;

export type PersonKey = keyof typeof people;

/** Invented, every one. What they are called says what they do; their addresses are made of their job titles. */
export const PEOPLE: Readonly<Record<PersonKey, DemoPerson>> = people;

export const emailOf = ({ jobTitle }: DemoPerson): string => `${jobTitle.toLowerCase().replace(/[^a-z]+/g, '-')}@aldermere.example`;
