import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, cannotRun, type Binaries } from './embedded/binaries';
import { lastSentence, makeDataFolder, OWNER, placesIn, requireWritable, serverEnvironment } from './embedded/data-folder';
import { runningPostmaster, servesFolder } from './embedded/running-postmaster';
import { unprivileged, type RootWay, type Unprivileged } from './embedded/unprivileged';
import { StartRefusal, wordsOf } from './start-refusal';

export interface EmbeddedOptions {
  /** Holds all that the server keeps; made when missing. */
  folder: string;
  database: string;
  /** For tests only: nothing is flushed to disk, so a crash of the machine loses the data. */
  fast?: boolean;
  /** The server is gone and could not be brought back: the program should end. */
  onLost?: (why: Error) => void;
  /** How root may give up its rights; for tests. */
  rootWays?: RootWay[];
}

export interface EmbeddedPostgres {
  /** Of the role that owns everything: migrates, seeds, never serves. */
  ownerUrl: string;
  /** The server was still running from a start that was killed. */
  reused: boolean;
  /** Ends the server and waits until it has: `fast` rolls back what is open, `immediate` leaves the rest to recovery. */
  stop(how?: 'fast' | 'immediate'): Promise<void>;
}

const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 60_000;
/** The lock of a process that was just killed falls within milliseconds; one that stays has a living holder. */
const LOCK_FALLS_WITHIN_MS = 2_000;
/** "Holdfast", and the first of its locks. */
const LOCK = [0x486f6c64, 1];
/** The processes of a killed server end when they notice, or after what they are at. */
const FOLDER_FALLS_WITHIN_MS = 15_000;
const LOG_BYTES = 1_000_000;
/** What flock answers when another process, perhaps in another container, holds the folder. */
const FOLDER_IS_TAKEN = 75;

