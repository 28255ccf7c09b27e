import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Postmaster {
  pid: number;
  port: number;
}

/** Longer than a server needs between making its pid file and filling it. */
const EMPTY_FILE_IS_STALE_AFTER_MS = 3_000;

/**
 * The server that runs on this data folder, if one does. A pid file whose number now belongs to another process, as
 * happens after a reboot and in every restarted container, is removed: PostgreSQL would take it for a living server
 * and refuse to start. Should we be wrong, PostgreSQL's own check of the shared memory still refuses a second server.
 */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) {
    if (Date.now() - statSync(file).mtimeMs > EMPTY_FILE_IS_STALE_AFTER_MS) rmSync(file, { force: true });
    return undefined;
  }
  if (!isAlive(pid)) return undefined;
  if (servesFolder(pid, cluster)) return { pid, port: Number(lines[3]) };
  if (readFileSync(file, 'utf8').startsWith(`${pid}\n`)) rmSync(file, { force: true });
  return undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Also false for one that has ended and was not yet collected by its parent. */
export function servesFolder(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return commandLine(pid).includes(`-D ${cluster}`);
  try {
    // The server's working directory is its data folder, also after the folder was moved.
    if (readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)) return true;
  } catch {
    // Not ours to look at, or gone: its command line, open to all, decides.
  }
  return commandLine(pid).includes(`-D ${cluster}`);
}

function commandLine(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  } catch {
    return '';
  }
}
