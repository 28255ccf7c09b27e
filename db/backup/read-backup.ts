import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { BACKUP_FORMAT, HEAD_NAME, MANIFEST_NAME, tableOfPart, type BackupHead, type BackupManifest, type BackupPart } from './backup-format';
import { BackupFault } from './backup-fault';
import { damaged, tarEntries, type TarEntry } from './tar';

async function* entriesOf(file: string): AsyncGenerator<TarEntry> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    yield* tarEntries(gunzip as AsyncIterable<Buffer>);
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** Parts with their rows, in the order in which they are restored. */
export async function* partsOf(file: string): AsyncGenerator<{ organisationId: string; table: string; lines: string[] }> {
  for await (const { name, content } of entriesOf(file)) {
    const of = tableOfPart(name);
    if (of) yield { ...of, lines: content.toString('utf8').split('\n').slice(0, -1) };
  }
}

/** Reads all of a backup without doing anything with it: it is one, of a format that is known here, and whole. */
export async function checkBackup(file: string): Promise<BackupManifest> {
  let head: BackupHead | undefined;
  let manifest: BackupManifest | undefined;
  const met = new Map<string, BackupPart>();
  for await (const { name, content } of entriesOf(file)) {
    if (head === undefined) head = readHead(name, content);
    else if (manifest !== undefined) throw damaged(`"${name}", which comes after the end`);
    else if (name === MANIFEST_NAME) manifest = readManifest(content);
    else if (tableOfPart(name) === null || met.has(name)) throw damaged(`"${name}", which does not belong there`);
    else met.set(name, { name, rows: rowsIn(content), bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') });
  }
  if (head === undefined || manifest === undefined) throw damaged(`its end: "${MANIFEST_NAME}" is missing`);
  requireWhole(manifest, met);
  return manifest;
}

function readHead(name: string, content: Buffer): BackupHead {
  const head = name === HEAD_NAME ? parsed<BackupHead>(content) : undefined;
  if (head?.holdfast !== 'backup') throw new BackupFault('This file is no backup that Holdfast made.');
  if (head.format > BACKUP_FORMAT) throw new BackupFault(`This backup is of format ${head.format}, and this Holdfast reads formats up to ${BACKUP_FORMAT}: restore it with a newer one.`);
  return head;
}

function readManifest(content: Buffer): BackupManifest {
  const manifest = parsed<BackupManifest>(content);
  if (!Array.isArray(manifest?.parts)) throw damaged(`"${MANIFEST_NAME}"`);
  return manifest;
}

function requireWhole({ parts }: BackupManifest, met: ReadonlyMap<string, BackupPart>): void {
  for (const { name, rows, bytes, sha256 } of parts) {
    const found = met.get(name);
    if (!found) throw damaged(`"${name}", which is missing`);
    if (found.rows !== rows || found.bytes !== bytes || found.sha256 !== sha256) throw damaged(`"${name}"`);
  }
  const known = new Set(parts.map(({ name }) => name));
  for (const name of met.keys()) if (!known.has(name)) throw damaged(`"${name}", which does not belong there`);
}

const rowsIn = (content: Buffer): number => {
  let rows = 0;
  for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) rows++;
  return rows;
};

function parsed<T>(content: Buffer): T | undefined {
  try {
    return JSON.parse(content.toString('utf8')) as T;
  } catch {
    return undefined;
  }
}
