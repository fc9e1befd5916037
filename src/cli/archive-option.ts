import type { Command } from 'commander';

/** Where the archive is when nobody says. */
export const DEFAULT_ARCHIVE = './isnad-archive';

/** The option that every command of the archive has. */
export function withArchive(command: Command): Command {
  return command.option('--archive <where>', 'the archive: a folder, or postgres://…', DEFAULT_ARCHIVE);
}
