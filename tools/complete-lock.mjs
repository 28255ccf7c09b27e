// npm ci refuses a lock file that lacks an optional package for any platform, even another one, and npm leaves out those
// which the registry did not have when the lock was written. This writes them in: their version, system and processor.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = { windows: 'win32', ...Object.fromEntries(['darwin', 'linux', 'win32', 'android', 'freebsd', 'openbsd', 'openharmony', 'netbsd', 'aix', 'sunos'].map((name) => [name, name])) };
const PROCESSORS = new Set(['arm64', 'arm', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el']);

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;

for (const [folder, dependent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(dependent.optionalDependencies ?? {})) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${folder}/node_modules/${name}`]) continue;
    const platform = platformOf(name);
    if (!platform || !/^\d/.test(version)) {
      console.error(`Left out ${name}@${version}: its platform or its exact version is not known.`);
      continue;
    }
    lock.packages[`node_modules/${name}`] = { version, ...platform, optional: true, ...(dependent.dev ? { dev: true } : {}) };
    added++;
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`Added ${added} optional packages for other platforms.`);

/** As such packages are named: `@scope/thing-linux-arm64-musl`. */
function platformOf(name) {
  const words = name.split('/').pop().split('-');
  const os = words.map((word) => SYSTEMS[word]).find(Boolean);
  const cpu = words.map((word) => (word === 'gnueabihf' ? 'arm' : word)).find((word) => PROCESSORS.has(word));
  if (!os || !cpu) return undefined;
  const libc = words.includes('musl') ? 'musl' : os === 'linux' && words.includes('gnu') ? 'glibc' : undefined;
  return { os: [os], cpu: [cpu], ...(libc ? { libc: [libc] } : {}) };
}
