import { FormControl, FormGroup, Validators, type ValidatorFn } from '@angular/forms';
import type { EditExerciseRequest, ExerciseProgrammeView, ExerciseView, ParticipantRequest, PlanExerciseRequest } from '@holdfast/contracts';
import { LIMITS, type ExerciseKind } from '@holdfast/domain';
import type { FormNames } from '../shared/forms/problem-errors';
import { programmeLineOf, scopeFault, scopeLineOf, scopeRequestOf, type ScopeLine } from './scope-line';

export const EXERCISE_NAMES: FormNames = {
  title: { label: 'Title', target: 'exercise-title', messages: { required: 'Write a title.' } },
  kind: { label: 'Kind', target: 'exercise-kind', messages: { required: 'Choose how it is rehearsed.' } },
  unitId: { label: 'Unit', target: 'exercise-unit', messages: { required: 'Choose the unit that it belongs to.' } },
  leadId: { label: 'Lead', target: 'exercise-lead', messages: { required: 'Choose who leads it.' } },
  plannedFor: { label: 'Planned for', target: 'exercise-day', messages: { required: 'Give the day.' } },
  scenario: { label: 'Scenario', target: 'exercise-scenario' },
  objectives: { label: 'Objectives', target: 'exercise-objectives' },
  injects: { label: 'Injects', target: 'exercise-injects' },
  participants: { label: 'Participants', target: 'exercise-participants' },
  planIds: { label: 'Plans', target: 'exercise-plans' },
  resources: { label: 'Resources', target: 'scope-search' },
};

/** What is typed one to a line, without the empty ones. */
export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

const INJECT = /^(\d{1,5})\s*(?:min(?:utes)?\b)?[:,.]?\s+(\S.*)$/;
export const injectsOf = (text: string): ({ minute: number; text: string } | null)[] =>
  linesOf(text).map((line) => {
    const [, minute, what] = INJECT.exec(line) ?? [];
    return minute !== undefined && what ? { minute: Number(minute), text: what } : null;
  });

const timedLines: ValidatorFn = ({ value }) => (injectsOf(value as string).includes(null) ? { server: 'Begin each line with the minute, such as 90 The provider says one shelf is missing' } : null);
const readableScope: ValidatorFn = ({ value }) => {
  const fault = scopeFault(value as ScopeLine[]);
  return fault ? { server: fault } : null;
};

export const exerciseForm = () =>
  new FormGroup({
    title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    kind: new FormControl<ExerciseKind | null>(null, { validators: [Validators.required] }),
    unitId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    leadId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    plannedFor: new FormControl<string | null>(null, { validators: [Validators.required] }),
    scenario: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
    objectives: new FormControl('', { nonNullable: true }),
    injects: new FormControl('', { nonNullable: true, validators: [timedLines] }),
    participants: new FormControl('', { nonNullable: true }),
    planIds: new FormControl<string[]>([], { nonNullable: true }),
    resources: new FormControl<ScopeLine[]>([], { nonNullable: true, validators: [readableScope] }),
  });

export type ExerciseAnswers = ReturnType<ReturnType<typeof exerciseForm>['getRawValue']>;

const participantLine = ({ person, name, role }: ExerciseView['participants'][number]): string => `${person?.jobTitle ?? name}${role ? `, ${role}` : ''}`;

/** "Name, role" to a line. Who is known as a person and whose line is as it was stays that person. */
export function participantsOf(text: string, before: ExerciseView['participants']): ParticipantRequest[] {
  return linesOf(text).map((line) => {
    const same = before.find((one) => one.person && participantLine(one) === line);
    if (same?.person) return { personId: same.person.id, name: '', role: same.role };
    const [name = '', ...role] = line.split(',');
    return { personId: null, name: name.trim(), role: role.join(',').trim() };
  });
}

export const answersOf = (of: ExerciseView): ExerciseAnswers => ({
  title: of.title, kind: of.kind, unitId: of.unitId, leadId: of.lead.id, plannedFor: of.plannedFor, scenario: of.scenario, objectives: of.objectives.map(({ text }) => text).join('\n'),
  injects: of.injects.map(({ minute, text }) => `${minute} ${text}`).join('\n'), participants: of.participants.map(participantLine).join('\n'), planIds: of.plans.map(({ planId }) => planId), resources: of.scope.map(scopeLineOf),
});

/** What a programme says of its next rehearsal. */
export const answersFrom = (of: ExerciseProgrammeView): Partial<ExerciseAnswers> => ({
  title: of.name, kind: of.kind, unitId: of.unitId, leadId: of.owner.id, plannedFor: of.nextDue, scenario: of.scenario, planIds: of.plans.map(({ planId }) => planId), resources: of.resources.map((one) => programmeLineOf(one, `As the programme ${of.name} asks`)),
});

/** Of a form in which nothing is missing. */
export const requestOf = (answers: ExerciseAnswers, before: ExerciseView['participants'] = []): PlanExerciseRequest & EditExerciseRequest => ({
  title: answers.title.trim(), kind: answers.kind!, unitId: answers.unitId!, leadId: answers.leadId!, plannedFor: answers.plannedFor!, scenario: answers.scenario, objectives: linesOf(answers.objectives),
  injects: injectsOf(answers.injects).flatMap((one) => one ?? []), participants: participantsOf(answers.participants, before), planIds: answers.planIds, resources: scopeRequestOf(answers.resources),
});
