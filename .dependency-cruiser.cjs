/** Who may import whom. Each rule says why, for whoever meets it. */
const from = (path, pathNot) => ({ path, ...(pathNot ? { pathNot } : {}) });

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Of two files that need each other, neither can be understood alone.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: from('^(api|db|libs|client|e2e)/'),
      to: { couldNotResolve: true },
    },
    {
      name: 'nothing-from-dist',
      comment: 'Sources do not import what is built from them.',
      severity: 'error',
      from: from('^(api|db|libs|client|e2e)/'),
      to: { path: '^dist/' },
    },
    {
      name: 'domain-stands-alone',
      comment: 'The rules of the trade: no framework, no input or output, no clock.',
      severity: 'error',
      from: from('^libs/domain/', '\\.(spec|arbitrary)\\.ts$|jest\\.config'),
      to: { pathNot: '^libs/domain/' },
    },
    {
      name: 'contracts-know-the-domain-only',
      comment: 'What is asked and told, for both sides of the wire.',
      severity: 'error',
      from: from('^libs/contracts/', '\\.spec\\.ts$'),
      to: { pathNot: '^libs/(contracts|domain)/|^node_modules/(class-validator|class-transformer|reflect-metadata|@nestjs/(common|swagger)|@types)/' },
    },
    {
      name: 'client-takes-contracts-as-types',
      comment: 'Their decorators would bring the whole validator into the browser.',
      severity: 'error',
      from: from('^client/'),
      to: { path: '^libs/contracts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'client-knows-no-server',
      comment: 'The two meet in libs/contracts.',
      severity: 'error',
      from: from('^client/'),
      to: { path: '^(api|db|e2e)/' },
    },
    {
      name: 'server-knows-no-client',
      comment: 'The two meet in libs/contracts.',
      severity: 'error',
      from: from('^(api|db|libs)/'),
      to: { path: '^(client|e2e)/' },
    },
    {
      name: 'database-knows-no-api',
      comment: 'Migrations and seeds outlive the code that serves. Tests of db/ borrow the harness.',
      severity: 'error',
      from: from('^db/', '\\.spec\\.ts$'),
      to: { path: '^api/' },
    },
    {
      name: 'contexts-meet-at-their-index',
      comment: 'What a context does not put into its index.ts is its own business.',
      severity: 'error',
      from: from('^api/src/([^/]+)/', '^api/src/platform/'),
      to: { path: '^api/src/([^/]+)/', pathNot: ['^api/src/$1/', '^api/src/platform/', '^api/src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'the-list-of-contexts-enters-by-index-too',
      comment: 'What a context does not put into its index.ts is its own business.',
      severity: 'error',
      from: from('^api/src/[^/]+\\.ts$'),
      to: { path: '^api/src/([^/]+)/', pathNot: ['^api/src/platform/', '^api/src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'platform-knows-no-context',
      comment: 'No word of the trade in it.',
      severity: 'error',
      from: from('^api/src/platform/', '\\.spec\\.ts$'),
      to: { path: '^api/src/([^/]+)/', pathNot: '^api/src/platform/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/(?!(class-|reflect-|@nestjs|@types)))' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], mainFields: ['module', 'main', 'types'] },
    cache: { folder: '.nx/dependency-cruiser', strategy: 'content' },
  },
};
