import { AsyncLocalStorage } from 'node:async_hooks';

/** The API token that a request came with. */
export interface TokenInUse {
  readonly id: string;
  /** The one role of its owner that it stands for. */
  readonly roleAssignmentId: string;
}

const requests = new AsyncLocalStorage<{ token?: TokenInUse }>();

/**
 * Around a request that brings a token, and no other: each of its transactions then names the token and its role, so that no
 * read and no event can forget them. Requests of browsers never pay for it.
 */
export const insideTokenRequest = (go: () => void): void => requests.run({}, go);

/** From here on the request works under this token. */
export function workUnder(token: TokenInUse): void {
  const request = requests.getStore();
  if (!request) throw new TypeError('a request with a token was not told apart when it came in');
  request.token = token;
}

export const tokenInUse = (): TokenInUse | undefined => requests.getStore()?.token;
