import type { LogEntryRequest } from '@holdfast/contracts';
import type { TypedEntry } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import type { OpenLog } from './open-log';

export interface KnownEntry extends TypedEntry {
  subjectId: string;
  deviceId: string;
  authorId: string;
  position: number;
  receivedAt: string;
}

/** Entries of the organisation that have one of these ids, whatever log they are in. */
export async function knownEntries(sql: Sql, ids: readonly string[]): Promise<Map<string, KnownEntry>> {
  const rows = await sql.rows<KnownEntry & { at: Date; typedAt: Date; receivedAt: Date }>(
    `SELECT id, coalesce(exercise_id, invocation_id) AS "subjectId", device_id AS "deviceId", author_id AS "authorId", position, received_at AS "receivedAt", kind, at, typed_at AS "typedAt", sequence, text,
       plan_id AS "planId", step_id AS "stepId", resource_id AS "resourceId", role_id AS "roleId", person_id AS "personId", corrects_id AS "correctsId", voids
     FROM log_entry WHERE organisation_id = current_organisation() AND id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, { ...row, at: row.at.toISOString(), typedAt: row.typedAt.toISOString(), receivedAt: row.receivedAt.toISOString() }]));
}

const COMPARED = ['kind', 'sequence', 'text', 'planId', 'stepId', 'resourceId', 'roleId', 'personId', 'correctsId', 'voids'] as const satisfies readonly (keyof TypedEntry)[];

/** Whether what is sent under this id is what was received under it: of the same person, in the same log, word for word. */
export const sameEntry = (known: KnownEntry, sent: LogEntryRequest, log: OpenLog, deviceId: string, actor: Actor): boolean =>
  known.subjectId === log.id && known.deviceId === deviceId && known.authorId === actor.personId && Date.parse(known.at) === Date.parse(sent.at) && Date.parse(known.typedAt) === Date.parse(sent.typedAt)
  && COMPARED.every((name) => known[name] === sent[name]);
