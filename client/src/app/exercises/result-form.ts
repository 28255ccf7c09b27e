import { FormArray, FormControl, FormGroup, Validators } from '@angular/forms';
import type { ExerciseView, FindingRequest, RecordExerciseResultRequest, RehearsedResourceResult } from '@holdfast/contracts';
import { EXERCISE_LIMITS, LIMITS, localOfMoment, type ExerciseOutcome } from '@holdfast/domain';
import type { FormNames } from '../shared/forms/problem-errors';
import { linesOf } from './exercise-form';
import { stepsOf, type PaperLine } from './paper-line';
import type { LoggedResult, LogTime } from './result-from-log';

const text = (max: number) => new FormControl('', { nonNullable: true, validators: [Validators.maxLength(max)] });
const time = (needed = false) => new FormControl('', { nonNullable: true, validators: needed ? [Validators.required] : [] });

const resourceForm = () =>
  new FormGroup({
    workStartedAt: time(), usableAt: time(), abandonedAt: time(), dataAsOf: time(), note: text(EXERCISE_LIMITS.line),
    effort: new FormControl<number | null>(null, { validators: [Validators.min(0), Validators.max(EXERCISE_LIMITS.effort)] }),
  });
const objectiveForm = () => new FormGroup({ outcome: new FormControl<ExerciseOutcome | null>(null, { validators: [Validators.required] }), note: text(EXERCISE_LIMITS.line) });

export const resultForm = () =>
  new FormGroup({
    lostAt: time(true), startedAt: time(true), endedAt: time(true),
    outcome: new FormControl<ExerciseOutcome | null>(null, { validators: [Validators.required] }),
    summary: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.narrative)] }),
    backupSet: text(LIMITS.title), backupTakenAt: time(), sample: text(EXERCISE_LIMITS.line), deviations: new FormControl('', { nonNullable: true }), findings: new FormControl('', { nonNullable: true }),
    resources: new FormArray<ReturnType<typeof resourceForm>>([]),
    objectives: new FormArray<ReturnType<typeof objectiveForm>>([]),
    /** Of one that was held on paper. */
    steps: new FormControl<readonly PaperLine[]>([], { nonNullable: true }),
  });

export type ResultForm = ReturnType<typeof resultForm>;

/** A line of the form for each resource and objective of the rehearsal, filled with what is on record already. */
export function fillResult(form: ResultForm, of: ExerciseView): void {
  const local = (moment: string | null): string => (moment === null ? '' : localOfMoment(of.timeZone, moment));
  for (const one of of.scope) {
    const line = resourceForm();
    line.setValue({ workStartedAt: local(one.workStartedAt), usableAt: local(one.usableAt), abandonedAt: local(one.abandonedAt), dataAsOf: local(one.dataAsOf), note: one.note, effort: one.effortMinutes });
    form.controls.resources.push(line);
  }
  for (const one of of.objectives) {
    const line = objectiveForm();
    line.setValue({ outcome: one.outcome, note: one.note });
    form.controls.objectives.push(line);
  }
  form.patchValue({
    lostAt: local(of.lostAt), startedAt: local(of.startedAt), endedAt: local(of.endedAt), outcome: of.outcome, summary: of.summary, backupSet: of.backupSet, backupTakenAt: local(of.backupTakenAt), sample: of.sample,
    deviations: of.deviations.join('\n'), findings: of.found.map((one) => one.text).join('\n'),
  });
}

/** Before anything is typed: what the log says. */
export function fillFromLog(form: ResultForm, of: ExerciseView, logged: LoggedResult): void {
  of.scope.forEach(({ resourceId }, index) => {
    const times = logged.times.get(resourceId);
    const local = (time: LogTime): string => (times?.[time] ? localOfMoment(of.timeZone, times[time].at) : '');
    form.controls.resources.at(index)?.patchValue({ workStartedAt: local('workStartedAt'), usableAt: local('usableAt'), abandonedAt: local('abandonedAt'), dataAsOf: local('dataAsOf') });
  });
  form.patchValue({ deviations: logged.deviations.join('\n'), findings: logged.findings.join('\n') });
}

