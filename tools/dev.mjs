// npm run dev: the API is bundled again and restarted at each change, the client is served by Angular's own server,
// which passes /api on. Ctrl-C stops both.
import { spawn } from 'node:child_process';
import { context } from 'esbuild';
import { bundle } from './build-api.mjs';
import { requireNode } from './node-version.mjs';

if (!requireNode()) process.exit(1);

const API = 'dist/api-dev/main.js';
// 0 would take any free port, and the client's server could not know which.
if (process.env.PORT === '0') delete process.env.PORT;
let api;
let stopping = false;
/** One restart after another, each with the newest bundle. */
let turn = Promise.resolve();

function stop(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((stopped) => {
    child.once('exit', stopped);
    child.kill('SIGTERM');
  });
}

async function restart() {
  await stop(api);
  if (stopping) return;
  api = spawn(process.execPath, ['--enable-source-maps', API], { stdio: 'inherit', env: { PUBLIC_URL: 'http://localhost:4200', ...process.env } });
}

const onBuilt = {
  name: 'restart',
  setup(bundler) {
    bundler.onEnd(({ errors }) => {
      if (errors.length === 0) turn = turn.then(restart);
    });
  },
};

const options = bundle('api/src/main.ts', API);
const watching = await context({ ...options, plugins: [...options.plugins, onBuilt] });

async function end(code) {
  if (stopping) return;
  stopping = true;
  await watching.dispose();
  await turn;
  await Promise.all([stop(api), stop(client)]);
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end(0));

await watching.watch();
const client = spawn(process.execPath, ['../node_modules/@angular/cli/bin/ng.js', 'serve'], { cwd: 'client', stdio: ['ignore', 'inherit', 'inherit'] });
client.once('exit', (code) => void end(code ?? 1));
