import { stands, type DemoRisk } from './demo-risk';

/** Requests that deviate from a policy, each assessed on its own before it is granted or refused. */
export const INDIVIDUAL_ASSESSMENT_RISKS: readonly DemoRisk[] = [
  {
    title: 'Request: USB sticks for the election count',
    cause: 'Results have to be carried from the hall to the press room, and the policy allows no removable media.',
    event: 'A stick is lost or brings malware into the hall.',
    consequence: 'Results are delayed or doubted in public.',
    category: 'Information security', owner: 'informationGovernanceOfficer', treatment: 'tolerate', proximity: 'within-3-months', objectives: ['S07'],
    opened: { daysAgo: 318, inherent: ['C', 'II'], residual: ['C', 'II'], rationale: 'As requested: any stick, any computer.' },
    later: [stands(150, ['C', 'II'], 'Asked for again, for the county election.'), { daysAgo: 11, residual: ['E', 'III'], rationale: 'Two encrypted sticks, one computer, signed out and in, for one night.' }],
  },
  {
    title: 'Request: the supplier’s laptop on our network',
    cause: 'The supplier of the revenues system tests with tools that run on its own laptop alone.',
    event: 'The laptop is infected, or copies more than it needs.',
    consequence: 'Records of council tax payers are outside our control.',
    category: 'Suppliers and contracts', owner: 'applicationsManager', treatment: 'tolerate', objectives: ['S04'],
    opened: { daysAgo: 204, inherent: ['C', 'II'], residual: ['D', 'III'], rationale: 'On a network of its own, and only while one of us is in the room.' },
    later: [stands(62, ['D', 'III'], 'Reviewed. Four visits since, each with somebody beside it.')],
  },
  {
    title: 'Request: one account shared on the counter scanners',
    cause: 'The scanners know one account each, and eleven people use them.',
    event: 'Somebody scans or deletes under another’s name.',
    consequence: 'It cannot be told who handled an application.',
    category: 'Information security', owner: 'serviceDeskManager', treatment: 'tolerate', objectives: ['S06'],
    opened: { daysAgo: 152, inherent: ['C', 'III'], residual: ['E', 'III'], rationale: 'The account can scan into one folder and do nothing else.' },
    later: [stands(33, ['E', 'III'])],
  },
  {
    title: 'Request: keep ten years of mail in one mailbox',
    cause: 'Planning appeals are looked up by mail, and the policy deletes mail after two years.',
    event: 'Personal data is kept for longer than there is a reason to.',
    consequence: 'A complaint to the regulator is upheld.',
    category: 'Information security', owner: 'applicationsManager', objectives: ['S07'],
    opened: { daysAgo: 104, inherent: ['B', 'III'], residual: ['C', 'III'], rationale: 'The mailbox is read by four people.' },
    closed: { daysAgo: 82, by: 'informationGovernanceOfficer', reason: 'The exception was declined. Appeals are filed in the case system, and the mailbox follows the policy.' },
  },
  {
    title: 'Request: a home computer for the duty officer',
    cause: 'Out of hours the duty officer has to restart services, and no council laptop was left.',
    event: 'The home computer is used by others, or is not kept up to date.',
    consequence: 'Somebody outside holds an administrator’s session.',
    category: 'Information security', owner: 'infrastructureManager', treatment: 'tolerate', objectives: ['S04'],
    opened: { daysAgo: 69, inherent: ['C', 'II'], residual: ['D', 'III'], rationale: 'Through one gateway, with a second factor, and logged.' },
  },
];
