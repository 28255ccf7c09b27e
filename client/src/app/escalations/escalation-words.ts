import type { EscalationEntryView, EscalationRow } from '@holdfast/contracts';
import type { EscalationEntry, EscalationKind, EscalationState } from '@holdfast/domain';

export const KIND_WORDS: Readonly<Record<EscalationKind, string>> = { escalation: 'Escalation', 'de-escalation': 'Handing down', move: 'Move' };

export const STATE_WORDS: Readonly<Record<EscalationState, string>> = {
  suggested: 'Suggested by the rule',
  proposed: 'To be decided',
  returned: 'Returned with a question',
  accepted: 'Accepted',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  dismissed: 'Not taken up',
  lapsed: 'Lapsed',
};

/** What somebody did: "The Head of ICT declined it". */
const DID: Readonly<Record<EscalationEntry, string>> = {
  suggested: 'suggested it, by the rule of the register',
  proposed: 'proposed it',
  returned: 'returned it with a question',
  answered: 'answered and proposed it again',
  accepted: 'accepted it',
  declined: 'declined it',
  withdrawn: 'withdrew it',
  dismissed: 'did not take it up',
  lapsed: 'closed the risk, so that nothing is left to decide',
  moved: 'moved the risk',
};

export function entryInWords({ kind, author }: Pick<EscalationEntryView, 'kind' | 'author'>): string {
  if (kind === 'lapsed' && !author) return 'The risk came down, so that nothing is left to decide';
  return `${author ? `The ${author.jobTitle}` : 'Holdfast'} ${DID[kind]}`;
}

/** What is to be done about it, for whom it waits: the words of a link. */
export function toDoInWords({ state, reference, title }: Pick<EscalationRow, 'state' | 'reference' | 'title'>): string {
  switch (state) {
    case 'suggested':
      return `Escalate ${reference} or not: ${title}`;
    case 'returned':
      return `Answer the question about ${reference}: ${title}`;
    default:
      return `Decide on ${reference}: ${title}`;
  }
}

/** "From ICT service risks to Corporate risks" */
export const wayInWords = ({ from, to }: Pick<EscalationRow, 'from' | 'to'>): string => `From ${from.registerName} to ${to.registerName}`;