/** One to a line. One that is as it was, or stands where it stood, is the same finding: it keeps its action. */
export function findingsOf(typed: string, before: ExerciseView['found']): FindingRequest[] {
  const lines = linesOf(typed);
  const same = lines.map((line) => before.find((one) => one.text === line)?.id ?? null);
  const taken = new Set(same);
  return lines.map((line, index) => {
    const there = before[index];
    return { id: same[index] ?? (there && !taken.has(there.id) ? there.id : null), text: line };
  });
}

/** Of a form in which nothing is missing. `rows`: the table of steps, of one that was held on paper. */
export function resultOf(form: ResultForm, of: ExerciseView, rows: readonly PaperLine[] | null): RecordExerciseResultRequest {
  const answers = form.getRawValue();
  return {
    lostAt: answers.lostAt, startedAt: answers.startedAt, endedAt: answers.endedAt, outcome: answers.outcome!, summary: answers.summary.trim(), backupSet: answers.backupSet.trim(), backupTakenAt: answers.backupTakenAt || null,
    sample: answers.sample.trim(), objectives: answers.objectives.map(({ outcome, note }) => ({ outcome: outcome!, note: note.trim() })), deviations: linesOf(answers.deviations), findings: findingsOf(answers.findings, of.found),
    resources: answers.resources.map(({ workStartedAt, usableAt, abandonedAt, dataAsOf, effort, note }, index) => ({
      resourceId: of.scope[index]!.resourceId, workStartedAt: workStartedAt || null, usableAt: usableAt || null, abandonedAt: abandonedAt || null, dataAsOf: dataAsOf || null, effortMinutes: effort, note: note.trim(),
    })),
    ...(rows ? { steps: stepsOf(rows, answers) } : {}),
  };
}

export const resultNames = (scope: readonly RehearsedResourceResult[], objectives: number): FormNames => ({
  lostAt: { label: 'Time of the loss', target: 'result-lost', messages: { required: 'Give the time of the loss.' } },
  startedAt: { label: 'Start', target: 'result-started', messages: { required: 'Say when it started.' } },
  endedAt: { label: 'End', target: 'result-ended', messages: { required: 'Say when it ended.' } },
  outcome: { label: 'Outcome', target: 'result-outcome', messages: { required: 'Choose what came of it.' } },
  summary: { label: 'Summary', target: 'result-summary', messages: { required: 'Say what came of it.' } },
  backupSet: { label: 'Backup set', target: 'result-backup' }, backupTakenAt: { label: 'Backup taken', target: 'result-backup-taken' }, sample: { label: 'Sample checked', target: 'result-sample' },
  steps: { label: 'Steps', target: 'result-steps' }, deviations: { label: 'Deviations', target: 'result-deviations' }, findings: { label: 'Findings', target: 'result-findings' },
  ...Object.fromEntries(scope.flatMap(({ name }, index) => [
    [`resources.${index}.workStartedAt`, { label: `${name}, work started`, target: `result-work-${index}` }],
    [`resources.${index}.usableAt`, { label: `${name}, usable again`, target: `result-usable-${index}` }], [`resources.${index}.abandonedAt`, { label: `${name}, given up`, target: `result-abandoned-${index}` }],
    [`resources.${index}.dataAsOf`, { label: `${name}, data as of`, target: `result-data-${index}` }], [`resources.${index}.effort`, { label: `${name}, effort`, target: `result-effort-${index}` }],
    [`resources.${index}.note`, { label: `${name}, note`, target: `result-note-${index}` }],
  ])),
  ...Object.fromEntries(Array.from({ length: objectives }, (_, index): [string, FormNames[string]][] => [
    [`objectives.${index}.outcome`, { label: `Objective ${index + 1}`, target: `result-objective-${index}`, messages: { required: 'Choose its outcome.' } }], [`objectives.${index}.note`, { label: `Note on objective ${index + 1}`, target: `result-objective-note-${index}` }],
  ]).flat()),
});
