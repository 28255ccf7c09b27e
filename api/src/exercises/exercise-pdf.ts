import type { ExerciseView, PersonRef, RehearsedResourceResult } from '@holdfast/contracts';
import {
  againstWords, backupAgeWhen, clockInWords, correctedInWords, entryInWords, EXERCISE_KIND_WORDS, EXERCISE_OUTCOME_WORDS, EXERCISE_STATE_WORDS, injectInWords, injectsNow, limitInWords, measuredRecovery, measuredWords, rehearsedEffortInWords, tagOf, workInWords, type LogProgress, type LogWords, type StepState,
} from '@holdfast/domain';
import { dayInWords, momentInWords, onPaper, type Paper, type PaperCell, type Surroundings } from '../paper';

export interface ReportOf extends Surroundings {
  made: Date;
  /** The past day or moment that it is shown as at. */
  asAt?: string;
}

const NOT_DONE: Readonly<Record<StepState, string>> = { waiting: 'not begun', ready: 'not begun', running: 'not finished', finished: 'start not known', skipped: 'skipped' };

/** The report of a rehearsal. Every time that was measured stands beside what was asked for. */
export function exercisePdf(of: ExerciseView, progress: LogProgress | null, around: ReportOf): Promise<Buffer> {
  const printed = momentInWords(around.timeZone, around.made);
  const past = around.asAt === undefined ? '' : `, as at ${dayInWords(around.timeZone)(around.asAt)}`;
  return onPaper(
    { title: `Report of ${of.reference} ${of.title}`, organisation: around.organisation, colour: around.colour, made: around.made, foot: `Report of ${of.reference}${past}, printed ${printed}` },
    (paper) => write(paper, of, progress, around, printed),
  );
}

const person = (of: PersonRef | null): string => (of ? `${of.jobTitle}, ${of.name}` : '');

function write(paper: Paper, of: ExerciseView, progress: LogProgress | null, { organisation, by, timeZone, asAt }: ReportOf, printed: string): void {
  const day = dayInWords(timeZone);
  const moment = (at: string | null): string => (at === null ? '' : momentInWords(timeZone, new Date(at)));
  paper.text(`${organisation}. Report of a rehearsal`, { soft: true });
  paper.heading(1, `${of.reference} ${of.title}`);
  if (asAt !== undefined) paper.text(`As at ${asAt.length > 10 ? momentInWords(timeZone, new Date(asAt)) : day(asAt)}: what is said here is as it was recorded by then.`, { strong: true });
  paper.text(`Printed ${printed} by ${by}.`, { soft: true });
  paper.gap();
  paper.facts([
    ['Kind', EXERCISE_KIND_WORDS[of.kind]], ['Unit', of.unitName], ['Lead', person(of.lead)], ['Programme', of.programme ? of.programme.name : ''],
    ['State', EXERCISE_STATE_WORDS[of.state]], ['Typed in by', of.recordedBy.map(person).join('; ')],
    ['Signed off', of.signedAt ? `${day(of.signedAt)} by ${person(of.signedBy)}` : 'not yet: the result counts for nothing until somebody else than who led it and who typed it in signs it off'], ['Note of the sign-off', of.signOffNote],
  ]);
  paper.heading(2, 'What came of it');
  paper.text(of.outcome ? EXERCISE_OUTCOME_WORDS[of.outcome] : '', { strong: true });
  paper.text(of.summary);
  clock(paper, of, progress, moment);
  paper.heading(2, 'Objectives');
  if (of.objectives.length === 0) paper.text('No objective was set.', { soft: true });
  else {
    paper.table(
      [{ heading: 'Objective', share: 4 }, { heading: 'Outcome', share: 1.4 }, { heading: 'Note', share: 3 }],
      of.objectives.map(({ text, outcome, note }): PaperCell[] => [text, { words: outcome ? EXERCISE_OUTCOME_WORDS[outcome] : 'not said', strong: outcome === 'failed' }, note]),
    );
  }
  recovery(paper, of, day, moment);
  paper.heading(2, 'Deviations from the plan');
  if (of.deviations.length === 0) paper.text('No deviation was written down.', { soft: true });
  paper.list(of.deviations);
  paper.heading(2, 'Findings and their actions');
  if (of.found.length === 0) paper.text('No finding was written down.', { soft: true });
  else {
    paper.table(
      [{ heading: 'Finding', share: 4 }, { heading: 'Action', share: 4 }, { heading: 'Due', share: 1.6, align: 'right' }],
      of.found.map(({ text, action, answered }): PaperCell[] => [text, action ? `${action.reference} ${action.title}` : answered ? 'Planned in a register that is not read by who prints this' : 'None is planned', action ? day(action.dueDate) : '']),
    );
  }
  prepared(paper, of, progress, day, moment);
  if (progress) logged(paper, of, progress, timeZone);
}

function clock(paper: Paper, of: ExerciseView, progress: LogProgress | null, moment: (at: string | null) => string): void {
  paper.gap();
  paper.facts([
    ['Stated loss', moment(of.lostAt)], ['Started', moment(of.startedAt)], ['Ended', moment(of.endedAt)],
    ['Loss to end', of.lostAt && of.endedAt ? measuredWords(measuredRecovery({ lostAt: of.lostAt, usableAt: of.endedAt, abandonedAt: null })) : ''],
    ['Effort', rehearsedEffortInWords(of.scope.map(({ effortMinutes }) => effortMinutes), progress) ?? ''],
    ['Backup set', of.backupSet], ['Backup taken', moment(of.backupTakenAt)], [`Age of the set ${backupAgeWhen(of.scope.map(({ usableAt }) => usableAt))}`, of.backupAgeMinutes === null ? '' : clockInWords(of.backupAgeMinutes)], ['Sample checked', of.sample],
  ]);
}

