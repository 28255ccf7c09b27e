import type { InvocationView } from '@holdfast/contracts';
import type { LogEntry } from '@holdfast/domain';

/** What the log tells and the page has not read yet: ids of plans that were pulled in, and of people who were given a role. What is not on the server yet is no news there. */
export function newsInLog({ invoked, people }: Pick<InvocationView, 'invoked' | 'people'>, entries: readonly LogEntry[]): string[] {
  const known = new Set<string | null>([null, ...invoked.map(({ planId }) => planId), ...people.map(({ id }) => id)]);
  const told = entries.filter(({ position }) => position !== null).flatMap(({ kind, planId, personId }) => {
    if (kind === 'plan-pulled-in') return [planId];
    return kind === 'role-filled' || kind === 'handover' ? [personId] : [];
  });
  return [...new Set(told)].filter((id): id is string => !known.has(id));
}
