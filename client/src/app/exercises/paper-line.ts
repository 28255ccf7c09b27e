import type { PaperStepRequest } from '@holdfast/contracts';
import {
  isLocalMoment, localOfMoment, momentOfLocal, paperEntries, paperStepFaults, paperStepKey, progressOf, readPaperTime, writePaperTime, type LiveStep, type LocalSpan, type LogEntry, type LogProgress, type PaperStep,
} from '@holdfast/domain';
import type { SummaryLine } from '../shared/error-summary/error-summary';

export const PAPER_TIMES = ['started', 'finished', 'skipped'] as const;
export type PaperTime = (typeof PAPER_TIMES)[number];

/** A step as it is typed in: times as people write them down, '' where nothing is written. */
export interface PaperLine extends Readonly<Record<PaperTime, string>> {
  readonly planId: string | null;
  /** Of a step that was added on the day and is not on record yet: null. */
  readonly stepId: string | null;
  readonly added: boolean;
  readonly title: string;
  readonly why: string;
}

/** Where the rehearsal was: what the times are of, and on which clock. */
export interface PaperPlace extends LocalSpan {
  readonly zone: string;
}

export const lineOfStep = ({ planId, id, title }: Pick<LiveStep, 'planId' | 'id' | 'title'>): PaperLine => ({ planId, stepId: id, added: false, title, started: '', finished: '', skipped: '', why: '' });
export const addedLine = (): PaperLine => ({ planId: null, stepId: null, added: true, title: '', started: '', finished: '', skipped: '', why: '' });

/** Something is written in it. */
export const isTyped = ({ added, title, started, finished, skipped, why }: PaperLine): boolean => [started, finished, skipped, why, added ? title : ''].some((text) => text.trim() !== '');

/** What is on record already, as it would be written down. */
export function linesOnRecord({ steps }: LogProgress, place: PaperPlace): PaperLine[] {
  const written = (moment: string | undefined): string => (moment === undefined ? '' : writePaperTime(localOfMoment(place.zone, moment), place));
  return steps
    .filter(({ added, started, finished, skipped }) => added || started || finished || skipped)
    .map(({ step, added, started, finished, skipped }) => ({ planId: step.planId, stepId: step.id, added, title: step.title, started: written(started?.at), finished: written(finished?.at), skipped: written(skipped?.at), why: skipped?.text ?? '' }));
}

/** Of lines whose times can be read. */
export function stepsOf(lines: readonly PaperLine[], span: LocalSpan): PaperStepRequest[] {
  const local = (text: string): string | null => {
    const read = readPaperTime(text, span);
    return read === 'fault' ? null : read;
  };
  return lines.filter(isTyped).map(({ planId, stepId, added, title, started, finished, skipped, why }) => ({
    planId, stepId, title: added ? title.trim() : '', startedAt: local(started), finishedAt: local(finished), skippedAt: local(skipped), why: why.trim(),
  }));
}

const asMoments = (steps: readonly PaperStepRequest[], zone: string): PaperStep[] => {
  const moment = (local: string | null): string | null => (local === null ? null : momentOfLocal(zone, local));
  return steps.map((step) => ({ ...step, startedAt: moment(step.startedAt), finishedAt: moment(step.finishedAt), skippedAt: moment(step.skippedAt) }));
};

const COLUMNS: Readonly<Record<string, string>> = { startedAt: 'started', finishedAt: 'finished', skippedAt: 'skipped', why: 'why', title: 'title', stepId: 'started' };
const COLUMN_WORDS: Readonly<Record<string, string>> = { started: 'started', finished: 'finished', skipped: 'skipped at', why: 'why it was skipped', title: 'what was done' };

export const paperId = (column: string, row: number): string => `paper-${column}-${row}`;

/** What cannot be among the lines, each leading to its field: by the same rules as the server's. `rows`: the lines as they stand in the table. */
export function paperFaults(rows: readonly PaperLine[], known: readonly LiveStep[], place: PaperPlace, now: string): SummaryLine[] {
  if (!isLocalMoment(place.startedAt) || !isLocalMoment(place.endedAt)) return [];
  const typed = rows.map((line, row) => ({ line, row })).filter(({ line }) => isTyped(line));
  const at = (column: string, row: number, message: string): SummaryLine => ({ label: `${nameOf(rows[row]!, row)}, ${COLUMN_WORDS[column]}`, message, target: paperId(column, row) });
  const unread = typed.flatMap(({ line, row }) => PAPER_TIMES.filter((column) => readPaperTime(line[column], place) === 'fault').map((column) => at(column, row, 'Write a time such as 09:40, or +1 09:40 for the day after it started')));
  const keys = new Set([...known.map(({ planId, id }) => paperStepKey({ planId, stepId: id })), ...rows.filter(({ added }) => added).map(paperStepKey)]);
  const moments = asMoments(stepsOf(rows, place), place.zone);
  const span = { startedAt: momentOfLocal(place.zone, place.startedAt), endedAt: momentOfLocal(place.zone, place.endedAt) };
  return [
    ...unread,
    ...paperStepFaults(moments, keys, span, now).map(({ field, message }) => {
      const [, index = '0', name = ''] = field.split('.');
      return at(COLUMNS[name] ?? 'started', typed[Number(index)]!.row, message);
    }),
  ];
}

/** "Step 2 “Open the site”" */
export const nameOf = ({ added, title }: PaperLine, row: number): string => (added ? `Added step ${title ? `“${title}”` : row + 1}` : `Step ${row + 1} “${title}”`);

/** Where the steps stand by what is typed; null where nothing is. */
export function progressOnPaper(lines: readonly PaperLine[], steps: readonly LiveStep[], place: PaperPlace): LogProgress | null {
  if (!lines.some(isTyped) || !isLocalMoment(place.startedAt) || !isLocalMoment(place.endedAt)) return null;
  const end = momentOfLocal(place.zone, place.endedAt);
  let made = 0;
  // Steps that were added already stand in the log under the id of their line.
  const fresh = asMoments(stepsOf(lines, place), place.zone).map((step) => (steps.some(({ id, planId }) => id === step.stepId && planId === step.planId) ? step : { ...step, stepId: null }));
  const entries = paperEntries(fresh, [], end, () => `typed-${++made}`).map((entry, index): LogEntry => ({
    ...entry, typedAt: end, receivedAt: null, position: null, deviceId: '', sequence: index + 1, resourceId: null, roleId: null, personId: null, author: { id: '', name: '', jobTitle: '' },
  }));
  return progressOf(steps, entries, momentOfLocal(place.zone, place.startedAt));
}
