// Nx needs a second to find that nothing is stale, which is most of a warm start. Names, sizes and times of the sources
// answer in 20 ms; only when they differ is Nx asked, which then compares contents and may still have the result.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

const SHARED = ['libs', 'package-lock.json', 'tsconfig.base.json', 'nx.json'];
const PROJECTS = {
  api: { inputs: ['api/src', 'api/project.json', 'db', 'tools/build-api.mjs', 'tools/describe-answers.mjs', 'tools/jest-swc.mjs', ...SHARED], output: 'dist/api/main.js' },
  client: { inputs: ['client', ...SHARED], output: 'dist/client/browser/index.html' },
};
const NOT_BUILT = /\.spec\.ts$|^\.|^node_modules$/;

/** Builds those of the projects whose sources changed since they were last built; false when a build failed. */
export async function buildStale(names) {
  const stale = names.map((name) => ({ name, is: fingerprint(PROJECTS[name].inputs) })).filter(({ name, is }) => !existsSync(PROJECTS[name].output) || is !== lastBuilt(name));
  if (stale.length === 0) return true;
  const what = stale.map(({ name }) => name).join(' and ');
  if (!existsSync('node_modules/nx')) {
    console.error(`The ${what} must be built, which needs the development packages: run npm ci.`);
    return false;
  }
  const built = await run(`Building ${what}`, ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '-p', ...stale.map(({ name }) => name), '--output-style=static']);
  if (built.code !== 0) {
    console.error(built.output);
    console.error(`The ${what} could not be built; what went wrong is said above.`);
    return false;
  }
  // Fingerprints from before the build: what is saved while it runs is built next time.
  for (const { name, is } of stale) {
    mkdirSync('dist', { recursive: true });
    writeFileSync(stamp(name), is);
  }
  return true;
}

const stamp = (name) => `dist/.built-${name}`;
const lastBuilt = (name) => (existsSync(stamp(name)) ? readFileSync(stamp(name), 'utf8') : undefined);

function fingerprint(inputs) {
  const hash = createHash('sha256');
  const add = (path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return;
    if (!stats.isDirectory()) return void hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
    for (const name of readdirSync(path).sort()) if (!NOT_BUILT.test(name)) add(join(path, name));
  };
  inputs.forEach(add);
  return hash.digest('hex');
}
