import { Inject, Injectable } from '@nestjs/common';
import type { AuditEventsRequest, AuditEventView, Page } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { fromCursor, toCursor } from '../platform/page';
import { needsChange } from '../platform/refusal';
import { personRef } from '../risks';
import { toEventView, type EventRow } from './event-view';
import { idsIn, namesOf } from './names-of';
import { requireAuditor } from './require-auditor';
import { exactly } from './sealed-event';

/** An event on a risk, or on what hangs on one, has no register while the risk is a draft. */
const ON_RISKS = ['risk', 'control', 'action'];

/** The audit trail of the organisation, newest first, as far as the caller asks for it. */
@Injectable()
export class ListEvents {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: AuditEventsRequest, actor: Actor): Promise<Page<AuditEventView>> {
    requireAuditor(actor);
    const bound = new Bound();
    const organisation = bound.put(actor.organisationId);
    const seen = seenBy(bound.put(actor.personId), bound.put(ON_RISKS));
    const where = conditions(request, bound, organisation, seen);
    return this.database.read(actor.organisationId, async (sql) => {
      const rows = await sql.unprepared<EventRow>(
        `SELECT e.id, ${exactly('e.at')} AS at, e.action, e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.before, e.after,
           CASE WHEN p.id IS NOT NULL THEN ${personRef('p')} END AS actor, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name) END AS register,
           tk.name AS token, NOT ${seen} AS withheld, s.number::int AS seal
         FROM (SELECT * FROM audit_event e WHERE ${where.join(' AND ')} ORDER BY e.at DESC, e.id DESC LIMIT ${LIMITS.pageSize + 1}) e
         LEFT JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.actor_id
         LEFT JOIN register r ON r.organisation_id = e.organisation_id AND r.id = e.register_id
         -- Of the event that made it: a database that was restored has no tokens.
         LEFT JOIN LATERAL (SELECT m.after->>'name' AS name FROM audit_event m WHERE m.organisation_id = e.organisation_id AND m.subject_id = e.token_id AND m.action = 'token.made' LIMIT 1) tk ON true
         LEFT JOIN audit_seal s ON s.organisation_id = e.organisation_id AND s.event_id = e.id
         ORDER BY e.at DESC, e.id DESC`,
        bound.values,
      );
      const shown = rows.slice(0, LIMITS.pageSize);
      const told = shown.filter(({ withheld }) => !withheld);
      const names = await namesOf(sql, actor.organisationId, actor.personId, told.flatMap(({ subjectId, before, after }) => [subjectId, ...idsIn(before), ...idsIn(after)]));
      const last = rows.length > shown.length ? shown.at(-1) : undefined;
      return { items: shown.map((row) => toEventView(row, names)), next: last ? toCursor([last.at, last.id]) : null, total: null };
    });
  }
}

/** Whether the caller may see what an event says: what was done to a draft is for whoever did it, its author and the register's owner, also when it is one no more. */
const seenBy = (me: string, onRisks: string): string =>
  `(e.register_id IS NOT NULL OR e.subject_type <> ALL (${onRisks}::text[]) OR e.actor_id = ${me}::uuid OR EXISTS (
    SELECT FROM risk k JOIN register d ON d.organisation_id = k.organisation_id AND d.id = k.register_id
    WHERE k.organisation_id = e.organisation_id AND (k.author_id = ${me} OR d.owner_id = ${me})
      AND k.id IN (e.subject_id, (SELECT c.risk_id FROM control c WHERE c.organisation_id = e.organisation_id AND c.id = e.subject_id))))`;

function conditions({ actor, from, to, action, type, subject, register, after }: AuditEventsRequest, bound: Bound, organisation: string, seen: string): string[] {
  if (from && to && from > to) throw needsChange([{ field: 'to', message: 'Choose a day that is not before the first one' }]);
  // One value is asked for as such: an index then gives its rows in the order of time.
  const among = (column: string, values: readonly string[] | undefined, type: 'uuid' | 'text'): string[] =>
    !values?.length ? [] : values.length === 1 ? [`${column} = ${bound.put(values[0])}::${type}`] : [`${column} = ANY (${bound.put(values)}::${type}[])`];
  const named = [
    ...among('e.actor_id', actor, 'uuid'),
    ...among('e.action', action, 'text'),
    ...among('e.subject_type', type, 'text'),
    ...among('e.subject_id', subject ? [subject] : [], 'uuid'),
    ...among('e.register_id', register, 'uuid'),
  ];
  const zone = `(SELECT time_zone FROM organisation WHERE id = ${organisation})`;
  const cursor = fromCursor(after, 2);
  return [
    `e.organisation_id = ${organisation}`,
    // Of what is withheld not even that it would have fitted is said.
    ...(named.length ? [...named, seen] : []),
    ...(from ? [`e.at >= (${bound.put(from)}::date::timestamp AT TIME ZONE ${zone})`] : []),
    ...(to ? [`e.at < ((${bound.put(to)}::date + 1)::timestamp AT TIME ZONE ${zone})`] : []),
    ...(cursor ? [`(e.at, e.id) < (${bound.put(cursor[0])}::timestamptz, ${bound.put(cursor[1])}::uuid)`] : []),
  ];
}
