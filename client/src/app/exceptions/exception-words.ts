import type { ExceptionControl, ExceptionDraftView, ExceptionEntryView, ExceptionRow } from '@holdfast/contracts';
import { daysBetween, EXCEPTION_ENDING_DAYS, sameStanding, type ExceptionEntry, type ExceptionState } from '@holdfast/domain';
import { EFFECTIVENESS_WORDS } from '../controls/control-words';
import type { IconName } from '../shared/icons/icons';

export const STATE_WORDS: Readonly<Record<ExceptionState, string>> = {
  requested: 'To be decided',
  returned: 'Returned with a question',
  'in-force': 'In force',
  stale: 'Stale',
  expired: 'Expired',
  renewed: 'Renewed',
  revoked: 'Revoked',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
};

export const STATE_ICONS: Readonly<Record<ExceptionState, IconName>> = {
  requested: 'schedule', returned: 'undo', 'in-force': 'task-alt', stale: 'warning-filled', expired: 'warning-filled', renewed: 'replay', revoked: 'close', declined: 'close', withdrawn: 'remove', lapsed: 'lock',
};

/** What somebody did: "The Head of ICT declined it". */
const DID: Readonly<Record<ExceptionEntry, string>> = {
  requested: 'asked for it', returned: 'sent it back with a question', answered: 'answered and asked again', approved: 'approved it', declined: 'declined it', withdrawn: 'withdrew it', revoked: 'revoked it',
};

export const entryInWords = ({ kind, author }: Pick<ExceptionEntryView, 'kind' | 'author'>): string => `The ${author.jobTitle} ${DID[kind]}`;

/** What is to be done about it, for whom it waits: the words of a link. */
export const toDoInWords = ({ state, reference, policy }: Pick<ExceptionRow, 'state' | 'reference' | 'policy'>): string =>
  state === 'returned' ? `Answer the question about ${reference}: ${policy}` : `Decide on the exception for ${reference}: ${policy}`;

type Ending = Pick<ExceptionRow, 'state' | 'expiresOn'>;

/** Soon, from the first of the spans that lists ask for. */
export const isEndingSoon = ({ state, expiresOn }: Ending, today: string): boolean =>
  state === 'in-force' && expiresOn !== null && daysBetween(today, expiresOn) <= EXCEPTION_ENDING_DAYS[0];

/** "Ends today", "Ends in 12 days", "Ended 3 days ago"; empty where time says nothing. */
export function endInWords({ state, expiresOn }: Ending, today: string): string {
  if (expiresOn === null || (state !== 'in-force' && state !== 'stale' && state !== 'expired')) return '';
  const days = daysBetween(today, expiresOn);
  if (days === 0) return 'Ends today';
  const size = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return days > 0 ? `Ends in ${size}` : `Ended ${size} ago`;
}

/** What became of a control that an exception leans on: "Was effective, is ineffective". Null when nothing did. */
export function controlChange({ effectiveness, now }: Pick<ExceptionControl, 'effectiveness' | 'now'>): string | null {
  if (now === effectiveness) return null;
  const was = EFFECTIVENESS_WORDS[effectiveness].toLowerCase();
  return now === null ? `Was ${was}, and is not in place any more` : `Was ${was}, is now ${EFFECTIVENESS_WORDS[now].toLowerCase()}`;
}

/** Whether anything of what an exception was approved on has changed since. */
export function hasChanged({ residual, renews }: Pick<ExceptionDraftView, 'residual' | 'renews'>): boolean {
  return renews !== null && (!sameStanding(renews.residual, residual) || renews.controls.some((control) => controlChange(control) !== null));
}

export const monthsInWords = (months: number): string => (months === 1 ? '1 month' : `${months} months`);
