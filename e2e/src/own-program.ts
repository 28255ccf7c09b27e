import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const WORKSPACE = fileURLToPath(new URL('../..', import.meta.url));
/** A busy machine is slow, not wrong. */
const READY_WITHIN = 290_000;

export interface OwnProgram {
  readonly address: string;
  /** As the server printed it, where there is no organisation yet. */
  readonly setupCode: string;
  /** Ends it as a power cut does; its data stay. */
  kill(): Promise<void>;
  /** After that, at the same address. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** The built program with the demo council, or with no organisation at all, on a port of its own; its data are gone when it is stopped. */
export async function startOwnProgram({ demo }: { demo: boolean }): Promise<OwnProgram> {
  const folder = `dist/e2e-data/${demo ? 'demo' : 'empty'}-${process.pid}`;
  const ready = demo ? /Holdfast is ready: / : /with this code.*: \S+/;
  const remove = (): Promise<void> => rm(`${WORKSPACE}${folder}`, { recursive: true, force: true });
  await remove();
  let running = run(folder, demo, '0');
  const stop = async (): Promise<void> => {
    running.program.kill('SIGTERM');
    await running.ended;
    await remove();
  };
  try {
    const printed = await running.said(ready);
    const address = /http:\/\/localhost:\d+/.exec(printed)![0];
    return {
      address,
      setupCode: /with this code.*: (\S+)/.exec(printed)?.[1] ?? '',
      async kill() {
        running.program.kill('SIGKILL');
        await running.ended;
      },
      async startAgain() {
        running = run(folder, demo, new URL(address).port);
        await running.said(/Holdfast is ready: /);
      },
      stop,
    };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

function run(folder: string, demo: boolean, port: string) {
  const program = spawn(process.execPath, ['dist/api/main.js'], {
    cwd: WORKSPACE,
    env: { ...process.env, PORT: port, DATA_DIR: folder, DEMO: demo ? '1' : '0', DATABASE_URL: '', DATABASE_SERVING_URL: '', SMTP_URL: '', PUBLIC_URL: '', HOST: 'localhost', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(program, 'exit');
  let all = '';
  const said = (words: RegExp): Promise<string> =>
    new Promise<string>((resolve, reject) => {
      const hear = (): void => {
        if (words.test(all)) resolve(all);
      };
      program.stdout.on('data', hear);
      program.stderr.on('data', hear);
      hear();
      void ended.then(() => reject(new Error(`The program ended before it was ready:\n${all}`)));
      setTimeout(() => reject(new Error(`The program is not ready after ${READY_WITHIN / 1000} s:\n${all}`)), READY_WITHIN).unref();
    });
  const keep = (chunk: Buffer): void => {
    all += chunk.toString();
  };
  program.stdout.on('data', keep);
  program.stderr.on('data', keep);
  return { program, ended, said };
}
