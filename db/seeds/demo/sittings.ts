import type { PersonKey } from './people';

export interface DemoSitting {
  readonly register: string;
  readonly daysAgo: number;
  readonly by: PersonKey;
  readonly present: readonly PersonKey[];
  readonly others: readonly string[];
  /** What was confirmed, in the order of the sitting: risks that are scored again later. */
  readonly confirmed: readonly { readonly risk: string; readonly reason: string }[];
  readonly putOff: readonly string[];
  readonly note: string;
}

/** Quarterly one-to-ones that went through a whole register. */
export const SITTINGS: readonly DemoSitting[] = [
  {
    register: 'ICT', daysAgo: 68, by: 'headOfIct', present: ['headOfIct', 'infrastructureManager', 'applicationsManager', 'digitalProgrammeManager'], others: ['Finance business partner'],
    confirmed: [
      { risk: 'ICT-013', reason: 'The list of projects holds, and no project jumped the queue. Milestones are counted at the end of the quarter.' },
      { risk: 'ICT-004', reason: 'The course has begun. Nobody can say yet what it changes.' },
      { risk: 'ICT-007', reason: 'One offer is out for the storage post; the others stay vacant.' },
      { risk: 'ICT-012', reason: 'No failure since the spring. The supplier still has two spare boards.' },
      { risk: 'ICT-011', reason: 'Nothing new.' },
      { risk: 'ICT-006', reason: 'The reserve was not drawn on.' },
      { risk: 'ICT-003', reason: 'The last four teams have a date for their move.' },
      { risk: 'ICT-009', reason: 'Take-up has risen by one percent; too little to lower it.' },
      { risk: 'ICT-005', reason: 'All three escrow agreements were tested.' },
      { risk: 'ICT-002', reason: 'Benefits are reviewed next month. Until then it stands.' },
      { risk: 'ICT-008', reason: 'The budget for next year was confirmed.' },
    ],
    putOff: ['ICT-010'],
    note: 'The Information Governance Officer was away: lost or disclosed personal data waits for the next sitting. The recovery plan is looked at after its test.',
  },
];
