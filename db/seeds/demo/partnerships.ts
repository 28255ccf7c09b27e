import type { MeetingRhythm, SignificanceScores } from '@holdfast/domain';
import type { PersonKey } from './people';
import type { UnitKey } from './units';

/** With whom the council works, and each review of it. */
export interface DemoPartnership {
  readonly name: string;
  readonly partners: string;
  readonly purpose: string;
  readonly unit: UnitKey;
  readonly lead: PersonKey;
  readonly meets: MeetingRhythm;
  readonly significance?: SignificanceScores;
  readonly added: { readonly daysAgo: number; readonly by: PersonKey; readonly nextInDays: number };
  /** References of risks, by readers of their registers. */
  readonly risks?: readonly string[];
  readonly reviews?: readonly { readonly daysAgo: number; readonly note: string; readonly nextInDays: number }[];
  readonly ended?: { readonly daysAgo: number; readonly reason: string };
}

export const PARTNERSHIPS: readonly DemoPartnership[] = [
  {
    name: 'Shared network of the county', partners: 'The county council, four districts and the fire service', unit: 'ict', lead: 'headOfIct', meets: 'two-monthly',
    purpose: 'One network for all of them, bought and run together. The telephones, the payment cards and the care system go over it.',
    significance: { money: 4, services: 5, duty: 3, people: 3, reputation: 4 }, added: { daysAgo: 210, by: 'headOfIct', nextInDays: -130 }, risks: ['ICT-001', 'ICT-012'],
    reviews: [
      { daysAgo: 128, note: 'The second line to the east is ordered. Costs are shared by sites from April.', nextInDays: -45 },
      { daysAgo: 43, note: 'One outage of four hours. The contract has no penalty for it; the next one will.', nextInDays: 40 },
    ],
  },
  {
    name: 'Joint purchase of licences', partners: 'Three neighbouring districts', unit: 'applications', lead: 'applicationsManager', meets: 'quarterly',
    purpose: 'Larger numbers, lower prices. Each council keeps its own agreements and may leave at the end of a year.',
    significance: { money: 3, services: 2, duty: 1, people: 1, reputation: 2 }, added: { daysAgo: 190, by: 'headOfIct', nextInDays: -9 },
    reviews: [],
  },
  {
    name: 'Health and care records', partners: 'The hospital trust, the county and two surgeries', unit: 'informationGovernance', lead: 'informationGovernanceOfficer', meets: 'monthly',
    purpose: 'People who leave hospital are known to the care team on the same day.', added: { daysAgo: 75, by: 'informationGovernanceOfficer', nextInDays: 12 }, risks: ['ICT-010'],
  },
  {
    name: 'Forum of ICT managers', partners: 'ICT managers of the region', unit: 'ict', lead: 'headOfIct', meets: 'two-monthly', purpose: 'What one has tried, the others need not.',
    significance: { money: 1, services: 1, duty: 1, people: 1, reputation: 1 }, added: { daysAgo: 320, by: 'headOfIct', nextInDays: 20 },
    reviews: [{ daysAgo: 160, note: 'Four meetings, two shared tenders.', nextInDays: 190 }],
    ended: { daysAgo: 30, reason: 'It has become a part of the county’s digital board.' },
  },
];
