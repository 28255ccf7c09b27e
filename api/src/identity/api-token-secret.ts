import { API_TOKEN_PREFIX } from '@holdfast/domain';
import { newToken, type NamedToken } from './session-token';

/** What is shown and kept of a token, to tell it from others. */
const SHOWN = API_TOKEN_PREFIX.length + 8;

/** A token as somebody holds it: the prefix, the secret first, so that its beginning tells it from others, then where its row is. */
const WRITTEN = new RegExp(`^${API_TOKEN_PREFIX}([A-Za-z0-9_-]{43})([0-9a-f]{32})([0-9a-f]{32})$`);

export function newApiToken(organisationId: string, id: string): { token: string; secret: string; shownStart: string } {
  const secret = newToken();
  const token = `${API_TOKEN_PREFIX}${secret}${bare(id)}${bare(organisationId)}`;
  return { token, secret, shownStart: token.slice(0, SHOWN) };
}

export function readApiToken(token: string): NamedToken | null {
  const [, secret, id, organisationId] = WRITTEN.exec(token) ?? [];
  return secret && id && organisationId ? { organisationId: uuid(organisationId), id: uuid(id), secret } : null;
}

const bare = (id: string): string => id.replaceAll('-', '');

const uuid = (digits: string): string => digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
