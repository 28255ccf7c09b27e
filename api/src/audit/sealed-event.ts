import { hash } from 'node:crypto';
import { sealText, type Seal, type SealedEvent } from '@holdfast/domain';

/** A moment as it is sealed, to the microsecond; what the driver makes of it knows milliseconds. */
export const exactly = (moment: string): string => `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** An event as text, so that nothing between the table and the hash makes something else of it. */
export const SEALED_EVENT = `e.organisation_id AS "organisationId", e.id, ${exactly('e.at')} AS at, e.actor_id AS "actorId", e.action, e.subject_type AS "subjectType",
  e.subject_id AS "subjectId", e.register_id AS "registerId", e.before::text AS before, e.after::text AS after, e.request_id AS "requestId", e.token_id AS "tokenId"`;

/** A row of `SEALED_EVENT`. */
export type SealedEventRow = Omit<SealedEvent, 'before' | 'after'> & { before: string | null; after: string | null };

/** Written out rather than spread: it is done by the million. */
export const toSealedEvent = (row: SealedEventRow): SealedEvent => ({
  organisationId: row.organisationId, id: row.id, at: row.at, actorId: row.actorId, action: row.action, subjectType: row.subjectType, subjectId: row.subjectId, registerId: row.registerId,
  before: told(row.before), after: told(row.after), requestId: row.requestId, tokenId: row.tokenId,
});

const told = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

/** The hash of a seal, 64 hexadecimal digits. */
export const sealHash = (event: SealedEvent, seal: Seal): string => hash('sha256', sealText(event, seal), 'hex');
