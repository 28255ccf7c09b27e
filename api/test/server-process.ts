import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundle } from '../../tools/build-api.mjs';

const FILE = 'dist/test/server.js';

/** The program as it is started, from the sources of now. */
export const buildServer = async (): Promise<void> => {
  await build(bundle('api/src/main.ts', FILE));
};

export interface ServerProcess {
  process: ChildProcess;
  /** All it has said so far. */
  said(): string;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
}

export function startServer(environment: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, [FILE], {
    env: { PATH: process.env['PATH'], PORT: '0', DEMO: '0', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (data) => (said += String(data)));
  child.stderr.on('data', (data) => (said += String(data)));
  return { process: child, said: () => said, ended: new Promise((ended) => child.once('close', (code, signal) => ended(code ?? signal))) };
}

/** The address it prints when it is ready. */
export async function addressOf(server: ServerProcess): Promise<string> {
  let over = false;
  void server.ended.then(() => (over = true));
  for (;;) {
    const address = /is ready: (\S+)/.exec(server.said())?.[1];
    if (address) return address;
    if (over) throw new Error(`the server ended: ${server.said()}`);
    await new Promise((later) => setTimeout(later, 20));
  }
}

/** Of the embedded server of a data directory. */
export function embeddedServer(dataDir: string): { pid: number; ownerUrl: string } {
  const folder = join(dataDir, 'postgres');
  const lines = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(folder, 'password'), 'utf8').trim();
  return { pid: Number(lines[0]), ownerUrl: `postgres://holdfast:${password}@127.0.0.1:${lines[3]}/holdfast` };
}
