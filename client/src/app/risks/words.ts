import type { AssessmentKind, EvidenceBasis, ExemptGround, Proximity, RiskStatus, Treatment } from '@holdfast/domain';

/** The words of the trade as screens print them. */
export const KIND_WORDS: Readonly<Record<AssessmentKind, string>> = { inherent: 'Inherent', residual: 'Residual', target: 'Target' };

export const BASIS_WORDS: Readonly<Record<EvidenceBasis, string>> = { claimed: 'As claimed', evidenced: 'As evidenced' };

export const KIND_MEANING: Readonly<Record<AssessmentKind, string>> = { inherent: 'Before controls', residual: 'Now, with controls', target: 'After the actions' };

export const STATUS_WORDS: Readonly<Record<RiskStatus, string>> = { draft: 'Draft', open: 'Open', closed: 'Closed' };

export const TREATMENT_WORDS: Readonly<Record<Treatment, string>> = { treat: 'Treat', tolerate: 'Tolerate', transfer: 'Transfer', terminate: 'Terminate' };

export const PROXIMITY_WORDS: Readonly<Record<Proximity, string>> = {
  'within-3-months': 'Within 3 months',
  '3-to-6-months': '3 to 6 months',
  '6-to-12-months': '6 to 12 months',
  'over-12-months': 'Over 12 months',
};

/** Paragraphs 1 to 7 of Part 1, Schedule 12A, Local Government Act 1972. */
export const EXEMPT_WORDS: Readonly<Record<ExemptGround, string>> = {
  individual: '1. About a particular individual',
  'identity-of-individual': '2. Likely to reveal who an individual is',
  'financial-or-business-affairs': '3. Financial or business affairs of somebody, the council included',
  'labour-relations': '4. Consultations or negotiations on labour relations',
  'legal-privilege': '5. Legal professional privilege',
  'enforcement-notice': '6. A notice or order that the council proposes to make',
  'crime-prevention': '7. Prevention, investigation or prosecution of crime',
};
