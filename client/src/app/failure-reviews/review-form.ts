import { FormControl, FormGroup, Validators } from '@angular/forms';
import type { FailureReviewView, LessonRequest, WriteFailureReviewRequest } from '@holdfast/contracts';
import { LIMITS, localOfMoment } from '@holdfast/domain';
import type { FormNames } from '../shared/forms/problem-errors';

export const REVIEW_NAMES: FormNames = {
  title: { label: 'What failed', target: 'review-title', messages: { required: 'Say in one line what failed.' } },
  leadId: { label: 'Who leads it', target: 'review-lead', messages: { required: 'Choose who leads the review.' } },
  startedAt: { label: 'Start', target: 'review-started', messages: { required: 'Say when it began.' } },
  endedAt: { label: 'End', target: 'review-ended' },
  summary: { label: 'What happened', target: 'review-summary' },
  cause: { label: 'Cause', target: 'review-cause' },
  rootCause: { label: 'Root cause', target: 'review-root-cause' },
  wentWell: { label: 'What went well', target: 'review-went-well' },
  lessons: { label: 'Lessons', target: 'review-lessons' },
};

const text = () => new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] });

export const reviewForm = () =>
  new FormGroup({
    title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    leadId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    startedAt: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
    endedAt: new FormControl('', { nonNullable: true }),
    summary: text(), cause: text(), rootCause: text(), wentWell: text(), lessons: new FormControl('', { nonNullable: true }),
  });

export type ReviewAnswers = ReturnType<ReturnType<typeof reviewForm>['getRawValue']>;

export const answersOf = (of: FailureReviewView): ReviewAnswers => ({
  title: of.title, leadId: of.lead.id, startedAt: localOfMoment(of.timeZone, of.startedAt), endedAt: of.endedAt === null ? '' : localOfMoment(of.timeZone, of.endedAt), summary: of.summary, cause: of.cause,
  rootCause: of.rootCause, wentWell: of.wentWell, lessons: of.learnt.map((one) => one.text).join('\n'),
});

const linesOf = (typed: string): string[] => typed.split('\n').map((line) => line.trim()).filter(Boolean);

/** One to a line. One that is as it was, or stands where it stood, is the same lesson: it keeps its action and its risk. */
export function lessonsOf(typed: string, before: FailureReviewView['learnt']): LessonRequest[] {
  const lines = linesOf(typed);
  const same = lines.map((line, index) => before.find((one) => one.text === line && lines.indexOf(line) === index)?.id ?? null);
  const taken = new Set(same);
  return lines.map((line, index) => {
    const there = before[index];
    return { id: same[index] ?? (there && !taken.has(there.id) ? there.id : null), text: line };
  });
}

/** Of a form in which nothing is missing. */
export const requestOf = (answers: ReviewAnswers, before: FailureReviewView['learnt']): WriteFailureReviewRequest => ({
  title: answers.title.trim(), leadId: answers.leadId!, startedAt: answers.startedAt, endedAt: answers.endedAt || null, summary: answers.summary.trim(), cause: answers.cause.trim(), rootCause: answers.rootCause.trim(),
  wentWell: answers.wentWell.trim(), lessons: lessonsOf(answers.lessons, before),
});
