import { Inject, Injectable } from '@nestjs/common';
import type { LogEntryView, LogPageRequest, LogPageView } from '@holdfast/contracts';
import { LOG_LIMITS, STANDING_KINDS, type LogSubject } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Clock } from '../platform/clock';
import { Database, type Sql } from '../platform/database';
import { LOG_COLUMN, type LogGate } from './open-log';

/** A log in the order in which its entries came in: after a position, or its latest part. */
@Injectable()
export class ReadLog {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  page(gate: LogGate, id: string, { after = 0, latest, before }: LogPageRequest, actor: Actor): Promise<LogPageView> {
    return this.database.readAsAt(actor, async (sql) => {
      const log = await gate(sql, actor, id, 'read');
      const last = await lastPositionOf(sql, actor.organisationId, log.subject, id);
      const end = Math.min(last, latest === undefined ? after + LOG_LIMITS.page : (before ?? Infinity) - 1);
      const from = latest === undefined ? after + 1 : Math.max(1, end - latest + 1);
      const items = await entriesWhere(sql, actor.organisationId, log.subject, id, 'l.position BETWEEN $3 AND $4 ORDER BY l.position', [from, end]);
      const others = from === 1 ? [] : await belongingTo(sql, actor.organisationId, log.subject, id, items, from, latest !== undefined && before === undefined);
      return {
        subject: log.subject, subjectId: id, items, from, others, last, more: latest === undefined ? end < last : from > 1,
        mayWrite: log.mayWrite && log.closed === null, closed: log.closed, now: this.clock.now().toISOString(),
      };
    });
  }
}

/** Positions have no gap: it is also how many entries there are. */
export async function lastPositionOf(sql: Sql, organisationId: string, subject: LogSubject, id: string): Promise<number> {
  const [found] = await sql.rows<{ last: number }>(`SELECT coalesce(max(position), 0) AS last FROM log_entry WHERE organisation_id = $1 AND ${LOG_COLUMN[subject]} = $2`, [organisationId, id]);
  return found?.last ?? 0;
}

/** All entries of a log, or a part of it. The log is the caller's to read. */
export const logEntries = (sql: Sql, organisationId: string, subject: LogSubject, id: string, { after = 0, most = 1_000_000 }: { after?: number; most?: number } = {}): Promise<LogEntryView[]> =>
  entriesWhere(sql, organisationId, subject, id, 'l.position > $3 ORDER BY l.position LIMIT $4', [after, most]);

/** Those from which it follows how things stand: what a step or a resource costs is then no matter of how much was written beside it. */
export const standingEntries = (sql: Sql, organisationId: string, subject: LogSubject, id: string): Promise<LogEntryView[]> => entriesWhere(sql, organisationId, subject, id, `l.kind IN (${STANDING}) ORDER BY l.position`, []);

/** What a document about a long log is made of: all from which it follows how things stood, what was filed to be found again, and so many of the last, with what each corrects. */
export const entriesToTell = (sql: Sql, organisationId: string, subject: LogSubject, id: string, latest: number): Promise<LogEntryView[]> => {
  const ofLog = (of: string): string => `FROM log_entry e WHERE e.organisation_id = $1 AND e.${LOG_COLUMN[subject]} = $2${of}`;
  return entriesWhere(sql, organisationId, subject, id, `l.id IN (SELECT e.id ${ofLog(` AND e.kind IN (${STANDING}, 'situation-report')`)} UNION SELECT e.corrects_id ${ofLog(" AND e.kind = 'correction'")}
    UNION SELECT e.id ${ofLog('')} AND e.position > (SELECT max(e.position) - $3::integer ${ofLog('')})) ORDER BY l.position`, [latest]);
};

/** What comes before a part of a log and is needed to understand it. `opening`: also how things stand, and what was told since the last situation report, of which the next is made. */
async function belongingTo(sql: Sql, organisationId: string, subject: LogSubject, id: string, items: readonly LogEntryView[], from: number, opening: boolean): Promise<LogEntryView[]> {
  const corrected = items.flatMap(({ correctsId }) => correctsId ?? []);
  if (!opening) return corrected.length === 0 ? [] : entriesWhere(sql, organisationId, subject, id, 'l.id = ANY ($3) AND l.position < $4 ORDER BY l.position', [corrected, from]);
  const ofLog = (which: string): string => `FROM log_entry e WHERE e.organisation_id = $1 AND e.${LOG_COLUMN[subject]} = $2 AND ${which}`;
  return entriesWhere(sql, organisationId, subject, id, `l.position < $3 AND l.id IN (SELECT e.id ${ofLog(`e.kind IN (${STANDING}, 'situation-report', 'inject')`)} UNION SELECT e.corrects_id ${ofLog("e.kind = 'correction'")}
    UNION SELECT e.id ${ofLog(`e.kind IN ('problem', 'decision') AND e.position > (SELECT greatest(max(e.position), $4::integer) ${ofLog("e.kind = 'situation-report'")})`)}) ORDER BY l.position`, [from, from - REPORTED]);
}

/** Entries looked through for the next situation report, where nobody has made one. */
const REPORTED = 1_000;

const STANDING = STANDING_KINDS.map((kind) => `'${kind}'`).join(', ');

async function entriesWhere(sql: Sql, organisationId: string, subject: LogSubject, id: string, where: string, values: readonly unknown[]): Promise<LogEntryView[]> {
  const rows = await sql.rows<LogEntryView & { at: Date; typedAt: Date; receivedAt: Date }>(
    `SELECT l.id, l.kind, l.at, l.typed_at AS "typedAt", l.received_at AS "receivedAt", l.position, l.device_id AS "deviceId", l.sequence, json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) AS author,
       l.text, l.plan_id AS "planId", l.step_id AS "stepId", l.resource_id AS "resourceId", l.role_id AS "roleId", l.person_id AS "personId", l.corrects_id AS "correctsId", l.voids
     FROM log_entry l JOIN person p ON p.organisation_id = $1 AND p.id = l.author_id
     WHERE l.organisation_id = $1 AND l.${LOG_COLUMN[subject]} = $2 AND ${where}`,
    [organisationId, id, ...values],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), typedAt: row.typedAt.toISOString(), receivedAt: row.receivedAt.toISOString() }));
}
