import type { LogEntry, LogSubject } from '@holdfast/domain';
import type { PersonRef } from './identity.view';

/** An entry that the server has. */
export interface LogEntryView extends LogEntry {
  receivedAt: string;
  position: number;
}

/** GET /api/exercises/:id/log, GET /api/invocations/:id/log: in the order in which they came in. */
export interface LogPageView {
  subject: LogSubject;
  subjectId: string;
  items: LogEntryView[];
  /** From this position up to the last of the items nothing is missing. */
  from: number;
  /** Entries before these that belong with them: what they correct. With the latest ones, also all from which it follows how things stand. */
  others: LogEntryView[];
  /** Of the last entry of the whole log; 0: it is empty. */
  last: number;
  /** There is more after these; with the latest ones, before them. */
  more: boolean;
  /** Entries of the caller are taken. */
  mayWrite: boolean;
  /** Why no entry is taken any more, or null. */
  closed: string | null;
  /** The time of the answer, by the clock of the server. */
  now: string;
}

export interface SentLogEntry {
  id: string;
  outcome: 'received' | 'already-received' | 'refused';
  /** Of what is in the log. */
  position: number | null;
  receivedAt: string | null;
  /** Why it is refused. */
  message: string | null;
}

/** The answer of POST .../log: for each entry, in the order in which they were sent. */
export interface SentLogEntriesView {
  results: SentLogEntry[];
  /** Numbers of this device, before the last that came in, which have not: something typed there may still be on its way. The first 20. */
  missing: number[];
  last: number;
}

/** An event `here` of GET .../log/stream: who has the log open. The others are `entries` (a LogPageView), `beat` (`{ now }`) and `closed` (`{ message }`). */
export interface LogPresenceView {
  people: PersonRef[];
}
