#!/usr/bin/env node
import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { asProblem } from '../model/index.js';
import { commands } from './commands/index.js';
import { EXIT, exitFor } from './exit.js';

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

const called = process.argv[2] ?? '';
for (const [name, load] of Object.entries(commands))
  if (name === called || !Object.hasOwn(commands, called)) (await load()).default(program);

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
