import type { DemoRisk } from './demo-risk';

/** Requests that deviate from a policy, each assessed on its own before it is granted or refused. */
export const INDIVIDUAL_ASSESSMENT_RISKS: readonly DemoRisk[] = [
  {
    title: 'Request: USB sticks for the election count',
    cause: 'Results have to be carried from the hall to the press room, and the policy allows no removable media.',
    event: 'A stick is lost or brings malware into the hall.',
    consequence: 'Results are delayed or doubted in public.',
    category: 'Information security', owner: 'informationGovernanceOfficer', treatment: 'tolerate', proximity: 'within-3-months', objectives: ['S07'],
    opened: { daysAgo: 31, inherent: ['C', 'II'], residual: ['C', 'II'], rationale: 'As requested: any stick, any computer.' },
    later: [{ daysAgo: 11, residual: ['E', 'III'], rationale: 'Two encrypted sticks, one computer, signed out and in, for one night.' }],
  },
];
