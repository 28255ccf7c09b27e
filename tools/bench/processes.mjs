// The children of the bench: each is ended with it, whatever happens.
import { fork, spawn } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const children = new Set();
const READY_WITHIN_MS = 60_000;

function keep(child) {
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

export async function endAll() {
  await Promise.all([...children].map((child) => end(child)));
}

/** Asks it to end and waits until it has. */
export function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((ended) => {
    const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
    child.once('exit', () => (clearTimeout(patience), ended()));
    child.kill('SIGTERM');
  });
}

/** Speaks with a module of this folder that runs in a process of its own. */
export function child(module) {
  const process = keep(fork(fileURLToPath(new URL(module, import.meta.url)), { serialization: 'advanced', execArgv: [] }));
  return {
    process,
    ask: (message) =>
      new Promise((answered, failed) => {
        const gone = (code) => failed(new Error(`${module} ended with ${code}.`));
        process.once('exit', gone);
        process.once('message', (answer) => {
          process.off('exit', gone);
          if (answer.fault) failed(new Error(answer.fault));
          else answered(answer);
        });
        process.send(message);
      }),
  };
}

/** A program of ours with these settings; ready when `path` is answered with 200, which took `ms`. */
export async function serve(args, { settings, log, path = '/api/health/ready' }) {
  const port = await freePort();
  const output = openSync(log, 'a');
  const { DATABASE_URL: _, DATABASE_SERVING_URL: __, ...environment } = globalThis.process.env;
  const began = performance.now();
  const process = keep(spawn(globalThis.process.execPath, args, { stdio: ['ignore', output, output], env: { ...environment, HOST: '127.0.0.1', PORT: String(port), ...settings } }));
  while (!(await answers(port, path))) {
    if (process.exitCode !== null) throw new Error(`The server ended with ${process.exitCode}: ${readFileSync(log, 'utf8').slice(-2_000)}`);
    if (performance.now() - began > READY_WITHIN_MS) throw new Error('The server did not get ready.');
    await pause(5);
  }
  return { process, port, ms: performance.now() - began };
}

const answers = (port, path) =>
  new Promise((answered) => {
    get({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      response.resume();
      response.once('end', () => answered(response.statusCode === 200));
    }).once('error', () => answered(false));
  });

const freePort = () =>
  new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });

/** Bytes of memory that a process holds; null where the system does not tell. */
export function residentBytes({ pid }) {
  try {
    return 1024 * Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  } catch {
    return null;
  }
}

/** From now on: the most that a process holds above what it holds now; null where the system does not tell. */
export function peakOf({ pid }) {
  const told = (what) => 1024 * Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    const rest = told('VmRSS');
    return () => told('VmHWM') - rest;
  } catch {
    return () => null;
  }
}
