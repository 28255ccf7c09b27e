/** An audit event as it is sealed: ids as UUIDs in small letters, moments in UTC with six digits of a second. */
export interface SealedEvent {
  organisationId: string;
  id: string;
  /** `2026-03-02T09:00:00.000000Z` */
  at: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  registerId: string | null;
  before: unknown;
  after: unknown;
  requestId: string | null;
  /** The API token that it came about by. */
  tokenId?: string | null;
}

/** The place of an event in the chain of its organisation. */
export interface Seal {
  /** From 1, without gaps. */
  number: number;
  /** As `SealedEvent.at`. */
  sealedAt: string;
  /** The hash of the seal before, 64 hexadecimal digits in small letters; of the first seal `FIRST_HASH`. */
  previous: string;
}

/** What stands for the hash before the first. */
export const FIRST_HASH = '0'.repeat(64);

/**
 * An unsealed event this much older than what was sealed or recorded after it was put there afterwards, or is not being sealed.
 * Far longer than a transaction, and than the clocks of two machines may differ.
 */
export const SEALED_WITHIN_MINUTES = 10;

/**
 * JSON in its one canonical form (RFC 8785): members in the order of their names, no white space, numbers as JavaScript
 * writes them. Takes what JSON.parse returns.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  let written = '';
  if (Array.isArray(value)) {
    for (const one of value) written += `${written && ','}${canonicalJson(one)}`;
    return `[${written}]`;
  }
  const members = value as Record<string, unknown>;
  for (const name of Object.keys(members).sort()) written += `${written && ','}${JSON.stringify(name)}:${canonicalJson(members[name])}`;
  return `{${written}}`;
}

const text = (value: string | null): string => (value === null ? 'null' : JSON.stringify(value));

/**
 * The text whose SHA-256, over its UTF-8, is the hash of a seal: the canonical JSON of event and seal. Written out, since it is asked
 * for by the million. `tokenId` is a member only where there is one, so that what was sealed before there were tokens keeps its hash.
 */
export const sealText = (event: SealedEvent, { number, sealedAt, previous }: Seal): string =>
  `{"event":{"action":${text(event.action)},"actorId":${text(event.actorId)},"after":${canonicalJson(event.after)},"at":${text(event.at)},` +
  `"before":${canonicalJson(event.before)},"id":${text(event.id)},"organisationId":${text(event.organisationId)},"registerId":${text(event.registerId)},` +
  `"requestId":${text(event.requestId)},"subjectId":${text(event.subjectId)},"subjectType":${text(event.subjectType)}${event.tokenId ? `,"tokenId":${text(event.tokenId)}` : ''}},` +
  `"number":${number},"previous":${text(previous)},"sealedAt":${text(sealedAt)}}`;
