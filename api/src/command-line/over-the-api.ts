import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ProblemView } from '@holdfast/contracts';
import { API_TOKEN_PREFIX } from '@holdfast/domain';
import { outOfReach, refused, wrongUse } from './outcome';
import type { Asked } from './verb';

export const SERVER_OPTION = { server: { takes: 'URL', says: 'where Holdfast is, unless HOLDFAST_SERVER says it' } } as const;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A file of fifty thousand rows takes a while to be read, and to be written. */
const ANSWERS_WITHIN_MS = 290_000;

/** Speaks to a server under the token of HOLDFAST_TOKEN, which is never given as an argument: those are seen by everybody on the machine. */
export class OverTheApi {
  readonly #server: string;
  readonly #token: string;

  constructor({ text }: Asked) {
    const server = text('server') ?? process.env['HOLDFAST_SERVER'];
    const token = process.env['HOLDFAST_TOKEN']?.trim();
    if (!server || !/^https?:\/\/\S+$/.test(server)) throw wrongUse('Say where Holdfast is, by --server or HOLDFAST_SERVER, such as https://risks.example.org.');
    if (!token?.startsWith(API_TOKEN_PREFIX)) throw wrongUse(`Set HOLDFAST_TOKEN to an API token, which begins with ${API_TOKEN_PREFIX}: it is made under "Your settings".`);
    this.#server = server.replace(/\/+$/, '');
    this.#token = token;
  }

  get = <View>(path: string): Promise<View> => this.#ask<View>('GET', path);

  post = <View>(path: string, body: object | Buffer): Promise<View> => this.#ask<View>('POST', path, body);

  put = <View>(path: string, body: object): Promise<View> => this.#ask<View>('PUT', path, body);

  delete = (path: string): Promise<void> => this.#ask<void>('DELETE', path);

  /** Where a page of the same server is. */
  page = (path: string): string => `${this.#server}/${path}`;

  /** A file, piece by piece as it comes; it may take as long as it does. */
  async stream(path: string): Promise<Readable> {
    const answer = await this.#send('GET', path, { accept: '*/*' });
    if (!answer.ok) throw fault(this.#server, answer.status, await answer.text());
    if (!answer.body || !answer.headers.get('content-disposition')) throw outOfReach(`${this.#server} answers, but it is no Holdfast.`);
    return Readable.fromWeb(answer.body);
  }

  async #ask<View>(method: Method, path: string, body?: object): Promise<View> {
    const answer = await this.#send(method, path, { accept: 'application/json', signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }, body);
    const said = await answer.text();
    if (answer.ok) {
      if (answer.status === 204) return undefined as View;
      if (!answer.headers.get('content-type')?.includes('json')) throw outOfReach(`${this.#server} answers, but it is no Holdfast.`);
      return JSON.parse(said) as View;
    }
    throw fault(this.#server, answer.status, said);
  }

  async #send(method: Method, path: string, { accept, signal }: { accept: string; signal?: AbortSignal }, body?: object): Promise<Response> {
    try {
      return await fetch(`${this.#server}/api/${path}`, {
        method, redirect: 'error', ...(signal ? { signal } : {}),
        headers: {
          authorization: `Bearer ${this.#token}`, accept, ...(body ? { 'content-type': body instanceof Buffer ? 'application/octet-stream' : 'application/json', 'idempotency-key': randomUUID() } : {}),
        },
        ...(body ? { body: body instanceof Buffer ? new Uint8Array(body) : JSON.stringify(body) } : {}),
      });
    } catch (thrown) {
      throw outOfReach(`${this.#server} could not be reached: ${whyNot(thrown)}.`);
    }
  }
}

function fault(server: string, status: number, said: string): Error {
  let problem: Partial<ProblemView> = {};
  try {
    problem = JSON.parse(said) as ProblemView;
  } catch {
    /* somebody in between answered */
  }
  if (!problem.title) return outOfReach(`${server} answered with status ${status}.`);
  const errors = (problem.errors ?? []).map(({ message }) => message);
  const sentence = [problem.title, problem.detail, ...errors].filter(Boolean).join(' ');
  return status >= 500 ? outOfReach(`${server}: ${sentence}`) : refused(sentence, problem);
}

function whyNot(thrown: unknown): string {
  const cause = (thrown as { cause?: unknown }).cause ?? thrown;
  if ((cause as { name?: string }).name === 'TimeoutError') return 'it did not answer in time';
  return cause instanceof Error && cause.message ? cause.message : 'it does not answer';
}
