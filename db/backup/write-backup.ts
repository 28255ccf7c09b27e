import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { appliedMigrations } from '../prepare-database';
import { BACKUP_FORMAT, HEAD_NAME, MANIFEST_NAME, type BackupHead, type BackupManifest, type BackupPart } from './backup-format';
import { BackupFault } from './backup-fault';
import { backedUpTables, type BackedUpTable } from './tables';
import { TAR_END, tarEntry } from './tar';

/** A part is written as soon as it is so large; so much of the rows is in memory at a time. */
const PART_BYTES = 4 * 1024 * 1024;
const MOST_ROWS = 1_000;

/** Writes all of one organisation, or of every one, into a file that is not there yet, as of one moment. Memory does not grow with it. */
export async function writeBackup(ownerUrl: string, file: string, organisationId: string | null): Promise<BackupManifest> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'holdfast backup' });
  await client.connect();
  try {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL bytea_output = 'hex'`);
    const head = await headOf(client, organisationId);
    const tar = new TarFile(file, new Date(head.madeAt));
    try {
      await tar.add(HEAD_NAME, json(head));
      const manifest: BackupManifest = { ...head, counts: {}, parts: [] };
      const tables = await backedUpTables(client);
      for (const { id } of head.organisations) {
        const counts: Record<string, number> = (manifest.counts[id] = {});
        for (const table of tables) counts[table.name] = await addRows(client, tar, id, table, manifest.parts);
      }
      await tar.add(MANIFEST_NAME, json(manifest));
      await tar.end();
      return manifest;
    } catch (thrown) {
      tar.destroy();
      throw thrown;
    }
  } finally {
    await client.end();
  }
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

async function headOf(client: pg.Client, organisationId: string | null): Promise<BackupHead> {
  const migration = (await appliedMigrations(async (text) => (await client.query<never>(text)).rows)).at(-1);
  if (migration === undefined) throw new BackupFault('There is nothing to back up: this database was never used by Holdfast.');
  const { rows } = await client.query<{ id: string; name: string; now: Date }>('SELECT id, name, now() AS now FROM organisation WHERE $1::uuid IS NULL OR id = $1 ORDER BY name, id', [organisationId]);
  const [first] = rows;
  if (!first) throw new BackupFault(organisationId === null ? 'There is no organisation in this database yet.' : 'There is no such organisation in this database.');
  return { holdfast: 'backup', format: BACKUP_FORMAT, migration, madeAt: first.now.toISOString(), organisations: rows.map(({ id, name }) => ({ id, name })) };
}

/** Rows of one table as NDJSON, in parts; gives how many there are. */
async function addRows(client: pg.Client, tar: TarFile, organisationId: string, { name, owner, columns, key, large }: BackedUpTable, parts: BackupPart[]): Promise<number> {
  const q = (column: string): string => pg.escapeIdentifier(column);
  const [schema = '', table = ''] = name.split('.');
  await client.query(
    `DECLARE rows NO SCROLL CURSOR FOR SELECT json_strip_nulls(row_to_json(r))::text AS line
     FROM (SELECT ${columns.map((column) => `${q(column.name)}::text AS ${q(column.name)}`).join(', ')} FROM ${q(schema)}.${q(table)}
       WHERE ${q(owner)} = '${organisationId}'${key.length ? ` ORDER BY ${key.map((column) => `${q(table)}.${q(column)}`).join(', ')}` : ''}) r`,
  );
  let total = 0;
  let number = 0;
  let held: { lines: string[]; bytes: number } = { lines: [], bytes: 0 };
  const flush = async (): Promise<void> => {
    if (held.lines.length === 0) return;
    const content = Buffer.from(`${held.lines.join('\n')}\n`);
    const part = { name: `${organisationId}/${name}/${String(++number).padStart(6, '0')}.ndjson`, rows: held.lines.length, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
    held = { lines: [], bytes: 0 };
    await tar.add(part.name, content);
    parts.push(part);
  };
  for (let fetched = -1; fetched !== 0; ) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${large ? 1 : MOST_ROWS} FROM rows`);
    fetched = rows.length;
    total += fetched;
    for (const { line } of rows) {
      held.lines.push(line);
      held.bytes += line.length;
      if (held.bytes >= PART_BYTES) await flush();
    }
  }
  await flush();
  await client.query('CLOSE rows');
  return total;
}

class TarFile {
  readonly #gzip = createGzip();
  readonly #file;

  constructor(
    path: string,
    private readonly madeAt: Date,
  ) {
    // It holds password digests and exempt wording. A file that is there already is somebody's earlier backup.
    this.#file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    this.#file.on('error', (error) => this.#gzip.destroy(error));
    this.#gzip.on('error', () => undefined); // Told by whoever writes next.
    this.#gzip.pipe(this.#file);
  }

  async add(name: string, content: Buffer): Promise<void> {
    await this.#write(tarEntry(name, content, this.madeAt));
  }

  async end(): Promise<void> {
    await this.#write(TAR_END);
    this.#gzip.end();
    await finished(this.#file);
  }

  destroy(): void {
    this.#gzip.destroy();
    this.#file.destroy();
  }

  async #write(bytes: Buffer): Promise<void> {
    if (this.#gzip.errored) throw this.#gzip.errored;
    if (!this.#gzip.write(bytes)) await once(this.#gzip, 'drain');
  }
}
