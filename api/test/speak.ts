import type { ProblemView } from '@holdfast/contracts';
import type { SignedIn } from '@holdfast/testing';
import type { TestApp } from './start-app';

export interface Answer<T> {
  status: number;
  body: T;
  etag: string | undefined;
}

export interface Said {
  body?: unknown;
  /** The version that was read, for If-Match. */
  version?: number;
  idempotencyKey?: string;
}

/** Speaks to the program as one signed-in browser does. */
export interface Speaker {
  get<T>(url: string): Promise<Answer<T>>;
  post<T>(url: string, said?: Said): Promise<Answer<T>>;
  put<T>(url: string, said?: Said): Promise<Answer<T>>;
  patch<T>(url: string, said?: Said): Promise<Answer<T>>;
  delete<T>(url: string, said?: Said): Promise<Answer<T>>;
}

export function speakAs({ app }: TestApp, signedIn: SignedIn): Speaker {
  const say = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') => async <T>(url: string, { body, version, idempotencyKey }: Said = {}): Promise<Answer<T>> => {
    const reply = await app.inject({
      method,
      url: `/api/${url}`,
      headers: {
        ...signedIn,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return { status: reply.statusCode, body: (reply.body === '' ? undefined : JSON.parse(reply.body)) as T, etag: reply.headers['etag'] as string | undefined };
  };
  return { get: say('GET'), post: say('POST'), put: say('PUT'), patch: say('PATCH'), delete: say('DELETE') };
}

/** What a refusal says, field by field. */
export const faults = (answer: Answer<unknown>): Record<string, string> => Object.fromEntries(((answer.body as ProblemView).errors ?? []).map(({ field, message }) => [field, message]));
