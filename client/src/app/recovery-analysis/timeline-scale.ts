/** Marks of the scale, in minutes: between two of them the scale is even, and it changes at each. */
const MARKS = [0, 60, 240, 480, 1440, 3 * 1440, 7 * 1440, 14 * 1440, 30 * 1440, 90 * 1440, 365 * 1440, 5 * 365 * 1440];
/** Short, since as many as twelve stand side by side. */
const LABELS = ['0', '1 h', '4 h', '8 h', '1 d', '3 d', '1 wk', '2 wk', '30 d', '90 d', '1 yr', '5 yr'];
/** Never less than this, so that a loss of minutes is not drawn as large as one of days. */
const LEAST = 4;

export interface TimelineScale {
  readonly marks: readonly { readonly minutes: number; readonly label: string; readonly at: number }[];
  /** Where a time stands, in percent of the width; what is beyond the last mark stands at it. */
  at(minutes: number): number;
}

/** A scale that reaches the longest of these times. */
export function timelineScale(times: readonly number[]): TimelineScale {
  const longest = times.reduce((most, time) => Math.max(most, time), 0);
  const beyond = MARKS.findIndex((mark) => mark >= longest);
  const last = Math.max(LEAST, beyond === -1 ? MARKS.length - 1 : beyond);
  const at = (minutes: number): number => {
    const time = Math.max(0, Math.min(minutes, MARKS[last]!));
    const next = Math.max(1, MARKS.findIndex((mark) => mark >= time));
    const [from, to] = [MARKS[next - 1]!, MARKS[next]!];
    return ((next - 1 + (time - from) / (to - from)) / last) * 100;
  };
  return { marks: MARKS.slice(0, last + 1).map((minutes, place) => ({ minutes, label: LABELS[place]!, at: (place / last) * 100 })), at };
}
