import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { FIRST_HASH } from '@holdfast/domain';
import { Clock } from '../platform/clock';
import { Database, type Transaction } from '../platform/database';
import { SEALED_EVENT, sealHash, toSealedEvent, type SealedEventRow } from './sealed-event';

const EVERY_MS = 3_000;
const AT_ONCE = 2_000;
const ASK_AGAIN_MS = 50;

/** Where the chain ends, and where what is not sealed begins. */
interface End {
  number: number;
  hash: string;
  /** Every event of an earlier transaction is sealed. */
  below: string;
  /** No transaction before this one can still write. */
  settled: string;
  /** Transactions from here on have not begun: an event of one was brought here from another server. */
  unborn: string;
  /** So was the last seal. */
  restored: boolean;
}

type Unsealed = SealedEventRow & { xid: string };

/** How far the batches of a round came, and before which transaction none could still write when the round began. */
interface Reached extends Pick<Unsealed, 'xid' | 'id'> {
  settled: string;
}

/**
 * Gives events their places in the chain of their organisation, only those that no running transaction can still precede. Any
 * number of processes do so side by side, one at a time for each organisation; no writer waits for them.
 */
@Injectable()
export class SealEvents implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger('audit');
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.#round ??= this.#tick().finally(() => (this.#round = undefined));
    }, EVERY_MS);
    this.#timer.unref();
  }

  /** Until the program ends, or is told to: while the clock stands in the past, a seal would say a time that another overtakes. */
  rest(): void {
    clearInterval(this.#timer);
  }

  /**
   * Waits until all that an organisation has recorded can be sealed at one time: while an older transaction runs anywhere on the
   * server, a part of it could be sealed only later. Says whether that came about.
   */
  async settle(organisationId: string, patienceMs: number): Promise<boolean> {
    const until = Date.now() + patienceMs;
    for (;;) {
      const held = await this.database.read(organisationId, (sql) =>
        sql.one('SELECT FROM audit_event WHERE organisation_id = $1 AND xid >= pg_snapshot_xmin(pg_current_snapshot()) LIMIT 1', [organisationId]),
      );
      if (held === null) return true;
      if (Date.now() > until) return false;
      await pause(ASK_AGAIN_MS);
    }
  }

  /** After the last request: what it recorded is sealed too. */
  async onApplicationShutdown(): Promise<void> {
    this.rest();
    await this.#round;
    await this.#tick();
  }

  async #tick(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      this.#log.warn({ what: 'Audit events could not be sealed; the next round tries again.', error: error instanceof Error ? error.message : 'unknown' });
    }
  }

  /** Seals whatever can be sealed now. */
  async run(): Promise<void> {
    for (const { id } of await this.database.unscoped<{ id: string }>('SELECT id FROM organisations_to_seal() AS id')) await this.#seal(id);
  }

  async #seal(organisationId: string): Promise<void> {
    const sealedAt = this.clock.now();
    let after: Reached | null = null;
    do after = await this.database.writeUnattended(organisationId, (tx) => sealBatch(tx, sealedAt, after));
    while (after);
  }
}

/** Seals what comes next, and says where to go on if there may be more. */
async function sealBatch(tx: Transaction, sealedAt: Date, after: Reached | null): Promise<Reached | null> {
  // In a statement of its own: what follows has to see what was sealed by whoever was waited for.
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended('audit_seal ' || $1, 0))`, [tx.organisationId]);
  const end = await endOfChain(tx);
  // A restored chain goes through what was written here first: what came since the round began is behind it, for the next round.
  const settled = after?.settled ?? end.settled;
  const events = await tx.rows<Unsealed>(
    `SELECT ${SEALED_EVENT}, e.xid::text AS xid FROM audit_event e
     WHERE e.organisation_id = $1 AND e.xid >= $2::xid8 AND (e.xid < $3::xid8 OR $4 AND e.xid >= $5::xid8)
       AND ($6::xid8 IS NULL OR (e.xid, e.id) > ($6::xid8, $7::uuid))
       AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.organisation_id = e.organisation_id AND s.event_id = e.id)
     ORDER BY e.xid, e.id LIMIT ${AT_ONCE}`,
    [tx.organisationId, end.restored ? '0' : end.below, settled, end.restored, end.unborn, after?.xid ?? null, after?.id ?? null],
  );
  const last = events.at(-1);
  if (!last) return null;
  const more = events.length === AT_ONCE;
  // While there is more, a restored chain has to go on looking like one.
  await write(tx, end, events, sealedAt, more ? (end.restored ? end.below : last.xid) : settled);
  return more ? { xid: last.xid, id: last.id, settled } : null;
}

async function endOfChain(tx: Transaction): Promise<End> {
  const end = await tx.one<End>(
    `SELECT coalesce(s.number, 0)::int AS number, coalesce(encode(s.hash, 'hex'), $2) AS hash, coalesce(s.below, '0'::xid8)::text AS below,
       pg_snapshot_xmin(now.snapshot)::text AS settled, pg_snapshot_xmax(now.snapshot)::text AS unborn,
       coalesce(s.below > pg_snapshot_xmax(now.snapshot), false) AS restored
     FROM pg_current_snapshot() AS now (snapshot)
     LEFT JOIN LATERAL (SELECT * FROM audit_seal WHERE organisation_id = $1 ORDER BY number DESC LIMIT 1) s ON true`,
    [tx.organisationId, FIRST_HASH],
  );
  if (!end) throw new TypeError('a snapshot is a row');
  return end;
}

async function write(tx: Transaction, { number: from, hash }: End, events: readonly Unsealed[], sealedAt: Date, below: string): Promise<void> {
  const at = sealedAt.toISOString().replace('Z', '000Z');
  let previous = hash;
  const hashes = events.map((event, n) => (previous = sealHash(toSealedEvent(event), { number: from + n + 1, sealedAt: at, previous })));
  await tx.rows(
    `INSERT INTO audit_seal (organisation_id, number, event_id, hash, sealed_at, below)
     SELECT $1, $2 + n, event_id, decode(hash, 'hex'), $5, $6::xid8 FROM unnest($3::uuid[], $4::text[]) WITH ORDINALITY AS sealed (event_id, hash, n)`,
    [tx.organisationId, from, events.map(({ id }) => id), hashes, sealedAt, below],
  );
}
