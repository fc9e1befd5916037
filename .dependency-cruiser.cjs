// The direction of the house: a stage imports the model, the language packs and nothing after it; no cycles anywhere.
const stages = ['restore', 'read', 'resolve', 'ledger'];
const later = {
  model: ['language', ...stages, 'archive', 'intake', 'export', 'pipeline', 'site', 'api', 'cli'],
  language: [...stages, 'archive', 'intake', 'export', 'pipeline', 'site', 'api', 'cli'],
  ...Object.fromEntries(
    stages.map((s) => [
      s,
      [...stages.filter((t) => t !== s), 'archive', 'intake', 'export', 'pipeline', 'site', 'api', 'cli'],
    ]),
  ),
  archive: [...stages, 'intake', 'export', 'pipeline', 'site', 'api', 'cli'],
  export: [...stages, 'archive', 'intake', 'pipeline', 'site', 'api', 'cli'],
  intake: ['read', 'resolve', 'ledger', 'export', 'pipeline', 'site', 'api', 'cli'],
  pipeline: ['site', 'api', 'cli'],
  api: ['site', 'cli'],
  site: ['cli'],
};
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '\\.test\\.tsx?$',
          '^src/index\\.ts$',
          '^src/cli/main\\.ts$',
          '^src/.*worker.*\\.ts$',
          '^src/site/assets/',
        ],
      },
      to: {},
    },
    ...Object.entries(later).map(([from, to]) => ({
      name: `${from}-imports-nothing-after-it`,
      severity: 'error',
      from: { path: `^src/${from}(/|\\.ts)` },
      to: { path: `^src/(${to.join('|')})(/|\\.ts)` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
