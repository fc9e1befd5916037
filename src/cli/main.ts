#!/usr/bin/env node
import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { asProblem } from '../model/index.js';
import { EXIT, exitFor } from './exit.js';
import registerRead from './commands/read.js';
import registerAdd from './commands/add.js';
import registerSearch from './commands/search.js';
import registerStats from './commands/stats.js';
import registerRemove from './commands/remove.js';
import registerServe from './commands/serve.js';
import registerDemo from './commands/demo.js';
import registerClaims from './commands/claims.js';
import registerExport from './commands/export.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const program = new Command('isnad')
  .description(
    'Who said what, through whom: reads news pages for attributed statements and keeps the chain to their source.',
  )
  .version(version)
  .configureHelp({ showGlobalOptions: true })
  .exitOverride((end) => process.exit(end.exitCode === 0 ? EXIT.done : EXIT.usage));

for (const register of [
  registerRead,
  registerAdd,
  registerSearch,
  registerStats,
  registerRemove,
  registerServe,
  registerDemo,
  registerExport,
  registerClaims,
])
  register(program);

// A reader that closes the pipe early (head, less) ends the command, it does not break it.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.someFailed),
);

try {
  await program.parseAsync();
} catch (error) {
  const problem = asProblem(error);
  console.error(`isnad: ${problem.print()}`);
  if (problem.code === 'internal' && process.env.ISNAD_DEBUG) console.error(problem.cause);
  process.exitCode = exitFor(problem.code);
}
