import type { ReviewView, SinceChange, SittingItem, SittingView, StandingView } from '@holdfast/contracts';
import type { EscalationEntry, ReviewOutcome, RiskMatrix, SittingReach } from '@holdfast/domain';
import { asSentence, daysBetween, sameStanding } from '@holdfast/domain';
import { EFFECTIVENESS_WORDS } from '../controls/control-words';
import { fieldInWords } from '../risks/change-words';
import { KIND_WORDS } from '../risks/words';
import { faceOfCode } from '../shared/level-face';
import type { IconName } from '../shared/icons/icons';
import { day } from '../shared/words/dates';

/** What was decided, as a list says it. */
export const OUTCOME_WORDS: Readonly<Record<ReviewOutcome, string>> = { 'no-change': 'No change', 're-scored': 'Re-scored', closed: 'Closed', escalated: 'Escalated' };

export const REACH_WORDS: Readonly<Record<SittingReach, string>> = {
  due: 'What is due by today', soon: 'What falls due within two weeks too', all: 'Every open risk',
};

/** Looks a matrix up; null while it is not here. */
export type MatrixOf = (versionId: string | null) => RiskMatrix | null;

/** "C · III, High", by the words of the matrix that it was assessed on. */
export function placeInWords({ matrixVersionId, likelihood, impact, level }: StandingView, matrixOf: MatrixOf): string {
  if (level === null) return 'unscored';
  const matrix = matrixOf(matrixVersionId);
  const name = (matrix && faceOfCode(matrix, level)?.label) ?? level;
  return likelihood && impact ? `${likelihood} · ${impact}, ${name}` : `${name}, level only`;
}

/** Whether a new score put it elsewhere. */
export const hasMovedPlace = ({ outcome, before, after }: ReviewView): boolean => outcome === 're-scored' && !sameStanding(before, after);

/** Scored alike, it was confirmed with a new assessment. */
export const outcomeInWords = (review: ReviewView): string => (review.outcome === 're-scored' && !hasMovedPlace(review) ? 'Confirmed' : OUTCOME_WORDS[review.outcome]);

/** "re-scored, C · III, Medium to C · II, High": a review in the minutes, after the reference of its risk. */
export function reviewInWords(review: ReviewView, matrixOf: MatrixOf): string {
  const { outcome, before, after } = review;
  switch (outcome) {
    case 'no-change':
      return `no change, ${placeInWords(after, matrixOf)}`;
    case 're-scored':
      if (!hasMovedPlace(review)) return `confirmed, ${placeInWords(after, matrixOf)}`;
      return `re-scored, ${placeInWords(before, matrixOf)} to ${placeInWords(after, matrixOf)}`;
    case 'closed':
      return `closed as redundant, last at ${placeInWords(after, matrixOf)}`;
    case 'escalated':
      return `escalated, ${placeInWords(after, matrixOf)}`;
  }
}

export interface SaidChange {
  readonly icon: IconName;
  readonly tone: 'plain' | 'bad' | 'good';
  readonly strong: string;
  readonly text: string;
  readonly at: string;
}

