import presets from 'jest-preset-angular/presets/index.js';

const preset = presets.createCjsPreset({
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  tsconfig: '<rootDir>/tsconfig.spec.json',
});

export default {
  ...preset,
  displayName: 'client',
  rootDir: import.meta.dirname,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
  cacheDirectory: '<rootDir>/../.nx/jest-client',
  // Published as ES modules only.
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|d3-|internmap|delaunator|robust-predicates|gradient-path|@swimlane))'],
  moduleNameMapper: {
    '^@holdfast/domain$': '<rootDir>/../libs/domain/src/index.ts',
    '^@holdfast/contracts$': '<rootDir>/../libs/contracts/src/index.ts',
  },
};
