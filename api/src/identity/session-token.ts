import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits; only their SHA-256 is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export const sameHash = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/** A secret that names its row: organisation, id, and the random part. Used for the session cookie and one-time links. */
export interface NamedToken {
  organisationId: string;
  id: string;
  secret: string;
}

const NAMED = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

export const writeNamedToken = ({ organisationId, id, secret }: NamedToken): string => `${organisationId}.${id}.${secret}`;

export function readNamedToken(text: string | undefined): NamedToken | null {
  const [, organisationId, id, secret] = NAMED.exec(text ?? '') ?? [];
  return organisationId && id && secret ? { organisationId, id, secret } : null;
}
