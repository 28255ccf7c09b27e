import type { PlanContent } from './plan-content';
import { localOfMoment } from './local-moment';

/** Where an invocation stands. Stood down: work goes on as before, and what happened is looked at. */
export const INVOCATION_STATES = ['running', 'stood-down'] as const;
export type InvocationState = (typeof INVOCATION_STATES)[number];

export const INVOCATION_STATE_WORDS: Readonly<Record<InvocationState, string>> = { running: 'Running', 'stood-down': 'Stood down' };

export const INVOCATION_VERBS = ['edit', 'pull-in', 'stand-down'] as const;
export type InvocationVerb = (typeof INVOCATION_VERBS)[number];

export const INVOCATION_TRANSITIONS = [
  { from: 'running', verb: 'edit', to: 'running' },
  { from: 'running', verb: 'pull-in', to: 'running' },
  { from: 'running', verb: 'stand-down', to: 'stood-down' },
] as const satisfies readonly { from: InvocationState; verb: InvocationVerb; to: InvocationState }[];

const REFUSALS: Readonly<Record<InvocationVerb, string>> = {
  edit: 'This invocation was stood down. What it says stays as it is.',
  'pull-in': 'This invocation was stood down. Declare another one to invoke a plan.',
  'stand-down': 'This invocation was stood down already.',
};

export type InvocationMove = { readonly ok: true; readonly to: InvocationState } | { readonly ok: false; readonly message: string };

/** What becomes of an invocation, or the sentence to show when it cannot be. Permission is asked for apart. */
export function moveInvocation(state: InvocationState, verb: InvocationVerb): InvocationMove {
  const transition = INVOCATION_TRANSITIONS.find(({ from, verb: by }) => from === state && by === verb);
  return transition ? { ok: true, to: transition.to } : { ok: false, message: REFUSALS[verb] };
}

/** Sizes of what an invocation holds; minutes between situation reports. */
export const INVOCATION_LIMITS = { plans: 30, lost: 200, reportEvery: { min: 15, max: 60 * 24 * 7 } } as const;

/** How often the situation is reported unless somebody says otherwise. */
export const REPORT_EVERY_MINUTES = 240;

/** People of the organisation whom a version of a plan names to activate it: holders and deputies of those roles. */
export function activatorsOf({ activatorIds, roles }: Pick<PlanContent, 'activatorIds' | 'roles'>): string[] {
  const named = roles.filter(({ id }) => activatorIds.includes(id)).flatMap(({ holder, deputies }) => [...(holder ? [holder] : []), ...deputies]);
  return [...new Set(named.flatMap(({ personId }) => personId ?? []))];
}

/** "Day 12": the day of the outage on the organisation's clock is day 1. What happened before it is day 1 too. */
export function dayOfInvocation(outageAt: string, at: string, zone: string): number {
  const day = (moment: string): number => Date.parse(`${localOfMoment(zone, moment).slice(0, 10)}T00:00:00Z`) / 86_400_000;
  return Math.max(1, day(at) - day(outageAt) + 1);
}

export interface InvocationFault {
  readonly field: 'outageAt' | 'declaredAt' | 'stoodDownAt';
  readonly message: string;
}

/** What cannot be among the times of an invocation, each as a sentence to show. Moments as ISO 8601. */
export function invocationTimeFaults({ outageAt, declaredAt, stoodDownAt = null }: { readonly outageAt: string; readonly declaredAt: string; readonly stoodDownAt?: string | null }, now: string): InvocationFault[] {
  const faults: InvocationFault[] = [];
  const [outage, declared, today] = [Date.parse(outageAt), Date.parse(declaredAt), Date.parse(now)];
  if (outage > today) faults.push({ field: 'outageAt', message: 'The start of the outage lies in the future: choose a time that has passed' });
  if (declared > today) faults.push({ field: 'declaredAt', message: 'The declaration lies in the future: choose a time that has passed' });
  else if (declared < outage) faults.push({ field: 'declaredAt', message: 'It was declared before the outage began: correct one of the two times' });
  if (stoodDownAt !== null) {
    if (Date.parse(stoodDownAt) > today) faults.push({ field: 'stoodDownAt', message: 'The stand-down lies in the future: choose a time that has passed' });
    else if (Date.parse(stoodDownAt) < declared) faults.push({ field: 'stoodDownAt', message: 'It was stood down before it was declared' });
  }
  return faults;
}

/** When the next situation report is due: so long after the last one, or after the declaration. Null: none are asked for, or it is over. */
export function nextReportDue(state: InvocationState, everyMinutes: number | null, declaredAt: string, lastReportAt: string | null): string | null {
  if (state !== 'running' || everyMinutes === null) return null;
  return new Date(Date.parse(lastReportAt ?? declaredAt) + everyMinutes * 60_000).toISOString();
}
