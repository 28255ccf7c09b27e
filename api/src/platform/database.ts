import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { Actor } from './actor';
import { eventRow, recordChange, type Change } from './audit';
import { tokenInUse } from './by-token';
import { Clock } from './clock';
import { refusalOfConstraint } from './constraint-words';
import { Refusal } from './refusal';
import { lookAt, pastMoment, turnBack } from './turn-back';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Deadlock and serialisation failure: PostgreSQL asks to run the transaction again. */
const RETRY = new Set(['40P01', '40001']);

const names = new Map<string, string>();
/** Each statement is prepared once per connection, under a name of its own. */
const nameOf = (text: string): string => {
  let name = names.get(text);
  if (!name) names.set(text, (name = `s${names.size}`));
  return name;
};

/** SQL within one transaction whose rows are those of one organisation. */
export class Sql {
  constructor(
    protected readonly client: pg.ClientBase,
    /** One moment for all that the transaction reads and records; in the past, the one that was asked for. */
    readonly now: Date,
    /** The rows are those of a past moment. */
    readonly past = false,
  ) {}

  async rows<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    // A plan that is kept for the tables of the present is made anew for those of the past, and once more afterwards.
    if (this.past) return this.unprepared(text, values);
    const { rows } = await this.client.query<never>({ name: nameOf(text), text, values });
    return rows as Row[];
  }

  async one<Row>(text: string, values: unknown[] = []): Promise<Row | null> {
    return (await this.rows<Row>(text, values))[0] ?? null;
  }

  /** For a statement whose text is put together from checked pieces, and would fill the cache of prepared ones. */
  async unprepared<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    const { rows } = await this.client.query<never>({ text, values });
    return rows as Row[];
  }

  /** Rows that are too many to be held at once, so many at a time; the plan is for all of them, not for the first. */
  async *batches<Row>(text: string, values: unknown[], size: number): AsyncGenerator<Row[]> {
    const cursor = `batches_${++cursors}`;
    await this.client.query(`SET LOCAL cursor_tuple_fraction = 1`);
    await this.client.query({ text: `DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, values });
    for (;;) {
      const { rows } = await this.client.query<never>(`FETCH ${size} FROM ${cursor}`);
      if (rows.length > 0) yield rows as Row[];
      if (rows.length < size) break;
    }
    await this.client.query(`CLOSE ${cursor}`);
  }
}

let cursors = 0;

/** The same, where something is changed: entities through `manager`, and the audit trail. */
export class Transaction extends Sql {
  readonly #after: (() => void)[] = [];

  constructor(
    client: pg.ClientBase,
    readonly manager: EntityManager,
    readonly organisationId: string,
    now: Date,
    private readonly actor: Actor | null,
  ) {
    super(client, now);
  }

  /** Writes the audit event of a change; part of the transaction, so that neither exists without the other. */
  record(change: Change): Promise<void> {
    return recordChange(this, this.actor, change);
  }

  /** The same event as a row, to be inserted by the statement that makes the change. */
  eventRow(change: Change): Record<string, unknown> {
    return eventRow(this, this.actor, change);
  }

  /** Reads the rows as they were at a moment, in full, and goes on in the present. What is read may only be asked of whom may see it. */
  async lookBack<T>(moment: Date, work: (past: Sql) => Promise<T>): Promise<T> {
    await lookAt(this.client, moment, '{}');
    const seen = await work(new Sql(this.client, moment, true));
    await this.client.query('SET LOCAL search_path TO DEFAULT');
    return seen;
  }

  afterCommit(work: () => void): void {
    this.#after.push(work);
  }

  committed(): void {
    for (const work of this.#after) work();
  }
}

/** The unit of work. Reads and writes both name the organisation, which row-level security holds them to. */
@Injectable()
export class Database implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** One statement outside any organisation: only for functions made to be asked before it is known who asks. */
  async unscoped<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    const { rows } = await this.#pool.query<never>({ name: nameOf(text), text, values });
    return rows as Row[];
  }

  /** For the queue of jobs, whose statements are its own. It names no organisation, so that it sees no row of one. */
  async ofJobs(text: string, values?: unknown[]): Promise<never[]> {
    const answer: { rows?: never[] } = await this.#pool.query<never>(text, values);
    return answer.rows ?? [];
  }

  read<T>(organisationId: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#read(organisationId, (client) => Promise.resolve(new Sql(client, this.clock.now())), work);
  }

  /** The same at the past moment that the caller asked for, if any: what such a read is made of has to be kept in the past. */
  readAsAt<T>(actor: Actor, work: (sql: Sql) => Promise<T>): Promise<T> {
    const { asAt } = actor;
    if (asAt === undefined) return this.read(actor.organisationId, work);
    return this.#read(actor.organisationId, async (client) => new Sql(client, await turnBack(client, actor, asAt, this.clock.now()), true), work);
  }

  /** As `readAsAt`, for many statements that have to agree: all of them see one snapshot. Publicly: what was exempt is withheld by today's exemption, whoever asks. */
  readWhole<T>(actor: Actor, publicly: boolean, work: (sql: Sql) => Promise<T>): Promise<T> {
    const { asAt, organisationId } = actor;
    const open = async (client: pg.ClientBase): Promise<Sql> =>
      asAt === undefined ? new Sql(client, this.clock.now()) : new Sql(client, await turnBack(client, actor, asAt, this.clock.now(), publicly), true);
    return this.#read(organisationId, open, work, 'ISOLATION LEVEL REPEATABLE READ READ ONLY');
  }

  /** The rows as they were at a moment that is known to be over, in full: what is read may only be asked of whom may see it. */
  readAt<T>(organisationId: string, moment: Date, work: (past: Sql) => Promise<T>): Promise<T> {
    return this.#read(organisationId, (client) => lookAt(client, moment, '{}').then(() => new Sql(client, moment, true)), work);
  }

  /** The past moment that a day means to the caller's organisation. */
  momentOf(actor: Actor, asAt: string): Promise<Date> {
    const now = this.clock.now();
    return this.#read(actor.organisationId, (client) => pastMoment(client, actor, asAt, now).then(({ moment }) => new Sql(client, moment)), (sql) => Promise.resolve(sql.now));
  }

  async #read<T>(organisationId: string, open: (client: pg.ClientBase) => Promise<Sql>, work: (sql: Sql) => Promise<T>, mode: Mode = 'READ ONLY'): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(begin(organisationId, mode));
      const result = await work(await open(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((cause: Error) => (broken = cause));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /**
   * Runs a verb. With an `Idempotency-Key` the answer is kept in the same transaction: a retry gets the first answer,
   * the same key with another request is refused.
   */
  async write<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { organisationId, personId, idempotency } = actor;
    if (!idempotency) return this.#transaction(organisationId, actor, work);
    try {
      return await this.#transaction(organisationId, actor, async (tx) => {
        const earlier = await earlierAnswer(tx, actor, idempotency);
        if (earlier) {
          if (!earlier.same) throw new Refusal(422, 'idempotency-key-reused', 'This request was sent before with other contents. Load the page again.');
          return JSON.parse(earlier.answer) as T;
        }
        const answer = await work(tx);
        await tx.rows(
          'INSERT INTO idempotency_key (organisation_id, person_id, key, request_hash, answer, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
          [organisationId, personId, idempotency.key, idempotency.requestHash, JSON.stringify(answer ?? null), tx.now],
        );
        return answer;
      });
    } catch (error) {
      // What stood in the way may be what a racing twin of the same request has just made: then its answer is this one's.
      const earlier = await this.read(organisationId, (sql) => earlierAnswer(sql, actor, idempotency));
      if (earlier?.same) return JSON.parse(earlier.answer) as T;
      throw error;
    }
  }

  /** A change that nobody signed in makes: signing in itself, a one-time link, mail going out. */
  writeUnattended<T>(organisationId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#transaction(organisationId, null, work);
  }

  async #transaction<T>(organisationId: string, actor: Actor | null, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const runner = this.dataSource.createQueryRunner();
      try {
        const client = (await runner.connect()) as pg.ClientBase;
        // So that the entity manager takes part in this transaction, instead of beginning one of its own.
        Object.assign(runner, { isTransactionActive: true });
        const now = this.clock.now();
        await client.query(`${begin(organisationId, 'READ WRITE')}; SET LOCAL holdfast.moment = '${now.toISOString()}'`);
        const tx = new Transaction(client, runner.manager, organisationId, now, actor);
        const result = await work(tx);
        await runner.commitTransaction();
        tx.committed();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        const { code, constraint } = ((error as { driverError?: object }).driverError ?? error) as { code?: string; constraint?: string };
        // A racing twin of the same request committed first: run again, and find its answer.
        const twin = constraint === 'idempotency_key_pk';
        if (attempt < 4 && (twin || RETRY.has(code ?? ''))) continue;
        throw refusalOfConstraint(error) ?? error;
      } finally {
        await runner.release();
      }
    }
  }

  get #pool(): pg.Pool {
    return (this.dataSource.driver as PostgresDriver).master as pg.Pool;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

const earlierAnswer = (sql: Sql, { organisationId, personId }: Actor, { key, requestHash }: NonNullable<Actor['idempotency']>) =>
  sql.one<{ same: boolean; answer: string }>(
    'SELECT request_hash = $3 AS same, answer FROM idempotency_key WHERE organisation_id = $1 AND person_id = $2 AND key = $4',
    [organisationId, personId, requestHash, key],
  );

const uuid = (id: string): string => {
  if (!UUID.test(id)) throw new TypeError('what is named to PostgreSQL is named by its UUID');
  return id;
};

type Mode = 'READ ONLY' | 'READ WRITE' | 'ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** One round trip: the simple protocol takes no parameters, so the ids are checked instead. */
const begin = (organisationId: string, mode: Mode): string =>
  `BEGIN TRANSACTION ${mode}; SET LOCAL holdfast.organisation = '${uuid(organisationId)}'${underToken()}`;

function underToken(): string {
  const token = tokenInUse();
  return token ? `; SET LOCAL holdfast.token = '${uuid(token.id)}'; SET LOCAL holdfast.token_role = '${uuid(token.roleAssignmentId)}'` : '';
}
