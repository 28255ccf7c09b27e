import { nodeProject } from '../tools/jest-swc.mjs';

/** The api and the database behind it: one real PostgreSQL for the run, a clone of a migrated template for each file. */
export default nodeProject('api', 'api', {
  roots: ['<rootDir>/api', '<rootDir>/db'],
  globalSetup: '<rootDir>/api/test/global-setup.mjs',
  globalTeardown: '<rootDir>/api/test/global-teardown.mjs',
  // Whole programs are started, on machines that do other things as well.
  testTimeout: 120_000,
  // A worker keeps the modules of every file that it ran: with so much it is let go, and another goes on.
  workerIdleMemoryLimit: '2GB',
});