/**
 * Starts the PostgreSQL that came with npm, or takes over the one that a killed start left behind. One process at a
 * time: it holds an advisory lock on a connection of its own, which the server frees however the process ends.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder);
  requireWritable(dirname(folder));
  if (existsSync(folder)) requireWritable(folder);
  const binaries = await findBinaries();
  const as = unprivileged(placesIn(folder).cluster, [binaries.postgres, dirname(folder)], options.rootWays);
  makeDataFolder(folder, binaries, as, options.fast ?? false);
  const server = new Server(folder, binaries, as, options);
  await server.acquire();
  await server.makeDatabase(options.database);
  return { ownerUrl: server.url(options.database), reused: server.reused, stop: (how) => server.stop(how) };
}

type Attempt = 'ours' | 'held by another' | 'not yet';

class Server {
  reused = false;
  private readonly places: ReturnType<typeof placesIn>;
  private readonly password: string;
  private port = 0;
  private launched: { process: ChildProcess; logFrom: number; ended?: number | Error } | undefined;
  private lock: pg.Client | undefined;
  private settled = false;
  private takenSince: number | undefined;
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly folder: string,
    private readonly binaries: Binaries,
    private readonly as: Unprivileged,
    private readonly options: EmbeddedOptions,
  ) {
    this.places = placesIn(folder);
    this.password = readFileSync(this.places.password, 'utf8').trim();
  }

  url(database: string): string {
    return `postgres://${OWNER}:${this.password}@127.0.0.1:${this.port}/${encodeURIComponent(database)}`;
  }

  /** Returns when a server runs on the folder and the lock on it is ours. */
  async acquire(): Promise<void> {
    const began = Date.now();
    let heldSince: number | undefined;
    while (Date.now() - began < START_WITHIN_MS && !this.stopping) {
      const attempt = await this.attempt();
      if (attempt === 'ours') {
        this.settled = true;
        return;
      }
      if (attempt === 'not yet') heldSince = undefined;
      else if (Date.now() - (heldSince ??= Date.now()) > LOCK_FALLS_WITHIN_MS) throw this.taken('Another Holdfast');
      await pause(20);
    }
    throw new StartRefusal(`PostgreSQL did not start on the data in ${this.folder} within ${START_WITHIN_MS / 1000} seconds; see ${this.places.log}.`);
  }

  async makeDatabase(name: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.url('postgres') });
    await client.connect();
    try {
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
      if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
  }

  stop(how: 'fast' | 'immediate' = 'fast'): Promise<void> {
    const running = runningPostmaster(this.places.cluster);
    if (running) signal(running.pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    this.stopping ??= this.untilStopped(running?.pid);
    return this.stopping;
  }

  private async untilStopped(pid: number | undefined): Promise<void> {
    for (let waited = 0; pid && servesFolder(pid, this.places.cluster); waited += 10) {
      if (waited > STOP_WITHIN_MS) throw new Error(`PostgreSQL (process ${pid}) did not stop within ${STOP_WITHIN_MS / 1000} seconds.`);
      await pause(10);
    }
    await this.lock?.end().catch(() => undefined);
  }

  private async attempt(): Promise<Attempt> {
    const running = runningPostmaster(this.places.cluster);
    if (running) this.port = running.port;
    else if (!this.launched) await this.launch();
    if (this.launched?.ended !== undefined) {
      await this.considerFailure(this.launched.ended, this.launched.logFrom);
      this.launched = undefined;
      return 'not yet';
    }
    this.reused = running !== undefined && running.pid !== this.launched?.process.pid;
    return this.tryLock();
  }

  private async launch(): Promise<void> {
    this.port ||= await freePort();
    const { log, lock, cluster } = this.places;
    if (existsSync(log) && statSync(log).size > LOG_BYTES) renameSync(log, `${log}.1`);
    const output = openSync(log, 'a', 0o600);
    const launched: NonNullable<typeof this.launched> = {
      logFrom: statSync(log).size,
      process: spawn(...this.as.wrap(...exclusively(lock, this.as, this.binaries.postgres, this.flags(cluster))), {
        ...this.as.spawnAs,
        cwd: '/',
        env: serverEnvironment,
        // Its own session, so that Ctrl-C in our terminal reaches only us: we stop the server after the last request.
        detached: true,
        // A file, not a pipe: the server outlives us when we are killed.
        stdio: ['ignore', output, output],
      }),
    };
    closeSync(output);
    launched.process.once('error', (thrown) => (launched.ended = thrown));
    launched.process.once('exit', (code, by) => (launched.ended ??= code ?? new Error(`ended by ${by}`)));
    launched.process.unref();
    this.launched = launched;
  }

  private flags(cluster: string): string[] {
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      port: this.port,
      max_connections: 100,
      shared_buffers: '128MB',
      timezone: 'UTC',
      log_checkpoints: 'off',
      jit: 'off', // As for the role that serves; databases of older versions have a role without the setting.
      // A rejected statement, its values and the words of its error are people's data: none of it goes to the log.
      log_min_messages: 'log',
      log_min_error_statement: 'panic',
      log_error_verbosity: 'terse',
      ...(this.options.fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' } : {}),
    };
    return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  }

  /** Throws when another attempt would end in the same way. */
  private async considerFailure(ended: number | Error, logFrom: number): Promise<void> {
    if (ended instanceof Error && 'code' in ended) throw cannotRun(ended as NodeJS.ErrnoException, this.binaries.postgres);
    const output = readFileSync(this.places.log).subarray(logFrom).toString();
    if (/could not bind|address already in use/i.test(output)) {
      // Clients hold the address of a server that once settled, so that one waits for its own port.
      if (!this.settled) this.port = 0;
    } else if (ended !== FOLDER_IS_TAKEN && !/lock file|shared memory block/.test(output)) {
      const why = lastSentence(output) ?? `it ${ended instanceof Error ? `was ${ended.message}` : `ended with ${ended}`}`;
      throw new StartRefusal(`PostgreSQL could not start on the data in ${this.folder}: ${why}; see ${this.places.log}.`);
    } else if (this.takenSince && Date.now() - this.takenSince > FOLDER_FALLS_WITHIN_MS) {
      throw this.taken('Another PostgreSQL');
    } else {
      this.takenSince ??= Date.now();
    }
    await pause(100);
  }

  private taken(by: string): StartRefusal {
    return new StartRefusal(`${by} is running on the data in ${this.folder}: stop it first, or set DATA_DIR to another folder.`);
  }

  private async tryLock(): Promise<Attempt> {
    const client = new pg.Client({ connectionString: this.url('postgres'), application_name: 'holdfast lock', connectionTimeoutMillis: 3_000, keepAlive: true });
    client.on('error', () => undefined); // Told by `end` as well.
    try {
      await client.connect();
      const { rows } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS ours', LOCK);
      if (rows[0]?.ours) {
        this.lock = client;
        client.once('end', () => this.recover());
        return 'ours';
      }
      await client.end();
      return 'held by another';
    } catch (thrown) {
      void client.end().catch(() => undefined);
      if ((thrown as { code?: string }).code === '28P01') {
        throw new StartRefusal(`PostgreSQL on the data in ${this.folder} does not take the password in ${this.places.password}: the two do not belong together.`);
      }
      return 'not yet';
    }
  }

  /** The server crashed or was killed: it is brought back on the same port, where the pools find it again. */
  private recover(): void {
    if (this.stopping) return;
    this.launched = undefined; // Its end is known and no failure of the next start.
    this.acquire().catch((thrown: unknown) => {
      if (!this.stopping) this.options.onLost?.(new Error(`PostgreSQL was lost and could not be brought back: ${wordsOf(thrown)}`));
    });
  }
}

/**
 * Where flock(1) exists, the server holds a lock on a file of its folder as long as any of its processes lives. Its own
 * pid file already keeps a second server away on one machine, but not two containers that share a volume and see
 * neither each other's processes nor memory.
 */
function exclusively(lockFile: string, as: Unprivileged, command: string, args: string[]): [string, string[]] {
  if (spawnSync('flock', ['--no-fork', '/dev/null', 'true'], { stdio: 'ignore' }).status !== 0) return [command, args];
  closeSync(openSync(lockFile, 'a', 0o600));
  if (as.account) chownSync(lockFile, as.account.uid, as.account.gid);
  return ['flock', ['--no-fork', '--nonblock', '--conflict-exit-code', String(FOLDER_IS_TAKEN), lockFile, command, ...args]];
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
