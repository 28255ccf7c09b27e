// Runs one program and says how far it is: a line that counts the seconds on a terminal, a line every ten in a log.
import { spawn } from 'node:child_process';

const running = new Set();
const stopAll = (signal) => {
  for (const child of running) kill(child);
  process.exit(signal === 'SIGINT' ? 130 : 143);
};
/** Only while something runs: the server that starts afterwards in this process has its own way to end. */
const heed = (on) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process[on ? 'on' : 'off'](signal, stopAll);
};

/** The program and all that it started. */
function kill(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/**
 * `args` is what Node is given. With `show` the output goes straight to the reader; otherwise it is returned, for the
 * reader to see if something went wrong. Never rejects: what could not be run has an exit code too.
 */
export function run(title, args, { show = false, environment = {}, limitMinutes = 55 } = {}) {
  return new Promise((done) => {
    const began = Date.now();
    const progress = show ? { end: () => undefined } : showProgress(title);
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      env: { ...process.env, NX_TUI: 'false', ...environment },
      detached: true,
    });
    if (running.size === 0) heed(true);
    running.add(child);
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    const limit = setTimeout(() => {
      output += `\n${title}: still not done after ${limitMinutes} minutes.\n`;
      kill(child);
    }, limitMinutes * 60_000);
    const end = (code) => {
      if (!running.delete(child)) return;
      if (running.size === 0) heed(false);
      kill(child); // Whatever it left behind.
      clearTimeout(limit);
      progress.end();
      done({ code: code ?? 1, output, seconds: (Date.now() - began) / 1000 });
    };
    child.once('error', (thrown) => {
      output += thrown.message;
      end(1);
    });
    child.once('close', end);
  });
}

function showProgress(title) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  if (!process.stdout.isTTY) {
    console.log(`${title} ...`);
    const timer = setInterval(() => console.log(`${title} ... ${seconds()} s`), 10_000);
    return { end: () => clearInterval(timer) };
  }
  const draw = () => process.stdout.write(`\r${title} ... ${seconds()} s `);
  draw();
  const timer = setInterval(draw, 1000);
  return {
    end() {
      clearInterval(timer);
      process.stdout.write(`\r${title}: ${seconds()} s   \n`);
    },
  };
}
