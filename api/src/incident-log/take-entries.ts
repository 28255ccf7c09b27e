import type { LogEntryRequest } from '@holdfast/contracts';
import type { LogEntryKind, PaperEntry } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import type { News } from '../platform/news';
import { BATCH_DIGEST } from './batch-digest';
import { LOG_COLUMN, type OpenLog } from './open-log';

type Log = Pick<OpenLog, 'subject' | 'id' | 'received'>;
export type Taken = LogEntryRequest & { position: number };

export const lastPosition = async (tx: Transaction, log: Log): Promise<number> =>
  (await tx.one<{ last: number }>(`SELECT coalesce(max(position), 0) AS last FROM log_entry WHERE organisation_id = $1 AND ${LOG_COLUMN[log.subject]} = $2`, [tx.organisationId, log.id]))?.last ?? 0;

/** Writes entries of one device for good, as one batch whose digest stands in the audit trail. */
export async function takeEntries(tx: Transaction, news: News, log: Log, deviceId: string, taken: readonly Taken[], actor: Actor): Promise<void> {
  const batchId = newId();
  await tx.rows(
    `INSERT INTO log_entry (organisation_id, id, ${LOG_COLUMN[log.subject]}, position, kind, at, typed_at, received_at, device_id, sequence, batch_id, author_id, text, plan_id, step_id, resource_id, role_id, person_id, corrects_id, voids)
     SELECT $1, e.id, $2, e.position, e.kind, e.at, e."typedAt", $3, $4, e.sequence, $5, $6, e.text, e."planId", e."stepId", e."resourceId", e."roleId", e."personId", e."correctsId", e.voids
     FROM json_to_recordset($7) e (id uuid, position integer, kind text, at timestamptz, "typedAt" timestamptz, sequence integer, text text, "planId" uuid, "stepId" uuid, "resourceId" uuid, "roleId" uuid,
       "personId" uuid, "correctsId" uuid, voids boolean)`,
    [tx.organisationId, log.id, tx.now, deviceId, batchId, actor.personId, JSON.stringify(taken)],
  );
  const written = await tx.one<{ digest: string }>(
    `SELECT ${BATCH_DIGEST} AS digest FROM log_entry l WHERE l.organisation_id = $1 AND l.${LOG_COLUMN[log.subject]} = $2 AND l.position BETWEEN $3 AND $4`,
    [tx.organisationId, log.id, taken[0]!.position, taken.at(-1)!.position],
  );
  await tx.record({ action: 'log.received', subjectType: 'log-batch', subjectId: batchId, after: { subject: log.subject, subjectId: log.id, entries: taken.length, ids: taken.map(({ id }) => id), digest: written?.digest ?? null } });
  await log.received?.(tx, taken);
  await news.tell(tx, `log:${log.id}`);
}

/** What a verb itself has to say in the log, in its own transaction. The row that the log belongs to is locked already. */
export async function sayInLog(tx: Transaction, news: News, log: Log, actor: Actor, { kind, text, planId }: { kind: LogEntryKind; text: string; planId: string }): Promise<void> {
  await writeInLog(tx, news, log, actor, [{ id: newId(), kind, at: tx.now.toISOString(), text, planId, stepId: null, correctsId: null, voids: false }]);
}

/** What somebody else than a device has to say in it, each with the time at which it happened. The row that the log belongs to is locked already. */
export async function writeInLog(tx: Transaction, news: News, log: Log, actor: Actor, entries: readonly PaperEntry[]): Promise<void> {
  const [typedAt, last] = [tx.now.toISOString(), await lastPosition(tx, log)];
  const taken = entries.map((entry, index): Taken => ({ ...entry, typedAt, sequence: index + 1, resourceId: null, roleId: null, personId: null, position: last + index + 1 }));
  await takeEntries(tx, news, log, newId(), taken, actor);
}
