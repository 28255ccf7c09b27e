export * from './backup';
export { knownMigrations, MIGRATION_TABLE, ownerDataSource, SERVING_GROUP } from './data-source';
export { startEmbeddedPostgres, type EmbeddedOptions, type EmbeddedPostgres } from './embedded-postgres';
export { holdsDatabase, runningDatabase } from './embedded/running-database';
export { appliedMigrations, prepareDatabase, type PreparedDatabase, type PrepareOptions } from './prepare-database';
export * from './seeds/demo';
export { hasOrganisation, issueSetupCode, setupCodeHash } from './setup-code';
export { StartRefusal, wordsOf } from './start-refusal';