function recovery(paper: Paper, of: ExerciseView, day: (moment: string) => string, moment: (at: string) => string): void {
  paper.heading(2, 'Recovery times and data loss');
  if (of.scope.length === 0) {
    paper.text('No resource was in scope, so no recovery time was measured.', { soft: true });
    return;
  }
  paper.table(
    [{ heading: 'Resource', share: 2.4 }, { heading: 'Measured', share: 1.3 }, { heading: 'Against the RTO', share: 2 }, { heading: 'Data lost', share: 1.3 }, { heading: 'Against the RPO', share: 2 }],
    of.scope.map((one): PaperCell[] => [
      `${one.reference} ${one.name}`, { words: measuredWords(one.measured), strong: one.againstRto === 'over' }, { words: againstWords(one.againstRto, one.rtoMinutes, 'RTO'), strong: one.againstRto === 'over' },
      { words: measuredWords(one.dataLoss), strong: one.againstRpo === 'over' }, { words: againstWords(one.againstRpo, one.rpoMinutes, 'RPO'), strong: one.againstRpo === 'over' },
    ]),
  );
  for (const one of of.scope) {
    const asked = askedOtherwise(one, day);
    const work = workInWords(one, moment);
    const said = [work && `${work}.`, one.note, asked].filter(Boolean).join(' ');
    if (said !== '') paper.text(`${one.reference}: ${said}`);
  }
  if (of.kind === 'tabletop' || of.kind === 'walkthrough') paper.text('What was talked through proves no recovery time.', { soft: true });
}

/** What the analyses asked for, where it was measured by something else. */
function askedOtherwise({ rtoMinutes, rpoMinutes, neededRtoMinutes, neededRpoMinutes, neededOn, requirementNote }: RehearsedResourceResult, day: (moment: string) => string): string {
  const asked = [
    neededRtoMinutes !== null && neededRtoMinutes !== rtoMinutes ? `an ${limitInWords('RTO', neededRtoMinutes)}` : '', neededRpoMinutes !== null && neededRpoMinutes !== rpoMinutes ? `an ${limitInWords('RPO', neededRpoMinutes)}` : '',
  ].filter(Boolean);
  return asked.length === 0 ? '' : `The analyses asked for ${asked.join(' and ')}${neededOn ? ` on ${day(neededOn)}` : ''}. ${requirementNote}`.trim();
}

function prepared(paper: Paper, of: ExerciseView, progress: LogProgress | null, day: (moment: string) => string, moment: (at: string | null) => string): void {
  paper.heading(2, 'What was prepared');
  paper.facts([['Planned for', day(of.plannedFor)], ['Due', of.dueOn ? day(of.dueOn) : ''], ['Scenario', of.scenario]]);
  if (of.plans.length > 0) {
    paper.heading(3, 'Plans');
    paper.list(of.plans.map(({ reference, name, versionNumber }) => `${reference} ${name}, ${versionNumber === null ? 'held without an approved version on record' : `version ${versionNumber}`}`));
  }
  if (of.participants.length > 0) {
    paper.heading(3, 'Who took part');
    paper.list(of.participants.map(({ person: known, name, role }) => [role, known ? person(known) : name].filter(Boolean).join(': ')));
  }
  if (of.injects.length > 0) {
    paper.heading(3, 'Injects');
    const became = of.ranLive && of.startedAt !== null && of.endedAt !== null ? injectsNow(of.injects, progress?.entries ?? [], of.startedAt, of.endedAt).map((one) => ` (${injectInWords(one, moment)})`) : [];
    paper.list(of.injects.map(({ minute, text }, index) => `${clockInWords(minute)} after the start: ${text}${became[index] ?? ''}`));
  }
}

function logged(paper: Paper, of: ExerciseView, progress: LogProgress, timeZone: string): void {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const moment = (at: string): string => time.format(new Date(at));
  const names: LogWords = {
    moment, plans: new Map(of.plans.map(({ planId, name }) => [planId, name])), resources: new Map(of.scope.map(({ resourceId, name }) => [resourceId, name])),
    people: new Map(of.participants.flatMap(({ person: known }) => (known ? [[known.id, known.jobTitle] as const] : []))),
  };
  if (progress.steps.length > 0) {
    paper.heading(2, 'Steps');
    paper.table(
      [{ heading: 'Step', share: 5 }, { heading: 'Who', share: 2.4 }, { heading: 'Planned, min', share: 1.4, align: 'right' }, { heading: 'Real, min', share: 1.4, align: 'right' }],
      progress.steps.map(({ step, label, added, skipped, minutes, state }): PaperCell[] => [
        [`${label} ${step.title}`, added ? 'Added on the day' : '', skipped?.text ? `Skipped: ${skipped.text}` : ''].filter(Boolean).join('. '), step.who, step.minutes === null ? 'not known' : String(step.minutes),
        { words: minutes === null ? NOT_DONE[state] : String(minutes), strong: minutes !== null && step.minutes !== null && minutes > step.minutes },
      ]),
    );
  }
  paper.heading(2, 'Log');
  paper.table(
    [{ heading: 'When', share: 1.5 }, { heading: 'Who', share: 2 }, { heading: 'What', share: 6 }],
    progress.entries.map((one): PaperCell[] => {
      const words = entryInWords(one.entry, progress.steps, names);
      const corrected = correctedInWords(one, names);
      return [moment(one.entry.at), one.entry.author.jobTitle, { words: [tagOf(one.entry), words, one.entry.text, corrected && `(${corrected})`].filter(Boolean).join(': ').replace(': (', ' ('), soft: one.voided }];
    }),
  );
}
