import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWNER, placesIn } from './data-folder';
import { runningPostmaster } from './running-postmaster';

/** Whether a server has ever kept its data here. */
export const holdsDatabase = (folder: string): boolean => existsSync(join(placesIn(folder).cluster, 'PG_VERSION'));

/** The owner's address of a database of the embedded server that runs on this folder, whoever started it; undefined when none does. */
export function runningDatabase(folder: string, database: string): string | undefined {
  const { cluster, password } = placesIn(folder);
  const running = holdsDatabase(folder) ? runningPostmaster(cluster) : undefined;
  return running && `postgres://${OWNER}:${readFileSync(password, 'utf8').trim()}@127.0.0.1:${running.port}/${encodeURIComponent(database)}`;
}
