import type { Command } from 'commander';
import { withArchive } from '../archive-option.js';
import { listUnresolved, type UnresolvedFlags, withList } from './actors-unresolved.js';

/** `isnad actors`: the names of speakers that stay open, so that you can add them to a file of your own. */
export default function register(program: Command): void {
  const actors = program.command('actors').description('list names of speakers that stay unresolved');
  withList(
    withArchive(
      actors.command('unresolved').description('names of the archive that stay unresolved, most frequent first'),
    ),
  ).action((flags: UnresolvedFlags) => listUnresolved(flags, 'actors'));
}
