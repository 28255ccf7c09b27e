import { describe, expect, it } from '@jest/globals';
import { newApiToken, readApiToken } from './api-token-secret';

const [ORGANISATION, ID] = ['019a0000-1111-7222-8333-444444444444', '019b5555-6666-7777-8888-999999999999'];

describe('an API token', () => {
  it('names its organisation and its row, and begins so that secret scanners find it', () => {
    const { token, secret, shownStart } = newApiToken(ORGANISATION, ID);
    expect(readApiToken(token)).toEqual({ organisationId: ORGANISATION, id: ID, secret });
    expect(token).toMatch(/^hfk_[A-Za-z0-9_-]{107}$/);
    expect(shownStart).toBe(token.slice(0, 12));
  });

  it.each(['', 'hfk_', 'hfk_short', 'ghp_0123456789', `hfk_${'a'.repeat(43)}${'0'.repeat(64)} `])('is not read from %j', (text) => expect(readApiToken(text)).toBeNull());
});
