import type { FailureReviewView, LessonView, PersonRef } from '@holdfast/contracts';
import { ACTION_STATUS_WORDS, againstRequirement, againstWords, clockInWords, FAILURE_REVIEW_STATE_WORDS, measuredWords } from '@holdfast/domain';
import { dayInWords, momentInWords, onPaper, type Paper, type PaperCell, type Surroundings } from '../paper';

export interface ReviewPaper extends Surroundings {
  made: Date;
  /** The past day or moment that it is shown as at. */
  asAt?: string;
}

/** A review of a failure by itself, with or without an invocation behind it. */
export function reviewPdf(of: FailureReviewView, around: ReviewPaper): Promise<Buffer> {
  const { timeZone, organisation, colour, made, by } = around;
  const printed = momentInWords(timeZone, made);
  const past = around.asAt === undefined ? '' : `, as at ${dayInWords(timeZone)(around.asAt)}`;
  return onPaper({ title: `Review ${of.reference} ${of.title}`, organisation, colour, made, foot: `Review ${of.reference}${past}, printed ${printed}` }, (paper) => {
    paper.text(`${organisation}. Review of a failure`, { soft: true });
    paper.heading(1, `${of.reference} ${of.title}`);
    paper.text(`Printed ${printed} by ${by}${past}.`, { soft: true });
    paper.gap();
    paper.facts([['Of', `${of.subject.reference} ${of.subject.name}`], ['Unit', of.unitName]]);
    writeReview(paper, of, timeZone, 2);
    if (of.subject.kind === 'invocation') measured(paper, of);
  });
}

const person = (of: PersonRef | null): string => (of ? `${of.jobTitle}, ${of.name}` : '');

/** What a review says, as a part of a paper; `level` is that of its headings. */
export function writeReview(paper: Paper, of: FailureReviewView, timeZone: string, level: 2 | 3): void {
  const day = dayInWords(timeZone);
  const moment = (at: string | null): string => (at === null ? '' : momentInWords(timeZone, new Date(at)));
  paper.facts([
    ['State', FAILURE_REVIEW_STATE_WORDS[of.state]], ['Lead', person(of.lead)], ['Written by', of.writtenBy.map(person).join('; ')],
    ['Began', moment(of.startedAt)], ['Over', moment(of.endedAt) || 'not yet'], ['Lasted', of.minutes === null ? 'not known' : clockInWords(of.minutes)],
    ['Signed off', of.signedAt ? `${day(of.signedAt)} by ${person(of.signedBy)}` : 'not yet: somebody else than who leads it and who wrote in it signs it off'], ['Note of the sign-off', of.signOffNote],
  ]);
  for (const [heading, said, nothing] of [
    ['What happened', of.summary, 'Nobody has written what happened.'], ['Cause', of.cause, 'Not known.'], ['Root cause', of.rootCause, 'Not known.'], ['What went well', of.wentWell, ''],
  ] as const) {
    if (said === '' && nothing === '') continue;
    paper.heading(level, heading);
    paper.text(said || nothing, { soft: said === '' });
  }
  paper.heading(level, 'Lessons, and what came of them');
  if (of.learnt.length === 0) paper.text('Nothing is learnt from it yet.', { soft: true });
  else {
    paper.table(
      [{ heading: 'Lesson', share: 4 }, { heading: 'Action', share: 4 }, { heading: 'Due', share: 1.7 }, { heading: 'Risk', share: 3 }],
      of.learnt.map((lesson): PaperCell[] => [lesson.text, answerOf(lesson), lesson.action ? day(lesson.action.dueDate) : '', lesson.risk ? `${lesson.risk.reference ?? 'Draft'} ${lesson.risk.title}` : '']),
    );
  }
}

function answerOf({ action, risk, answered }: LessonView): PaperCell {
  if (action) return `${action.reference} ${action.title}. ${ACTION_STATUS_WORDS[action.status]}`;
  if (risk) return { words: 'None is planned', soft: true };
  return answered ? { words: 'Answered in a register that is not read by who prints this', soft: true } : { words: 'Nobody has answered it', strong: true };
}

function measured(paper: Paper, of: FailureReviewView): void {
  paper.heading(2, 'Measured recovery times and data loss');
  if (of.measured.length === 0) return paper.text('Nothing was measured.', { soft: true });
  paper.table(
    [{ heading: 'Resource', share: 2.4 }, { heading: 'Measured', share: 1.3 }, { heading: 'Against the RTO', share: 2 }, { heading: 'Data lost', share: 1.3 }, { heading: 'Against the RPO', share: 2 }],
    of.measured.map((one): PaperCell[] => {
      const [rto, rpo] = [againstRequirement(one.measured, one.rtoMinutes), againstRequirement(one.dataLoss, one.rpoMinutes)];
      return [
        `${one.reference} ${one.name}`, { words: measuredWords(one.measured), strong: rto === 'over' }, { words: againstWords(rto, one.rtoMinutes, 'RTO', one.tooLateAtOnce), strong: rto === 'over' },
        { words: measuredWords(one.dataLoss), strong: rpo === 'over' }, { words: againstWords(rpo, one.rpoMinutes, 'RPO'), strong: rpo === 'over' },
      ];
    }),
  );
}
