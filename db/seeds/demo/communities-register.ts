import { stands, type DemoDraft, type DemoRisk } from './demo-risk';

/** A register of another directorate, so that the council is more than its ICT service. */
export const COMMUNITIES_RISKS: readonly DemoRisk[] = [
  {
    title: 'Gas safety checks of council homes are missed',
    cause: 'Tenants are not at home, and the contractor changes this year.',
    event: 'A home goes beyond twelve months without a check.',
    consequence: 'A family is poisoned, and the council is prosecuted.',
    category: 'Legal and compliance', owner: 'headOfCommunities', unit: 'housing', treatment: 'treat', proximity: 'within-3-months',
    opened: { daysAgo: 633, inherent: ['4', '5'], residual: ['2', '5'], rationale: '99.6% of homes are in date.' },
    later: [stands(450, ['2', '5']), { daysAgo: 267, residual: ['3', '5'], rationale: '41 homes overdue while the contractor changes.' }, { daysAgo: 78, residual: ['2', '5'], rationale: 'Three homes overdue, all with a court date.' }, { daysAgo: 78, target: ['1', '5'], targetInDays: 100, rationale: 'When none is.' }],
  },
  {
    title: 'More homeless families than rooms',
    cause: 'Rents rise faster than benefits.',
    event: 'Families stay in bed and breakfast for longer than six weeks.',
    consequence: 'A duty is broken, and £600,000 is spent above budget.',
    category: 'Finance', owner: 'headOfCommunities', unit: 'housing', treatment: 'treat', proximity: 'within-3-months',
    opened: { daysAgo: 633, inherent: ['5', '4'], residual: ['4', '4'], rationale: 'Nineteen families beyond six weeks.' },
    later: [stands(410, ['4', '4']), { daysAgo: 199, residual: ['5', '4'], rationale: 'Thirty-four families.' }, stands(101, ['5', '4']), stands(34, ['5', '4'])],
  },
  {
    title: 'Libraries close for want of staff',
    cause: 'Posts are held vacant.',
    event: 'A library closes without notice.',
    consequence: 'People without a connection at home cannot apply for what they need.',
    category: 'People and skills', owner: 'headOfCommunities', unit: 'customerServices', treatment: 'treat',
    opened: { daysAgo: 500, inherent: ['4', '2'], residual: ['3', '2'], rationale: 'Two closures a month.' },
    later: [{ daysAgo: 302, residual: ['2', '2'], rationale: 'Volunteers keep the doors open.' }, stands(85, ['2', '2'])],
  },
  {
    title: 'Counter staff are attacked',
    cause: 'Services close elsewhere, and people come angry.',
    event: 'Somebody is hit.',
    consequence: 'An injury, and a counter that closes.',
    category: 'People and skills', owner: 'headOfCustomerServices', unit: 'customerServices', treatment: 'treat',
    opened: { daysAgo: 420, inherent: ['3', '4'], residual: ['2', '3'], rationale: 'Guards and alarms at both counters.' },
    later: [stands(240, ['2', '3']), stands(93, ['2', '3'])],
  },
  {
    title: 'Something plugged in at night burns',
    cause: 'Chargers and heaters are brought to work and left on.',
    event: 'One overheats when nobody is there.',
    consequence: 'Another office is lost for months.',
    category: 'Service continuity', owner: 'headOfCommunities', unit: 'housing', treatment: 'treat',
    opened: { daysAgo: 192, inherent: ['3', '5'], residual: ['2', '5'], rationale: 'Raised from the review of the fire. Nobody knows what is plugged in at the other sites.' },
    later: [{ daysAgo: 97, residual: ['1', '5'], rationale: 'Sockets of offices are switched off by a timer at eight, and all chargers were tested.' }],
    closed: { daysAgo: 26, by: 'headOfCommunities', reason: 'The timers stay, and the yearly test of equipment looks at chargers from now on.' },
  },
  {
    title: 'A landlord sues over an inspection',
    cause: 'The inspection found eleven people in four rooms.',
    event: 'The court finds a mistake in the notice.',
    consequence: 'Costs of £80,000.',
    category: 'Legal and compliance', owner: 'headOfCommunities', unit: 'housing', treatment: 'treat',
    exempt: { ground: 'enforcement-notice', publicTitle: 'An enforcement case is lost in court' },
    opened: { daysAgo: 110, inherent: ['3', '3'], residual: ['2', '3'], rationale: 'Counsel has read the notice.' },
    later: [stands(64, ['2', '3'])],
  },
  {
    title: 'Community grants go to groups that have ended',
    event: 'Payments go on after a group has dissolved.',
    category: 'Finance', owner: 'headOfCommunities', treatment: 'treat',
    opened: { daysAgo: 18, rationale: '' },
  },
];

export const COMMUNITIES_DRAFTS: readonly DemoDraft[] = [
  { title: 'The leisure contractor asks for new terms', author: 'headOfCommunities', owner: 'headOfCommunities', drafted: { daysAgo: 7, residual: ['3', '4'], rationale: '' } },
];
