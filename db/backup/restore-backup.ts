import pg from 'pg';
import { knownMigrations, migrateTo } from '../data-source';
import { appliedMigrations, requireServer } from '../prepare-database';
import { ensureServingGroup } from '../serving-role';
import { hasOrganisation } from '../setup-code';
import type { BackupManifest } from './backup-format';
import { BackupFault } from './backup-fault';
import { checkBackup, partsOf } from './read-backup';
import { backedUpTables, type BackedUpTable } from './tables';

/** "Holdfast", and the second of its locks: programs that start take turns with a restore. */
const LOCK = [0x486f6c64, 2];
/** So much of a part is sent to PostgreSQL at a time. */
const SENT_BYTES = 4 * 1024 * 1024;

/**
 * Restores a backup into an empty database, or beside the organisations of one that has the same schema: all of it or nothing. The
 * whole file is read first, so that what is damaged or newer is refused before anything is touched.
 */
export async function restoreBackup(ownerUrl: string, file: string): Promise<BackupManifest> {
  const manifest = await checkBackup(file);
  const at = knownMigrations.indexOf(manifest.migration);
  if (at < 0) throw new BackupFault(`This backup was made by a newer Holdfast (its database had ${manifest.migration}): restore it with that one or a later one.`);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'holdfast restore' });
  await client.connect();
  try {
    await requireServer(client);
    await client.query('SELECT pg_advisory_lock($1, $2)', LOCK);
    await bringTo(client, ownerUrl, manifest, at);
    await restoreRows(client, file, manifest);
    // What was restored into the schema of its day is brought forward as a start would, before anything else meets it.
    await migrateTo(ownerUrl, knownMigrations.at(-1));
    await client.query('ANALYZE');
    return manifest;
  } finally {
    await client.end();
  }
}

/** An empty database gets the very schema that the backup was made from; one in use has to have it. */
async function bringTo(client: pg.Client, ownerUrl: string, { migration, organisations }: BackupManifest, at: number): Promise<void> {
  const applied = await appliedMigrations(async (text) => (await client.query<never>(text)).rows);
  const unknown = applied.filter((name) => !knownMigrations.includes(name));
  if (unknown.length > 0) throw new BackupFault(`This database was made by a newer Holdfast (it holds ${unknown.join(', ')}): use that one or a later one.`);
  if (await hasOrganisation(client)) {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM organisation WHERE id = ANY ($1::uuid[]) ORDER BY name', [organisations.map(({ id }) => id)]);
    if (rows.length > 0) throw new BackupFault(`${rows.map(({ name }) => name).join(' and ')} ${rows.length === 1 ? 'is' : 'are'} in this database already. Nothing was restored.`);
    if (applied.at(-1) !== migration)
      throw new BackupFault(
        `This backup was made from a database at ${migration}, and this one is at ${applied.at(-1)}. Restore it into an empty database, which brings it up to date, and back it up there: that backup fits here.`,
      );
    return;
  }
  if (applied.length > at + 1) throw new BackupFault(`This database has a newer schema than the backup was made from (${migration}), without any organisation in it. Restore into a database that nothing was started on.`);
  await ensureServingGroup(client);
  await migrateTo(ownerUrl, migration);
}

async function restoreRows(client: pg.Client, file: string, manifest: BackupManifest): Promise<void> {
  await client.query('BEGIN');
  try {
    const tables = await backedUpTables(client);
    // Triggers write history, seal numbers and searches anew, and forbid what only ever grows: what is restored has all of that. The
    // owner may set them aside for its own transaction; the keys between rows are still checked. Others read meanwhile, and wait to write.
    for (const { name } of tables) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
    await client.query('CREATE TEMP TABLE restored (number bigint GENERATED ALWAYS AS IDENTITY, of text, line json) ON COMMIT DROP');
    const restored = new Rows(client, tables);
    for await (const part of partsOf(file)) await restored.add(part);
    await restored.end();
    requireAll(manifest, restored.counts);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    for (const { name } of tables) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
    await client.query('COMMIT');
  } catch (thrown) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw thrown;
  }
}

function requireAll({ counts }: BackupManifest, restored: ReadonlyMap<string, number>): void {
  for (const [organisationId, tables] of Object.entries(counts))
    for (const [table, count] of Object.entries(tables))
      if ((restored.get(`${organisationId} ${table}`) ?? 0) !== count) throw new BackupFault(`Of ${table} ${count} rows were backed up, and another number could be restored. Nothing was restored.`);
}

/** Takes the parts of a group of tables together and puts their rows in by one statement, so that a row may refer to one that comes later. */
class Rows {
  readonly counts = new Map<string, number>();
  readonly #tables: ReadonlyMap<string, BackedUpTable>;
  #at: { organisationId: string; group: number } | undefined;
  readonly #held = new Set<BackedUpTable>();

  constructor(
    private readonly client: pg.Client,
    tables: readonly BackedUpTable[],
  ) {
    this.#tables = new Map(tables.map((table) => [table.name, table]));
  }

  async add({ organisationId, table: name, lines }: { organisationId: string; table: string; lines: string[] }): Promise<void> {
    const table = this.#tables.get(name);
    if (!table) throw new BackupFault(`The backup holds rows of ${name}, which this Holdfast does not know. Nothing was restored.`);
    if (this.#at?.group !== table.group || this.#at.organisationId !== organisationId) await this.end();
    this.#at = { organisationId, group: table.group };
    this.#held.add(table);
    for (let from = 0; from < lines.length; ) {
      let bytes = 0;
      let to = from;
      while (to < lines.length && (to === from || bytes + lines[to]!.length <= SENT_BYTES)) bytes += lines[to++]!.length;
      await this.client.query('INSERT INTO restored (of, line) SELECT $1, unnest($2::json[])', [name, lines.slice(from, to)]);
      from = to;
    }
  }

  async end(): Promise<void> {
    if (!this.#at) return;
    const { organisationId } = this.#at;
    const held = [...this.#held];
    // Keys are checked at the end of the statement. A row of another organisation is left out, and missed when rows are counted.
    const inserts = held.map((table, at) => `t${at} AS (${insertOf(table)} RETURNING 1)`);
    const { rows } = await this.client.query<{ counts: number[] }>(`WITH ${inserts.join(', ')} SELECT ARRAY[${held.map((_, at) => `(SELECT count(*)::int FROM t${at})`).join(', ')}] AS counts`, [organisationId]);
    held.forEach(({ name }, at) => this.counts.set(`${organisationId} ${name}`, rows[0]?.counts[at] ?? 0));
    await this.client.query('TRUNCATE restored');
    this.#held.clear();
    this.#at = undefined;
  }
}

function insertOf({ name, columns, owner }: BackedUpTable): string {
  const names = columns.map((column) => pg.escapeIdentifier(column.name));
  return `INSERT INTO ${name} (${names.join(', ')}) SELECT ${columns.map(({ type }, at) => `r.${names[at]}::${type}`).join(', ')}
    FROM restored CROSS JOIN LATERAL json_to_record(restored.line) AS r (${names.map((column) => `${column} text`).join(', ')})
    WHERE restored.of = '${name}' AND r.${pg.escapeIdentifier(owner)}::uuid = $1 ORDER BY restored.number`;
}
