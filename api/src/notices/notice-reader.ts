import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';

/** What a kind of notice is read with. `$1` is the organisation and `$2` the person; `bound` takes further values. */
export interface Asked {
  actor: Actor;
  bound: Bound;
  now: Date;
  /** The day that it is for the organisation, as SQL. */
  today: string;
}

/** A notice, each column as SQL. */
export interface NoticeColumns {
  /** Id of the thing concerned. */
  subject: string;
  /** Text that changes when the notice is news again, such as the day by which something is due. */
  state: string;
  /** Since when it is so, a `timestamptz`. */
  at: string;
  /** The day by which it is due, or NULL. */
  dueOn: string;
  overdue: string;
  reference: string;
  /** In the wording that the reader may see. */
  title: string;
  /** What a mail may say of it: never exempt wording, which has no place in a mailbox. */
  mailTitle: string;
  /** Names registers and job titles, and no wording. */
  line: string;
  /** Where in the client to go on, such as `'/risks/' || k.id`. */
  path: string;
}

/** Rows of one kind: what somebody may not read has to be no row, since rows are shown, counted and mailed as they are. */
export interface NoticeRows {
  columns: NoticeColumns;
  /** Everything from FROM on, with its WHERE. May use the CTEs `scope` (registers that the person reads) and `settings` (of the organisation). */
  from: string;
  /** Told once, when it happened, rather than for as long as it is so. */
  once?: boolean;
}

export type NoticeReader = (asked: Asked) => NoticeRows;

/** The start of a day of the organisation, as the moment since which something is due. */
export const startOf = (day: string): string => `((${day})::timestamp AT TIME ZONE (SELECT time_zone FROM settings))`;
