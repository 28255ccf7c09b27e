/** What the log of a rehearsal or of an invocation holds. Nothing in it is edited or deleted: a correction is an entry. ISO 22301:2019, 8.4.2. */
export const LOG_ENTRY_KINDS = [
  'note', 'problem', 'decision', 'situation-report', 'step-started', 'step-finished', 'step-skipped', 'step-added', 'resource-started', 'resource-usable', 'resource-abandoned', 'resource-data-as-of', 'inject',
  'role-filled', 'handover', 'plan-pulled-in', 'paused', 'resumed', 'correction',
] as const;
export type LogEntryKind = (typeof LOG_ENTRY_KINDS)[number];

export const LOG_ENTRY_WORDS: Readonly<Record<LogEntryKind, string>> = {
  note: 'Note',
  problem: 'Problem',
  decision: 'Decision',
  'situation-report': 'Situation report',
  'step-started': 'Step started',
  'step-finished': 'Step finished',
  'step-skipped': 'Step skipped',
  'step-added': 'Step added',
  'resource-started': 'Work started',
  'resource-usable': 'Usable again',
  'resource-abandoned': 'Given up',
  'resource-data-as-of': 'Data as of',
  inject: 'Inject',
  'role-filled': 'Role filled',
  handover: 'Handover',
  'plan-pulled-in': 'Plan pulled in',
  paused: 'Paused',
  resumed: 'Resumed',
  correction: 'Correction',
};

/** What a log belongs to, as in addresses: `exercises`, `invocations`. */
export const LOG_SUBJECTS = ['exercise', 'invocation'] as const;
export type LogSubject = (typeof LOG_SUBJECTS)[number];

/** Kinds that belong to one of the two alone. */
const ONLY: Readonly<Record<LogSubject, readonly LogEntryKind[]>> = {
  exercise: ['inject', 'paused', 'resumed'],
  invocation: ['situation-report', 'role-filled', 'handover', 'plan-pulled-in'],
};

/** Kinds that the log of one of the two may hold. */
export const logKindsOf = (subject: LogSubject): LogEntryKind[] => LOG_ENTRY_KINDS.filter((kind) => LOG_SUBJECTS.every((other) => other === subject || !ONLY[other].includes(kind)));

/** What is told and changes nothing of where things stand. A correction may correct any other kind, so it belongs to those that do. */
const TOLD_ALONE: readonly LogEntryKind[] = ['note', 'problem', 'decision', 'situation-report', 'inject'];

/** Kinds from which all follows that `progressOf` says of steps, resources, roles, plans and pauses: a small part of a long log. */
export const STANDING_KINDS: readonly LogEntryKind[] = LOG_ENTRY_KINDS.filter((kind) => !TOLD_ALONE.includes(kind));

/** Characters of a text, entries sent or asked for at once, those that a page opens with, entries of one device in one log. */
export const LOG_LIMITS = { text: 4_000, batch: 200, page: 500, window: 100, sequence: 1_000_000 } as const;

export interface LogAuthor {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
}

/** What the device says of an entry. Moments as ISO 8601. */
export interface TypedEntry {
  /** Made on the device, so that sending twice enters once. */
  readonly id: string;
  readonly kind: LogEntryKind;
  /** When it happened. Of `resource-data-as-of`: the moment that the data which came back is of. */
  readonly at: string;
  /** By the clock of the device. */
  readonly typedAt: string;
  /** From 1 per device and log. */
  readonly sequence: number;
  readonly text: string;
  readonly planId: string | null;
  /** A step of the plan's fixed version, or the id of a `step-added`. Of a `step-added`: the step that it comes after in the list. */
  readonly stepId: string | null;
  readonly resourceId: string | null;
  readonly roleId: string | null;
  readonly personId: string | null;
  /** Of a correction. Its `at` and `text` then hold in place of those of the entry that it corrects. */
  readonly correctsId: string | null;
  /** Of a correction: what it corrects did not happen. */
  readonly voids: boolean;
}

/** An entry as it stands in the log; while it is on the device alone it has neither a position nor a time of receipt. */
export interface LogEntry extends TypedEntry {
  readonly deviceId: string;
  readonly author: LogAuthor;
  /** By the clock of the server. */
  readonly receivedAt: string | null;
  /** From 1, in the order in which the server took them into this log. */
  readonly position: number | null;
}

type Part = 'text' | 'stepId' | 'resourceId' | 'roleId' | 'personId' | 'planId' | 'correctsId';

/** What an entry of each kind cannot do without. */
const NEEDS: Readonly<Record<LogEntryKind, readonly Part[]>> = {
  note: ['text'],
  problem: ['text'],
  decision: ['text'],
  'situation-report': ['text'],
  'step-started': ['stepId'],
  'step-finished': ['stepId'],
  'step-skipped': ['stepId', 'text'],
  'step-added': ['text'],
  'resource-started': ['resourceId'],
  'resource-usable': ['resourceId'],
  'resource-abandoned': ['resourceId'],
  'resource-data-as-of': ['resourceId'],
  inject: ['text'],
  'role-filled': ['roleId'],
  handover: ['text'],
  'plan-pulled-in': ['planId'],
  paused: [],
  resumed: [],
  correction: ['correctsId'],
};

const MISSING: Readonly<Record<Part, string>> = {
  text: 'Write what happened.',
  stepId: 'Say which step it was.',
  resourceId: 'Say which resource it was.',
  roleId: 'Say which role it is.',
  personId: 'Say who it is.',
  planId: 'Say which plan it is.',
  correctsId: 'Say which entry is corrected.',
};

/** Why the log of a rehearsal or of an invocation cannot hold an entry of this shape, as a sentence to show, or null. */
export function logEntryFault(subject: LogSubject, entry: Pick<TypedEntry, 'kind' | Part | 'voids' | 'id'>): string | null {
  if (!logKindsOf(subject).includes(entry.kind)) return `${LOG_ENTRY_WORDS[entry.kind]}: ${subject === 'exercise' ? 'this belongs to an invocation, not to a rehearsal.' : 'this belongs to a rehearsal, not to an invocation.'}`;
  if (entry.kind === 'step-skipped' && entry.text === '') return 'Say why the step is skipped.';
  if (entry.kind === 'role-filled' && entry.personId === null && entry.text === '') return MISSING.personId;
  if (entry.kind !== 'correction' && (entry.correctsId !== null || entry.voids)) return 'Only a correction corrects another entry.';
  if (entry.correctsId === entry.id) return 'An entry cannot correct itself.';
  const missing = NEEDS[entry.kind].find((part) => entry[part] === null || entry[part] === '');
  return missing ? MISSING[missing] : null;
}

/** When an entry is told in the log: the data of a resource may be older than the log itself. */
export const toldAt = ({ kind, at, typedAt }: Pick<TypedEntry, 'kind' | 'at' | 'typedAt'>): string => (kind === 'resource-data-as-of' ? typedAt : at);

/** As the server took them in; what is on a device alone comes after, as it was typed. */
export function inLogOrder(one: LogEntry, other: LogEntry): number {
  if (one.position !== null || other.position !== null) return (one.position ?? Infinity) - (other.position ?? Infinity);
  return one.typedAt.localeCompare(other.typedAt) || one.sequence - other.sequence || one.id.localeCompare(other.id);
}

/** Numbers of a device that have not come in, from the first to the last that has: something typed there may still be on its way. */
export function missingSequences(received: readonly number[], most = 20): number[] {
  const there = new Set(received);
  const missing: number[] = [];
  for (let at = 1, last = Math.max(0, ...received); at < last && missing.length < most; at++) if (!there.has(at)) missing.push(at);
  return missing;
}
