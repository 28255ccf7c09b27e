import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartRefusal, wordsOf } from '../start-refusal';
import { cannotRun, type Binaries } from './binaries';
import type { Unprivileged } from './unprivileged';

export const OWNER = 'holdfast';
const ABANDONED_AFTER_MS = 10 * 60_000;

/** PostgreSQL gets nothing of our environment: it may hold secrets, and PG* variables would change what it does. */
export const serverEnvironment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };

/** What is kept below the folder of the embedded server. */
export const placesIn = (folder: string) => ({
  cluster: join(folder, 'cluster'),
  password: join(folder, 'password'),
  log: join(folder, 'server.log'),
  lock: join(folder, 'lock'),
});

export function requireWritable(folder: string): void {
  try {
    makeFolder(folder);
    readdirSync(folder); // Fails on a file.
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    throw new StartRefusal(`The data directory ${folder} cannot be written (${(thrown as NodeJS.ErrnoException).code}): set DATA_DIR to a folder that can.`);
  }
}

/** Step by step: Node's own recursive way turns for ever where the file system answers that the parent is missing. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  }
}

/**
 * Makes the database cluster, unless it is there. It is made beside its place and renamed into it, so a start that is
 * killed half-way, or two first starts at once, leave either nothing or a whole cluster with its password.
 */
export function makeDataFolder(folder: string, binaries: Binaries, as: Unprivileged, fast: boolean): void {
  const { cluster } = placesIn(folder);
  if (existsSync(join(cluster, 'PG_VERSION'))) return requireOurs(folder, binaries, as);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new StartRefusal(`The folder ${folder} holds something that is not a database of Holdfast: move it away, or set DATA_DIR to another folder.`);
  }
  removeAbandoned(folder);
  const staging = `${folder}.new-${randomBytes(4).toString('hex')}`;
  try {
    initialise(staging, binaries, as, fast);
    writeFileSync(placesIn(staging).log, '', { mode: 0o600 });
    renameSync(staging, folder);
  } catch (thrown) {
    rmSync(staging, { recursive: true, force: true });
    if (existsSync(join(cluster, 'PG_VERSION'))) return; // Another first start was faster.
    throw thrown instanceof StartRefusal ? thrown : new StartRefusal(`The database could not be made in ${folder}: ${wordsOf(thrown)}.`);
  }
}

function initialise(folder: string, binaries: Binaries, as: Unprivileged, fast: boolean): void {
  const { cluster, password } = placesIn(folder);
  mkdirSync(folder, { mode: 0o711 });
  chmodSync(folder, 0o711); // Whatever the umask says: the server's account has to pass.
  mkdirSync(cluster, { mode: 0o700 });
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (as.account) for (const path of [cluster, password]) chownSync(path, as.account.uid, as.account.gid);
  const [command, args] = as.wrap(binaries.initdb, [
    ...['-D', cluster, '-U', OWNER, `--pwfile=${password}`, '--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions'],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(fast ? ['--no-sync'] : []),
  ]);
  const made = spawnSync(command, args, { ...as.spawnAs, cwd: '/', env: serverEnvironment, encoding: 'utf8' });
  if (made.error) throw cannotRun(made.error, binaries.initdb);
  if (made.status !== 0) throw new Error(lastSentence(made.stderr) ?? `initdb ended with ${made.status ?? made.signal}`);
  if (as.account) chownSync(password, 0, 0);
}

function requireOurs(folder: string, binaries: Binaries, as: Unprivileged): void {
  const { cluster } = placesIn(folder);
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (major !== binaries.major) {
    throw new StartRefusal(`The data in ${folder} belongs to PostgreSQL ${major}, and this program brings PostgreSQL ${binaries.major}: start it with the version that made the data.`);
  }
  const { uid } = statSync(cluster);
  const mine = process.getuid?.();
  if (as.account && uid !== as.account.uid) {
    // Made by root in a user namespace, which this machine forbids: the files follow to the account that is left.
    execFileSync('chown', ['-R', `${as.account.uid}:${as.account.gid}`, cluster]);
  } else if (mine !== undefined && mine !== 0 && uid !== mine) {
    throw new StartRefusal(`The data in ${folder} belongs to another user (uid ${uid}): start Holdfast as that user, or set DATA_DIR to another folder.`);
  }
}

function removeAbandoned(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    const path = join(dirname(folder), name);
    if (name.startsWith(`${basename(folder)}.new-`) && Date.now() - statSync(path).mtimeMs > ABANDONED_AFTER_MS) rmSync(path, { recursive: true, force: true });
  }
}

/** PostgreSQL's own reason, the last line that gives one. */
export function lastSentence(output: string): string | undefined {
  const reasons = output.split('\n').filter((line) => /\b(FATAL|PANIC|error|could not)\b/i.test(line));
  return reasons.at(-1)?.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim();
}
