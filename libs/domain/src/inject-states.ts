import type { EffectiveEntry } from './effective-entries';

export const INJECT_STATES = ['later', 'due', 'delivered', 'left-out'] as const;
export type InjectState = (typeof INJECT_STATES)[number];

export interface InjectNow {
  /** From 1, in the order of their minutes. */
  readonly number: number;
  readonly minute: number;
  readonly text: string;
  readonly state: InjectState;
  /** When it is due, and when it was brought in or left out. ISO 8601. */
  readonly dueAt: string;
  readonly doneAt: string | null;
}

/** What the log says when one is brought in, or left out and why: by its number it is known again. */
export const injectDelivered = (number: number, text: string): string => `Inject ${number}: ${text}`;
export const injectLeftOut = (number: number, why: string): string => `Inject ${number} was left out: ${why}`;

const NUMBERED = /^Inject (\d{1,3})(: | was left out: )/;

/** Which injects are due, counted from the start of the rehearsal. The first entry about one counts. `now` as ISO 8601. */
export function injectsNow(injects: readonly { readonly minute: number; readonly text: string }[], entries: readonly EffectiveEntry[], startedAt: string, now: string): InjectNow[] {
  const done = new Map<number, { state: InjectState; at: string }>();
  for (const { entry, text, at, voided } of entries) {
    const found = entry.kind === 'inject' && !voided ? NUMBERED.exec(text) : null;
    if (found && !done.has(Number(found[1]))) done.set(Number(found[1]), { state: found[2] === ': ' ? 'delivered' : 'left-out', at });
  }
  return injects.map(({ minute, text }, index) => {
    const dueAt = new Date(Date.parse(startedAt) + minute * 60_000).toISOString();
    const known = done.get(index + 1);
    return { number: index + 1, minute, text, dueAt, state: known?.state ?? (dueAt <= new Date(now).toISOString() ? 'due' : 'later'), doneAt: known?.at ?? null };
  });
}

/** What became of an inject, once the rehearsal is over. */
export function injectInWords({ state, doneAt }: Pick<InjectNow, 'state' | 'doneAt'>, moment: (at: string) => string): string {
  if (state !== 'delivered' && state !== 'left-out') return 'not brought in';
  return `${state === 'delivered' ? 'brought in' : 'left out'}${doneAt === null ? '' : ` ${moment(doneAt)}`}`;
}
