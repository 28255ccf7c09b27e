import { Readable } from 'node:stream';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { LogPresenceView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { News } from '../platform/news';
import { Refusal } from '../platform/refusal';
import { LogPresence } from './log-presence';
import type { LogGate } from './open-log';
import { ReadLog } from './read-log';

/** Also how long news may be missed: then the log is asked for anyway. */
const BEAT_MS = 10_000;
/** Then the browser comes again, and who it is and what it may is found anew. */
const LIFETIME_MS = 10 * 60_000;

interface Open {
  logId: string;
  sessionId: string;
  look(): void;
  end(message: string): void;
}

/** A log as server-sent events: what is there, then what comes in, who else is here, and a beat. Each time it is read under the caller's permission. */
@Injectable()
export class StreamLog implements BeforeApplicationShutdown {
  readonly #open = new Set<Open>();
  #stopListening: (() => void) | null = null;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReadLog) private readonly readLog: ReadLog,
    @Inject(LogPresence) private readonly presence: LogPresence,
    @Inject(News) private readonly news: News,
  ) {}

  /** `stay`: the caller takes events as they come; otherwise it gets what there is now, and the end. */
  async open(gate: LogGate, id: string, after: number, actor: Actor, stay: boolean): Promise<Readable> {
    const first = await this.readLog.page(gate, id, { after }, actor);
    const stream = new Readable({ read: () => undefined });
    const send = (event: string, data: object): boolean => stream.push(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    send('entries', first);
    const { sessionId } = actor;
    // Events are for people: nothing would end those of a program when its token does.
    if (!stay || sessionId === null) {
      stream.push(null);
      return stream;
    }
    await this.#listen();
    let [position, seen, mayWrite] = [first.items.at(-1)?.position ?? after, '', first.mayWrite];
    let [looking, again] = [false, false];
    const look = async (): Promise<void> => {
      if (!(await this.#stillSignedIn(actor.organisationId, sessionId))) return open.end('You have signed out.');
      for (;;) {
        const page = await this.readLog.page(gate, id, { after: position }, actor);
        if (page.items.length > 0 || page.mayWrite !== mayWrite) send('entries', page);
        position = page.items.at(-1)?.position ?? position;
        mayWrite = page.mayWrite;
        if (!page.more) break;
      }
      const here = this.presence.of(id, Date.now()).join(',');
      if (here !== seen) send('here', await this.#people(actor, (seen = here)));
    };
    const open: Open = {
      logId: id,
      sessionId,
      look: () => {
        // News that comes while one looks is what the next look is for.
        if (looking) return void (again = true);
        looking = true;
        void (async () => {
          do {
            again = false;
            await look();
          } while (again && !stream.destroyed);
        })().catch((error: unknown) => open.end(error instanceof Refusal ? error.title : 'The log cannot be read just now.')).finally(() => (looking = false));
      },
      end: (message) => {
        if (!stream.destroyed && !stream.readableEnded && this.#open.delete(open)) {
          send('closed', { message });
          stream.push(null);
        }
      },
    };
    this.#open.add(open);
    const beat = setInterval(() => {
      send('beat', { now: new Date().toISOString() });
      void this.presence.sayAgain(id, Date.now()).catch(() => undefined);
      open.look();
    }, BEAT_MS);
    const lifetime = setTimeout(() => stream.push(null), LIFETIME_MS);
    stream.once('close', () => {
      clearInterval(beat);
      clearTimeout(lifetime);
      this.#open.delete(open);
      void this.presence.leave(id, actor.personId).catch(() => undefined);
    });
    await this.presence.come(id, actor.personId);
    open.look();
    return stream;
  }

  async #listen(): Promise<void> {
    this.#stopListening ??= await this.news.listen((item) => {
      const [what, id] = item.topic.split(':');
      if (what === 'here' && !this.presence.hear(item, Date.now())) return;
      for (const open of this.#open)
        if (what === 'session' ? open.sessionId === id : open.logId === id) open.look();
    });
  }

  #stillSignedIn(organisationId: string, sessionId: string): Promise<boolean> {
    return this.database.read(organisationId, async (sql) => (await sql.one('SELECT 1 FROM session WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL', [organisationId, sessionId])) !== null);
  }

  #people({ organisationId }: Actor, ids: string): Promise<LogPresenceView> {
    return this.database.read(organisationId, async (sql) => ({
      people: await sql.rows('SELECT id, name, job_title AS "jobTitle" FROM person WHERE organisation_id = $1 AND id = ANY ($2) ORDER BY job_title, id', [organisationId, ids === '' ? [] : ids.split(',')]),
    }));
  }

  beforeApplicationShutdown(): void {
    for (const open of this.#open) open.end('The server is going away for a moment.');
    this.#stopListening?.();
  }
}
