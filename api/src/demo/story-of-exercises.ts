import type { AddExerciseProgrammeRequest, ExerciseProgrammeView, ExerciseView, PlanExerciseRequest, EndExerciseRequest, LiveExerciseView, PaperStepRequest, PaperStepsView, RecordExerciseResultRequest, SendLogEntriesRequest, SentLogEntriesView, SignOffExerciseRequest, StartExerciseRequest } from '@holdfast/contracts';
import { dayOf, EXERCISES, PROGRAMMES, type DemoCouncil, type DemoExercise, type DemoExerciseResult, type DemoLog, type LoadDay, type ProgrammeKey } from '@holdfast/db';
import { momentOfLocal, writeRecurrence, type LiveStep } from '@holdfast/domain';
import { newId } from '../platform/new-id';
import { answered } from './answered';
import type { Step } from './step';
import type { ToldRisks } from './story-of-risks';
import { thingAt, type ToldContinuity } from './told-continuity';

/** After the partnerships of the day. */
const MINUTE = 470;
/** Whoever led it types the result in when back at the desk, on a later working day. */
export const TYPED_IN_DAYS_LATER = 3;
const LOST_AT_HOUR = 7;
/** Minutes after half past eight, in any season after what is told of. */
const STARTED_AT = -10;
const ENDED_AT = 690;

/** Months have no 29th to 31st in common. */
const LAST_DAY_OF_ALL_MONTHS = 28;

/** Rehearsals: planned by the continuity manager, told by who led them, signed off by somebody else. */
export const storyOfExercises = (council: DemoCouncil, day: LoadDay, things: ToldContinuity, risks: ToldRisks): Step[] => [
  ...(Object.keys(PROGRAMMES) as ProgrammeKey[]).map((key) => storyOfProgramme(key, council, day, things)),
  ...EXERCISES.flatMap((exercise, index) => storyOf(exercise, index, { council, day, things, risks })),
];

function storyOfProgramme(key: ProgrammeKey, { people, units }: DemoCouncil, day: LoadDay, things: ToldContinuity): Step {
  const { name, kind, scenario, owner, months, setUpDaysAgo, firstDaysAgo, resources } = PROGRAMMES[key];
  const startsOn = dayOf(day.moment(firstDaysAgo));
  const monthDay = Math.min(Number(startsOn.slice(8)), LAST_DAY_OF_ALL_MONTHS);
  return {
    at: day.moment(setUpDaysAgo, MINUTE), by: 'continuityManager',
    act: async (voice) => {
      const request: AddExerciseProgrammeRequest = {
        name, kind, scenario, unitId: units.ict, ownerId: people[owner], startsOn: `${startsOn.slice(0, 8)}${String(monthDay).padStart(2, '0')}`,
        recurrence: writeRecurrence({ every: 'month', interval: months, nth: null, weekday: null, monthDay, month: null }),
        resources: resources.map(({ key: resource, rto, rpo = null }) => ({ resourceId: thingAt(things, resource).id, rtoMinutes: rto, rpoMinutes: rpo })),
      };
      things.things.set(key, await voice.post<ExerciseProgrammeView>('exercise-programmes', request));
    },
  };
}

function storyOf(exercise: DemoExercise, index: number, { council, day, things, risks }: { council: DemoCouncil; day: LoadDay; things: ToldContinuity; risks: ToldRisks }): Step[] {
  const { lead, plannedDaysAgo, daysAgo, result } = exercise;
  const at = (ago: number): Date => day.moment(ago, MINUTE + index);
  const heldOn = dayOf(at(daysAgo));
  let told: ExerciseView | undefined;
  const say = (what: string, body: object): Step['act'] => async (voice) => {
    if (!told) throw new TypeError(`${exercise.title} is not planned yet`);
    told = await voice.post<ExerciseView>(`exercises/${told.id}/${what}`, body, told.version);
  };
  return [
    {
      at: at(plannedDaysAgo), by: 'continuityManager',
      act: async (voice) => {
        told = await voice.post<ExerciseView>('exercises', planOf(exercise, heldOn, council, things));
      },
    },
    ...(exercise.live && result ? lived(exercise.live, result, heldOn, { daysAgo, lead, day, things, say, told: () => told! }) : []),
    ...(result ? [{ at: at(daysAgo - TYPED_IN_DAYS_LATER), by: lead, act: async (voice, ...more) => {
      const steps = result.steps ? (await voice.get<PaperStepsView>(`exercises/${told!.id}/paper-steps?startedAt=${localAfter(heldOn, 0)}`)).steps : [];
      await say('result', resultOf(exercise, result, heldOn, things, steps))(voice, ...more);
    } } satisfies Step] : []),
    ...(result?.signedOffDaysAgo === undefined ? [] : [{ at: at(result.signedOffDaysAgo), by: 'continuityManager', act: say('sign-off', {} satisfies SignOffExerciseRequest) } satisfies Step]),
    ...(result?.findings ?? []).flatMap(({ action }, place) => (action ? answered(action, place, council, day, risks, () => `exercises/${told!.id}/findings/${told!.found[place]!.id}/action`) : [])),
  ];
}

