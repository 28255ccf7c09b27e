import type { LogEntryKind, LogSubject } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';

/** A log as its caller may read it. */
export interface OpenLog {
  subject: LogSubject;
  id: string;
  mayWrite: boolean;
  /** Why no entry is taken any more, as a sentence to show, or null. */
  closed: string | null;
  /** What its entries may name; null: whatever the organisation has, since the caller reads all of it. */
  within: { planIds: readonly string[]; resourceIds: readonly string[]; personIds: readonly string[] } | null;
  /** What follows from entries that were just taken, in the same transaction. */
  received?: (tx: Transaction, entries: readonly { kind: LogEntryKind }[]) => Promise<void>;
}

/**
 * What a log belongs to says who may open it: refuses with 404 what is out of the caller's sight. To write, it holds the row that the
 * log belongs to until the transaction ends, so that positions are given one after another.
 */
export type LogGate = (sql: Sql, actor: Actor, id: string, purpose: 'read' | 'write') => Promise<OpenLog>;

/** The column of `log_entry` that names what a log belongs to. */
export const LOG_COLUMN: Readonly<Record<LogSubject, 'exercise_id' | 'invocation_id'>> = { exercise: 'exercise_id', invocation: 'invocation_id' };
