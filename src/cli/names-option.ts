import { Option, type Command } from 'commander';
import { createResolver, type ResolverOptions } from '../resolve/index.js';

export interface NameFlags {
  readonly actors?: readonly string[];
  readonly places?: readonly string[];
}

// Given again for each further file: an option that takes several would swallow the paths after it.
const files = (path: string, before: readonly string[] = []): readonly string[] => [...before, path];

/** The options of every command that resolves who and where. */
export function withNames(command: Command): Command {
  const option = (name: string, what: string): Option =>
    new Option(
      `--${name} <file>`,
      `your own ${what} beside the built-in ones (CSV or JSON, as demo/${name}.json); may be given again`,
    ).argParser(files);
  return command.addOption(option('actors', 'actors')).addOption(option('places', 'places'));
}

/**
 * The files that resolving is to read.
 *
 * @throws Problem where one cannot be read or is none, before any page is.
 */
export function namesOf({ actors = [], places = [] }: NameFlags): ResolverOptions {
  const names = { actorFiles: actors, placeFiles: places };
  if (actors.length + places.length > 0) createResolver(names);
  return names;
}