/** A change since the last review: what kind of news it is, and the news. */
export function changeInWords(change: SinceChange, today: string, matrixOf: MatrixOf): SaidChange {
  const { at } = change;
  const about = change.about ?? '';
  switch (change.kind) {
    case 'assessed': {
      const kind = KIND_WORDS[change.assessed];
      const after = placeInWords(change.after, matrixOf);
      return { icon: 'swap-vert', tone: 'plain', strong: `${kind} scored.`, text: change.before && change.before.level !== null ? `${placeInWords(change.before, matrixOf)} to ${after}.` : `${after}.`, at };
    }
    case 'action-new':
      return { icon: 'add', tone: 'plain', strong: 'New action.', text: `${about}, due ${day(change.due)}.`, at };
    case 'action-late': {
      const days = daysBetween(change.due, today);
      return { icon: 'schedule', tone: 'bad', strong: 'Action late.', text: `${about}: due ${day(change.due)}, ${days === 1 ? '1 day' : `${days} days`} ago.`, at };
    }
    case 'action-rescheduled': {
      const later = change.from !== null && change.due > change.from;
      return {
        icon: 'schedule', tone: later ? 'bad' : 'plain', strong: later ? 'Action slipped.' : 'Action brought forward.',
        text: `${about}: ${change.from ? `due ${day(change.from)}, now ${day(change.due)}` : `due ${day(change.due)}`}.`, at,
      };
    }
    case 'action-done':
      return { icon: 'task-alt', tone: 'good', strong: 'Action done.', text: noted(about, change.note), at };
    case 'action-cancelled':
      return { icon: 'close', tone: 'plain', strong: 'Action cancelled.', text: noted(about, change.note), at };
    case 'action-resumed':
      return { icon: 'replay', tone: 'plain', strong: 'Action taken up again.', text: noted(about, change.note), at };
    case 'control-new':
      return { icon: 'add', tone: 'plain', strong: 'New control.', text: `${about}.`, at };
    case 'control-withdrawn':
      return { icon: 'remove', tone: 'bad', strong: 'Control withdrawn.', text: `${about}.`, at };
    case 'control-assessed': {
      const tone = change.effectiveness === 'effective' ? 'good' : change.effectiveness === 'ineffective' ? 'bad' : 'plain';
      return { icon: 'fact-check', tone, strong: `Control ${EFFECTIVENESS_WORDS[change.effectiveness].toLowerCase()}.`, text: `${about}.`, at };
    }
    case 'accepted':
      return { icon: 'check', tone: 'plain', strong: 'Accepted above appetite.', text: `Until ${day(change.until)}.`, at };
    case 'acceptance-withdrawn':
      return { icon: 'close', tone: 'bad', strong: 'Acceptance withdrawn.', text: `It had been until ${day(change.until)}.`, at };
    case 'escalation': {
      const what = change.escalation === 'de-escalation' ? 'Handing down' : change.escalation === 'move' ? 'Move' : 'Escalation';
      return { icon: 'move-up', tone: 'plain', strong: `${what} ${ENTRY_WORDS[change.entry]}.`, text: noted(`To ${about}`, change.note), at };
    }
    case 'edited':
      return { icon: 'edit', tone: 'plain', strong: 'Changed.', text: `${sentence(change.fields.map((field) => fieldInWords(named(field)).toLowerCase()))}.`, at };
  }
}

/** What did not change, of what one would look at first. */
export function unchangedInWords(changes: readonly SinceChange[]): string {
  const edited = new Set(changes.flatMap((change) => (change.kind === 'edited' ? change.fields : [])));
  const parts = [
    ...(changes.some((change) => change.kind === 'assessed' && change.assessed === 'residual') ? [] : ['score']),
    ...(edited.has('ownerId') ? [] : ['owner']), ...(edited.has('treatment') ? [] : ['treatment']),
    ...(changes.some(({ kind }) => kind.startsWith('control')) ? [] : ['controls']), ...(changes.some(({ kind }) => kind.startsWith('action')) ? [] : ['actions']),
  ];
  return parts.length ? `${sentence(parts)} ${parts.length === 1 && parts[0] !== 'controls' && parts[0] !== 'actions' ? 'is' : 'are'} unchanged.` : '';
}

/** Where a sitting goes on: at what nobody has looked at, then at what was put off; null when nothing is left. */
export function nextToDecide(items: readonly SittingItem[], after?: string): string | null {
  const from = items.findIndex(({ riskId }) => riskId === after) + 1;
  const inTurn = [...items.slice(from), ...items.slice(0, from)];
  return (inTurn.find(({ state }) => state === 'open') ?? inTurn.find(({ state, riskId }) => state === 'skipped' && riskId !== after) ?? inTurn.find(({ state }) => state === 'skipped'))?.riskId ?? null;
}

export const decidedCount = ({ items }: Pick<SittingView, 'items'>): number => items.filter(({ state }) => state === 'decided' || state === 'elsewhere').length;

/** "Head of ICT, Infrastructure Manager, a supplier" */
export const presentInWords = ({ people, others }: Pick<SittingView, 'people' | 'others'>): string => [...people.map(({ jobTitle }) => jobTitle), ...others].join(', ');

const ENTRY_WORDS: Readonly<Record<EscalationEntry, string>> = {
  suggested: 'suggested by the rule', proposed: 'proposed', returned: 'returned with a question', answered: 'answered', accepted: 'accepted', declined: 'declined', withdrawn: 'withdrawn',
  dismissed: 'not taken up', lapsed: 'lapsed', moved: 'done',
};

const NAMED: Readonly<Record<string, string>> = { ownerId: 'owner', categoryId: 'category', unitId: 'unit', objectiveIds: 'objectives' };
const named = (field: string): string => NAMED[field] ?? field;

const noted = (about: string, note: string): string => (note ? `${about}: "${note}"` : `${about}.`);

/** "Score, owner and treatment" */
function sentence(names: readonly string[]): string {
  const text = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return asSentence(text);
}
