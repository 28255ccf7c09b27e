import { Inject, Injectable } from '@nestjs/common';
import type { LogEntryView, LogPageView } from '@holdfast/contracts';
import { LOG_LIMITS, type LogSubject } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Clock } from '../platform/clock';
import { Database, type Sql } from '../platform/database';
import { LOG_COLUMN, type LogGate } from './open-log';

/** A log in the order in which its entries came in, after a position. */
@Injectable()
export class ReadLog {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  page(gate: LogGate, id: string, after: number, actor: Actor): Promise<LogPageView> {
    return this.database.readAsAt(actor, async (sql) => {
      const log = await gate(sql, actor, id, 'read');
      const items = await logEntries(sql, actor.organisationId, log.subject, id, { after, most: LOG_LIMITS.page });
      const [found] = await sql.rows<{ last: number }>(`SELECT coalesce(max(position), 0) AS last FROM log_entry WHERE organisation_id = $1 AND ${LOG_COLUMN[log.subject]} = $2`, [actor.organisationId, id]);
      const last = found?.last ?? 0;
      return { subject: log.subject, subjectId: id, items, last, more: (items.at(-1)?.position ?? last) < last, mayWrite: log.mayWrite && log.closed === null, closed: log.closed, now: this.clock.now().toISOString() };
    });
  }
}

/** All entries of a log, or a part of it; also for whoever works out from them how things stand. The log is the caller's to read. */
export async function logEntries(sql: Sql, organisationId: string, subject: LogSubject, id: string, { after = 0, most = 1_000_000 }: { after?: number; most?: number } = {}): Promise<LogEntryView[]> {
  const rows = await sql.rows<LogEntryView & { at: Date; typedAt: Date; receivedAt: Date }>(
    `SELECT l.id, l.kind, l.at, l.typed_at AS "typedAt", l.received_at AS "receivedAt", l.position, l.device_id AS "deviceId", l.sequence, json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) AS author,
       l.text, l.plan_id AS "planId", l.step_id AS "stepId", l.resource_id AS "resourceId", l.role_id AS "roleId", l.person_id AS "personId", l.corrects_id AS "correctsId", l.voids
     FROM log_entry l JOIN person p ON p.organisation_id = $1 AND p.id = l.author_id
     WHERE l.organisation_id = $1 AND l.${LOG_COLUMN[subject]} = $2 AND l.position > $3 ORDER BY l.position LIMIT $4`,
    [organisationId, id, after, most],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), typedAt: row.typedAt.toISOString(), receivedAt: row.receivedAt.toISOString() }));
}
