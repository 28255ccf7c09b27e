import { createHash, randomBytes } from 'node:crypto';
import type { DemoCouncil, PersonKey } from '@holdfast/db';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { newId } from '../platform/new-id';

/** Beyond every moment of the story. */
const NEVER = '9999-01-01T00:00:00Z';

/** What one person says to the API. */
export interface Voice {
  get<View>(path: string): Promise<View>;
  /** A file, which the story does not look into. */
  take(path: string): Promise<void>;
  /** Sends a file as it is. */
  upload<View>(path: string, file: Buffer): Promise<View>;
  post<View>(path: string, body: object, version?: number): Promise<View>;
  patch<View>(path: string, body: object, version?: number): Promise<View>;
}

/** Lets each person of the demo speak to the program as their browser would, in a session of their own. */
export class Speaker {
  readonly #voices = new Map<PersonKey, Voice>();

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly ownerUrl: string,
    private readonly council: DemoCouncil,
  ) {}

  async as(person: PersonKey): Promise<Voice> {
    const known = this.#voices.get(person) ?? this.#voiceOf(await this.#openSession(this.council.people[person]));
    this.#voices.set(person, known);
    return known;
  }

  #voiceOf(headers: Record<string, string>): Voice {
    const ask = async (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, version?: number) => {
      const answer = await this.app.inject({
        method, url: `/api/${path}`, ...(body ? { payload: body } : {}),
        headers: { ...headers, ...(Buffer.isBuffer(body) ? { 'content-type': 'application/octet-stream' } : {}), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
      });
      if (answer.statusCode >= 300) throw new TypeError(`The demo cannot be told: ${path} was answered with ${answer.payload}`);
      return answer;
    };
    const say = (method: 'GET' | 'POST' | 'PATCH') => async <View>(path: string, body?: object, version?: number): Promise<View> => {
      const answer = await ask(method, path, body, version);
      return answer.statusCode === 204 ? (undefined as View) : answer.json<View>();
    };
    return { get: say('GET'), take: async (path) => void (await ask('GET', path)), upload: say('POST'), post: say('POST'), patch: say('PATCH') };
  }

  /** As signing in does, without a password to work through for each. */
  async #openSession(personId: string): Promise<Record<string, string>> {
    const [id, secret, csrf] = [newId(), randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
    const owner = new pg.Client({ connectionString: this.ownerUrl });
    await owner.connect();
    try {
      await owner.query(
        'INSERT INTO session (organisation_id, id, person_id, token_hash, csrf_hash, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $6)',
        [this.council.organisationId, id, personId, sha256(secret), sha256(csrf), NEVER],
      );
    } finally {
      await owner.end();
    }
    return { cookie: `holdfast_session=${this.council.organisationId}.${id}.${secret}; XSRF-TOKEN=${csrf}`, 'x-xsrf-token': csrf };
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
