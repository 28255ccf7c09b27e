import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const WORKSPACE = fileURLToPath(new URL('../..', import.meta.url));
const READY_WITHIN = 90_000;

export interface OwnProgram {
  readonly address: string;
  /** As the server printed it, where there is no organisation yet. */
  readonly setupCode: string;
  stop(): Promise<void>;
}

/** The built program with the demo council, or with no organisation at all, on a port of its own; its data are gone when it is stopped. */
export async function startOwnProgram({ demo }: { demo: boolean }): Promise<OwnProgram> {
  const folder = `dist/e2e-data/${demo ? 'demo' : 'empty'}-${process.pid}`;
  const ready = demo ? /Holdfast is ready: / : /with this code.*: \S+/;
  const remove = (): Promise<void> => rm(`${WORKSPACE}${folder}`, { recursive: true, force: true });
  await remove();
  const program = spawn(process.execPath, ['dist/api/main.js'], {
    cwd: WORKSPACE,
    env: { ...process.env, PORT: '0', DATA_DIR: folder, DEMO: demo ? '1' : '0', DATABASE_URL: '', DATABASE_SERVING_URL: '', SMTP_URL: '', PUBLIC_URL: '', HOST: 'localhost', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(program, 'exit');
  const stop = async (): Promise<void> => {
    program.kill('SIGTERM');
    await ended;
    await remove();
  };
  try {
    const printed = await new Promise<string>((resolve, reject) => {
      let all = '';
      const hear = (chunk: Buffer): void => {
        all += chunk.toString();
        if (ready.test(all)) resolve(all);
      };
      program.stdout.on('data', hear);
      program.stderr.on('data', hear);
      void ended.then(() => reject(new Error(`The program ended before it was ready:\n${all}`)));
      setTimeout(() => reject(new Error(`The program is not ready after ${READY_WITHIN / 1000} s:\n${all}`)), READY_WITHIN).unref();
    });
    return { address: /http:\/\/localhost:\d+/.exec(printed)![0], setupCode: /with this code.*: (\S+)/.exec(printed)?.[1] ?? '', stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}
