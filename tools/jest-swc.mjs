/** The one way Jest turns our TypeScript into JavaScript outside the client: SWC, with decorator metadata, as ES modules. */
export const swc = [
  '@swc/jest',
  {
    swcrc: false,
    configFile: false,
    sourceMaps: 'inline',
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
  },
];

export const aliases = {
  '^@holdfast/domain$': '<rootDir>/libs/domain/src/index.ts',
  '^@holdfast/contracts$': '<rootDir>/libs/contracts/src/index.ts',
  '^@holdfast/testing$': '<rootDir>/libs/testing/src/index.ts',
  '^@holdfast/db$': '<rootDir>/db/index.ts',
};

/** A Jest configuration for one Node project of the workspace; run with `node --experimental-vm-modules`. */
export const nodeProject = (name, folder, more = {}) => ({
  displayName: name,
  rootDir: new URL('..', import.meta.url).pathname,
  roots: [`<rootDir>/${folder}`],
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: aliases,
  transform: { '^.+\\.ts$': swc },
  cacheDirectory: '<rootDir>/.nx/jest',
  ...more,
});
