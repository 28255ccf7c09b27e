import { createHash } from 'node:crypto';
import type { BeginFailureReviewRequest, DeclareInvocationRequest, FailureReviewView, InvocationView, LogEntryRequest, RaiseFromLessonRequest, StandDownInvocationRequest, WriteFailureReviewRequest } from '@holdfast/contracts';
import { FAILURES, INVOCATIONS, type DemoCouncil, type DemoEntry, type DemoFailure, type DemoInvocation, type DemoLesson, type DemoReview, type LoadDay, type PersonKey } from '@holdfast/db';
import { localOfMoment } from '@holdfast/domain';
import { ANSWERED, answered } from './answered';
import { riskAt, type ToldRisks } from './story-of-risks';
import type { Voice } from './speaker';
import type { Step } from './step';
import { thingAt, type ToldContinuity } from './told-continuity';

const ZONE = 'Europe/London';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** The alarm was at six, two and a half hours before the council opens. */
const FOUND_BEFORE = 150;
/** After the plans of the day. */
const MINUTE = 5;

/** Plans used for real, day by day in their logs, and looks back at what failed. */
export const storyOfInvocations = (council: DemoCouncil, day: LoadDay, things: ToldContinuity, risks: ToldRisks): Step[] => [
  ...INVOCATIONS.flatMap((invocation) => storyOf(invocation, council, day, things, risks)), ...FAILURES.flatMap((failure) => storyOfFailure(failure, council, day, things, risks)),
];

function storyOf(invocation: DemoInvocation, council: DemoCouncil, day: LoadDay, things: ToldContinuity, risks: ToldRisks): Step[] {
  const { title, reason, daysAgo, by, plans, lost, entries, standDown, review } = invocation;
  const begins = day.moment(daysAgo, MINUTE);
  let told: InvocationView | undefined;
  const running = (): InvocationView => {
    if (!told) throw new TypeError(`${title} is not declared yet`);
    return told;
  };
  const sequences = new Map<PersonKey, number>();
  return [
    {
      at: begins, by,
      act: async (voice) => {
        const request: DeclareInvocationRequest = {
          title, reason, outageAt: localOfMoment(ZONE, new Date(begins.getTime() - FOUND_BEFORE * MINUTE_MS).toISOString()), planIds: plans.map((key) => thingAt(things, key).id), lostIds: lost.map((key) => thingAt(things, key).id),
        };
        told = await voice.post<InvocationView>('invocations', request);
      },
    },
    ...entries.map((entry): Step => {
      const at = onWorkingDay(new Date(begins.getTime() + entry.day * DAY_MS + (entry.minute - MINUTE) * MINUTE_MS));
      return {
        at, by: entry.by,
        act: async (voice) => {
          const sequence = (sequences.get(entry.by) ?? 0) + 1;
          sequences.set(entry.by, sequence);
          await voice.post(`invocations/${running().id}/log`, { deviceId: idOf(`${title} ${entry.by}`), entries: [typed(entry, { at: at.toISOString(), sequence, title }, running(), council, things)] });
        },
      };
    }),
    {
      at: day.moment(standDown.daysAgo, MINUTE), by,
      act: async (voice) => {
        const { id, version } = running();
        await voice.post(`invocations/${id}/stand-down`, { reason: standDown.reason } satisfies StandDownInvocationRequest, version);
      },
    },
    ...reviewed(review, council, day, risks, () => ({ kind: 'invocation', subjectId: running().id, title: review.title })),
  ];
}

/** What would fall on a weekend is told on the Monday, so that the order stays. */
function onWorkingDay(moment: Date): Date {
  const weekday = moment.getUTCDay();
  return new Date(moment.getTime() + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * DAY_MS);
}

const storyOfFailure = (failure: DemoFailure, council: DemoCouncil, day: LoadDay, things: ToldContinuity, risks: ToldRisks): Step[] => {
  const began = day.moment(failure.failedDaysAgo, failure.beganMinute);
  const local = (after: number): string => localOfMoment(ZONE, new Date(began.getTime() + after * MINUTE_MS).toISOString());
  return reviewed(failure, council, day, risks, () => ({ kind: failure.kind, subjectId: thingAt(things, failure.of).id, title: failure.title, startedAt: local(0), endedAt: local(failure.lasted) }));
};

/** Begun and written on one day, signed off by somebody else on a later one; then what came of each lesson. */
function reviewed({ title, by, signedBy, daysAgo, signedDaysAgo, summary, cause, rootCause, wentWell, lessons }: DemoReview, council: DemoCouncil, day: LoadDay, risks: ToldRisks, begin: () => BeginFailureReviewRequest): Step[] {
  let told: FailureReviewView | undefined;
  const written = (): FailureReviewView => {
    if (!told) throw new TypeError(`${title} is not written yet`);
    return told;
  };
  return [
    {
      at: day.moment(daysAgo, MINUTE), by,
      act: async (voice) => {
        const begun = await voice.post<FailureReviewView>('failure-reviews', begin());
        const request: WriteFailureReviewRequest = {
          title, leadId: begun.lead.id, startedAt: localOfMoment(begun.timeZone, begun.startedAt), endedAt: begun.endedAt && localOfMoment(begun.timeZone, begun.endedAt), summary, cause, rootCause, wentWell,
          lessons: lessons.map(({ text }) => ({ id: null, text })),
        };
        told = await voice.post<FailureReviewView>(`failure-reviews/${begun.id}/content`, request, begun.version);
      },
    },
    {
      at: day.moment(signedDaysAgo, MINUTE), by: signedBy,
      act: async (voice) => {
        await voice.post(`failure-reviews/${written().id}/sign-off`, {}, written().version);
      },
    },
    ...lessons.flatMap((lesson, index) => learnt(lesson, index, council, day, risks, written)),
  ];
}

/** What was planned for a lesson and what became of it, and the risk that was raised from it. */
function learnt({ action, risk }: DemoLesson, index: number, council: DemoCouncil, day: LoadDay, risks: ToldRisks, review: () => FailureReviewView): Step[] {
  const ofLesson = (what: string): string => `failure-reviews/${review().id}/lessons/${review().learnt[index]!.id}/${what}`;
  return [
    ...(risk ? [{ at: day.moment(risk.daysAgo, ANSWERED + index), by: risk.by, act: async (voice: Voice) => void (await voice.post(ofLesson('risk'), { riskId: riskAt(risks, risk.reference).id } satisfies RaiseFromLessonRequest)) }] : []),
    ...(action ? answered(action, index, council, day, risks, () => ofLesson('action')) : []),
  ];
}

function typed({ day, minute, kind, text = '', step, plan, resource, role, person }: DemoEntry, { at, sequence, title }: { at: string; sequence: number; title: string }, of: InvocationView, { people }: DemoCouncil, things: ToldContinuity): LogEntryRequest {
  const invoked = of.invoked.find(({ planId, roles }) => (plan ? planId === thingAt(things, plan).id : role !== undefined && roles.some((one) => one.title === role)));
  return {
    id: idOf(`${title} ${day} ${minute} ${kind}`), kind, at, typedAt: at, sequence, text, planId: invoked?.planId ?? null, stepId: (step !== undefined && invoked?.steps[step]?.id) || null,
    resourceId: resource ? thingAt(things, resource).id : null, roleId: invoked?.roles.find((one) => one.title === role)?.id ?? null, personId: person ? people[person] : null, correctsId: null, voids: false,
  };
}

const idOf = (words: string): string => createHash('sha256').update(words).digest('hex').replace(/^(.{8})(.{3}).(.{3}).(.{3})(.{12}).*$/, '$1-$2a-4$3-8$4-$5');
