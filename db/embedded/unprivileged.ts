import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../start-refusal';

/** How to run PostgreSQL, which refuses to run as root. */
export interface Unprivileged {
  wrap(command: string, args: string[]): [string, string[]];
  /** Set when the server runs under another account, which must then own its files. */
  account?: { uid: number; gid: number };
  /** What the child is spawned with. */
  spawnAs: { uid?: number; gid?: number };
}

export type RootWay = 'namespace' | 'account' | 'capability';

const plain = (command: string, args: string[]): [string, string[]] => [command, args];
const NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534', '--'];

/**
 * Not root: as we are. Root, in this order:
 * - a user namespace in which we look like `nobody`: files stay ours, and parents closed to others do no harm;
 * - where namespaces are forbidden (most containers): the account `postgres` or `nobody`, when it can reach the files;
 * - that account with the one capability to pass closed parents (a clone below /root, which is 0700).
 */
export function unprivileged(cluster: string, mustReach: string[], ways: RootWay[] = ['namespace', 'account', 'capability']): Unprivileged {
  if (process.getuid?.() !== 0) return { wrap: plain, spawnAs: {} };
  const owner = existsSync(join(cluster, 'PG_VERSION')) ? statSync(cluster).uid : 0;
  if (ways.includes('namespace') && owner === 0 && runs('unshare', [...NAMESPACE, 'true'])) {
    return { wrap: (command, args) => ['unshare', [...NAMESPACE, command, ...args]], spawnAs: {} };
  }
  const account = accountOf(owner);
  if (account && ways.includes('account') && reaches(account, mustReach)) return { wrap: plain, account, spawnAs: account };
  if (account && ways.includes('capability')) {
    const flags = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--'];
    if (runs('setpriv', [...flags, 'true'])) return { wrap: (command, args) => ['setpriv', [...flags, command, ...args]], account, spawnAs: {} };
  }
  throw new StartRefusal(
    `PostgreSQL may not run as root, and ${account ? `the account it would run under (uid ${account.uid}) cannot reach ${mustReach.join(' and ')}` : 'there is no account "postgres" or "nobody" to run it under'}: ` +
      'start Holdfast as an ordinary user, set DATA_DIR to a folder that is open to others, or set DATABASE_URL.',
  );
}

const runs = (command: string, args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore', cwd: '/' }).status === 0;

function accountOf(owner: number): { uid: number; gid: number } | undefined {
  for (const name of owner === 0 ? ['postgres', 'nobody'] : [String(owner)]) {
    try {
      const ask = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
      return { uid: ask('-u'), gid: ask('-g') };
    } catch {
      // No such account: the next one.
    }
  }
  return undefined;
}

const reaches = (account: { uid: number; gid: number }, paths: string[]): boolean =>
  paths.every((path) => spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, stdio: 'ignore', cwd: '/' }).status === 0);
