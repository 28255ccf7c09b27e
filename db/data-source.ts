import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { migrations } from './migrations/index';

/** The group role that migrations grant to; every role that serves is a member of it. */
export const SERVING_GROUP = 'holdfast_serving';

export const MIGRATION_TABLE = 'schema_migration';

/** The migrations this program knows, oldest first, by the names under which the database keeps them. */
export const knownMigrations: readonly string[] = migrations.map((migration) => migration.name);

/** For migrations and seeds: the owner's connection, without entities. The schema is never made from entities. */
export const ownerDataSource = (ownerUrl: string, applied = migrations): DataSource =>
  new DataSource({
    type: 'postgres',
    url: ownerUrl,
    applicationName: 'holdfast owner',
    migrations: applied,
    migrationsTableName: MIGRATION_TABLE,
    // One by one: what failed is rolled back, what came before it is whole and stays.
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize: 2,
  });

/** Applies what is not applied yet, up to this migration and no further. */
export async function migrateTo(ownerUrl: string, name: string | undefined): Promise<void> {
  const source = ownerDataSource(ownerUrl, migrations.slice(0, knownMigrations.indexOf(name ?? '') + 1));
  try {
    await source.initialize();
    await source.runMigrations();
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}
