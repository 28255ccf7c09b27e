import type { RehearsedResourceResult } from '@holdfast/contracts';
import { deviationsOf, EXERCISE_LIMITS, LIMITS, type LogMark, type LogProgress } from '@holdfast/domain';

export const LOG_TIMES = ['workStartedAt', 'usableAt', 'abandonedAt', 'dataAsOf'] as const;
export type LogTime = (typeof LOG_TIMES)[number];

/** What the log says of a result: the times of each resource, where it went another way than the plan, and the problems, each without its line ends. */
export interface LoggedResult {
  readonly times: ReadonlyMap<string, Readonly<Record<LogTime, LogMark | null>>>;
  readonly deviations: readonly string[];
  readonly findings: readonly string[];
}

const inLine = (text: string, most: number): string => text.replace(/\s+/g, ' ').trim().slice(0, most);

export function resultFromLog(progress: LogProgress): LoggedResult {
  return {
    // Back after it was given up is back.
    times: new Map(progress.resources.map(({ resourceId, started, usable, abandoned, dataAsOf }) => [resourceId, { workStartedAt: started, usableAt: usable, abandonedAt: usable ? null : abandoned, dataAsOf }])),
    deviations: deviationsOf(progress, true).map(({ text }) => inLine(text, EXERCISE_LIMITS.line)).slice(0, EXERCISE_LIMITS.deviations),
    findings: progress.entries.filter(({ entry, voided, text }) => entry.kind === 'problem' && !voided && text.trim() !== '').map(({ text }) => inLine(text, LIMITS.reason)).slice(0, EXERCISE_LIMITS.findings),
  };
}

const minute = (moment: string): number => Math.floor(Date.parse(moment) / 60_000);

/** Where a time of a result comes from: the log, somebody's hand, or both, where they differ. `at` as ISO 8601; null: not noted. */
export type TimeSource = { readonly from: 'log'; readonly mark: LogMark } | { readonly from: 'hand'; readonly logged: LogMark | null } | null;

export function sourceOfTime(of: Pick<RehearsedResourceResult, 'resourceId' | LogTime>, time: LogTime, logged: LoggedResult): TimeSource {
  const mark = logged.times.get(of.resourceId)?.[time] ?? null;
  const at = of[time];
  if (at === null) return mark ? { from: 'hand', logged: mark } : null;
  return mark && minute(mark.at) === minute(at) ? { from: 'log', mark } : { from: 'hand', logged: mark };
}
