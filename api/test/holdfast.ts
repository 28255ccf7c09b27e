import { execFile } from 'node:child_process';
import { build } from 'esbuild';
import { bundle } from '../../tools/build-api.mjs';

/** Of each process that runs tests: several build at once. */
const FILE = `dist/test/holdfast-${process.pid}.js`;

export interface Ended {
  code: number;
  out: string;
  err: string;
}

export const buildHoldfast = (): Promise<unknown> => build(bundle('api/src/command-line/main.ts', FILE));

/** The command as it is typed, in a process of its own; with Ctrl-C once `interrupted` says so. */
export const holdfast = (args: string[], environment: Record<string, string>, interrupted?: Promise<void>): Promise<Ended> =>
  new Promise((ended) => {
    const child = execFile(process.execPath, [FILE, ...args], { env: { PATH: process.env['PATH'], ...environment }, maxBuffer: 64 * 1024 * 1024 }, (_error, out, err) => ended({ code: child.exitCode ?? -1, out, err }));
    void interrupted?.then(() => child.kill('SIGINT'));
  });
