import { ASSESSMENT_KINDS } from '../../vocabulary';
import type { RegisterField } from '../register-fields';

interface Meaning {
  readonly field: RegisterField | null;
  readonly taken: boolean;
  readonly says: string;
  readonly why: string;
}

const field = (of: RegisterField, says: string, why = 'A column of our own exports'): Meaning => ({ field: of, taken: true, says, why });
const taken = (says: string, why: string): Meaning => ({ field: null, taken: true, says, why });
const workedOut = (why: string): Meaning => ({ field: null, taken: false, says: 'Worked out, not taken', why });
const history = (why: string): Meaning => ({ field: null, taken: false, says: 'History, not taken', why });

const KINDS = { inherent: 'Inherent', residual: 'Residual', target: 'Target' } as const;
const STAYS = 'It belongs to where the file comes from; here it begins anew';
const FOLLOWS = 'It follows from the rest of the risk';

const MEANINGS: Readonly<Record<string, Meaning>> = {
  reference: field('reference', 'Reference', 'Kept as the number of the risk where it fits this register'),
  register: { field: null, taken: false, says: 'Not taken', why: 'The risks go into the register that you chose' },
  status: field('status', 'Status'),
  title: field('title', 'Title'), cause: field('cause', 'Cause'), event: field('event', 'Event'), consequence: field('consequence', 'Consequence'),
  category: field('category', 'Category'), unit: field('unit', 'Unit'), owner: field('owner', 'Owner', 'Found by the job title'),
  ownerName: taken('Owner', 'Tells two with one job title apart'),
  treatment: field('treatment', 'Treatment'), proximity: field('proximity', 'Proximity'),
  ...Object.fromEntries(
    ASSESSMENT_KINDS.flatMap((kind): [string, Meaning][] => [
      [`${kind}Likelihood`, field(`${kind}Likelihood`, `${KINDS[kind]} likelihood`)],
      [`${kind}Impact`, field(`${kind}Impact`, `${KINDS[kind]} impact`)],
      [`${kind}Score`, { ...workedOut('The matrix makes it; kept as published where it makes another'), field: `${kind}Score` }],
      [`${kind}Level`, { ...workedOut('The matrix makes it; taken where there is no likelihood and impact'), field: `${kind}Level` }],
      [`${kind}Matrix`, taken(`${KINDS[kind]} matrix`, 'Says which matrix the codes are of')],
      [`${kind}Published`, taken(`${KINDS[kind]} score as published`, 'A column of our own exports')],
      [`${kind}Justification`, taken(`${KINDS[kind]} justification`, 'A column of our own exports')],
      [`${kind}AssessedAt`, history(STAYS)],
      [`${kind}AssessedBy`, history(STAYS)],
    ]),
  ),
  targetDate: field('targetDate', 'Target date'),
  movement: workedOut(FOLLOWS), evidence: workedOut(FOLLOWS), evidenceSince: workedOut(FOLLOWS), evidencedLikelihood: workedOut(FOLLOWS), evidencedImpact: workedOut(FOLLOWS),
  evidencedScore: workedOut(FOLLOWS), evidencedLevel: workedOut(FOLLOWS),
  controls: field('controls', 'Controls of the risk', 'Each line is one; the table of controls says all of them, where the file has it'),
  actions: field('actions', 'Actions of the risk', 'Each line is one; the table of actions says all of them, where the file has it'),
  acceptance: history('Whether a risk is accepted is decided here'), acceptedBy: history('Whether a risk is accepted is decided here'), acceptedUntil: history('Whether a risk is accepted is decided here'),
  acceptanceReason: history('Whether a risk is accepted is decided here'),
  nextReview: field('nextReview', 'Next review'),
  lastReview: history(STAYS), lastReviewOutcome: history(STAYS), lastReviewReason: history(STAYS), lastReviewBy: history(STAYS),
  objectives: { field: null, taken: false, says: 'Not taken', why: 'Objectives are linked here' },
  escalatedTo: { field: null, taken: false, says: 'Not taken', why: 'What a risk is escalated to is decided here' },
  exemptGround: taken('Exempt ground', 'A column of our own exports'), publicTitle: taken('Public title', 'A column of our own exports'),
  publicDescription: taken('Public description', 'A column of our own exports'),
  openedAt: history(STAYS), closedAt: history(STAYS), closeReason: taken('Reason for closing', 'A column of our own exports'), author: history(STAYS),
};

/** What becomes of a column of our own. */
export const ownMeaningOf = (key: string): Meaning => MEANINGS[key] ?? { field: null, taken: false, says: 'Not taken', why: STAYS };