const planOf = ({ kind, title, scenario, lead, objectives, resources, programme, plans = [], injects = [], live }: DemoExercise, plannedFor: string, council: DemoCouncil, things: ToldContinuity): PlanExerciseRequest => ({
  kind, title, scenario, plannedFor, unitId: council.units.ict, leadId: council.people[lead], objectives: [...objectives], participants: (live?.takePart ?? []).map(({ person, role }) => ({ personId: council.people[person], name: '', role })),
  planIds: plans.map((key) => thingAt(things, key).id), injects: [...injects],
  resources: resources.map(({ key, rto, rpo = null }) => ({ resourceId: thingAt(things, key).id, rtoMinutes: rto ?? null, rpoMinutes: rpo, note: rto === undefined ? '' : 'As those who run it have promised' })),
  ...(programme ? { programmeId: thingAt(things, programme).id } : {}),
});

/** So many minutes after the loss, as a clock on the wall shows it. */
const localAfter = (heldOn: string, minutes: number): string => new Date(Date.parse(`${heldOn}T00:00Z`) + (LOST_AT_HOUR * 60 + minutes) * 60_000).toISOString().slice(0, 16);

function resultOf({ resources }: DemoExercise, { outcome, summary, ends, objectives, backupSet = '', sample = '', steps: written = [], deviations = [], findings = [] }: DemoExerciseResult, heldOn: string, things: ToldContinuity, steps: readonly LiveStep[]): RecordExerciseResultRequest {
  const after = (minutes: number | undefined): string | null => (minutes === undefined ? null : localAfter(heldOn, minutes));
  const lostAt = localAfter(heldOn, 0);
  return {
    lostAt, startedAt: lostAt, endedAt: localAfter(heldOn, ends), outcome, summary, backupSet, backupTakenAt: backupSet ? after(-9 * 60) : null, sample, deviations: [...deviations],
    objectives: objectives.map((one) => ({ outcome: one, note: '' })),
    findings: findings.map(({ text }) => ({ id: null, text })),
    resources: resources.map(({ key, usable, givenUp, note = '' }) => ({
      resourceId: thingAt(things, key).id, usableAt: after(usable), abandonedAt: after(givenUp), dataAsOf: backupSet ? after(-9 * 60) : null, effortMinutes: null, note,
    })),
    ...(written.length > 0 ? { steps: written.map(([title, began, done]) => paperStep(steps, title, localAfter(heldOn, began), localAfter(heldOn, done))) } : {}),
  };
}

function paperStep(steps: readonly LiveStep[], title: string, startedAt: string, finishedAt: string): PaperStepRequest {
  const step = steps.find((one) => one.title === title);
  if (!step) throw new TypeError(`no plan has the step ${title}`);
  return { planId: step.planId, stepId: step.id, title, startedAt, finishedAt, skippedAt: null, why: '' };
}

interface Lived {
  daysAgo: number;
  lead: Step['by'];
  day: LoadDay;
  things: ToldContinuity;
  say: (what: string, body: object) => Step['act'];
  told: () => ExerciseView;
}

/** Started at seven in the morning's loss, written by several, ended in the evening. */
function lived({ batches }: DemoLog, { ends }: DemoExerciseResult, heldOn: string, { daysAgo, lead, day, things, say, told }: Lived): Step[] {
  const local = (minutes: number): string => localAfter(heldOn, minutes);
  const devices = new Map<string, { id: string; last: number }>();
  const stepIds = new Map<string, { planId: string | null; stepId: string }>();
  return [
    { at: day.moment(daysAgo, STARTED_AT), by: lead, act: say('start', { lostAt: local(0) } satisfies StartExerciseRequest) },
    ...batches.map(({ by, minute, entries }): Step => ({
      at: day.moment(daysAgo, minute), by,
      act: async (voice) => {
        const { id, timeZone } = told();
        if (stepIds.size === 0) for (const { planId, id: stepId, title } of (await voice.get<LiveExerciseView>(`exercises/${id}/live`)).steps) stepIds.set(title, { planId, stepId });
        const device = devices.get(by) ?? { id: newId(), last: 0 };
        devices.set(by, device);
        const request: SendLogEntriesRequest = {
          deviceId: device.id,
          entries: entries.map(({ kind, at, step, resource, text = '' }) => {
            const [moment, known] = [momentOfLocal(timeZone, local(at)), step === undefined ? null : stepIds.get(step)];
            if (known === undefined) throw new TypeError(`no plan has the step ${step}`);
            device.last += 1;
            return {
              id: newId(), kind, at: moment, typedAt: kind === 'resource-data-as-of' ? momentOfLocal(timeZone, local(ends - 20)) : moment, sequence: device.last, text, planId: known?.planId ?? null, stepId: known?.stepId ?? null,
              resourceId: resource ? thingAt(things, resource).id : null, roleId: null, personId: null, correctsId: null, voids: false,
            };
          }),
        };
        const { results } = await voice.post<SentLogEntriesView>(`exercises/${id}/log`, request);
        const refused = results.find(({ outcome }) => outcome === 'refused');
        if (refused) throw new TypeError(`the log does not take it: ${refused.message}`);
      },
    })),
    { at: day.moment(daysAgo, ENDED_AT), by: lead, act: say('end', { endedAt: local(ends) } satisfies EndExerciseRequest) },
  ];
}
