import { InvalidArgumentError, Option, type Command } from 'commander';
import { openArchive } from '../../archive/index.js';
import { textOf, type Reading, type Span } from '../../model/index.js';
import { isolate } from '../print/terminal.js';
import { write } from '../print/write.js';

export interface UnresolvedFlags {
  readonly archive: string;
  readonly limit: number;
  readonly format: 'pretty' | 'json';
}

/** The options of a list of unresolved names. */
export function withList(command: Command): Command {
  return command
    .option('--limit <n>', 'how many names', limitOf, 50)
    .addOption(new Option('--format <format>', 'form of the output').choices(['pretty', 'json']).default('pretty'));
}

function limitOf(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('a number of names');
  return Number(value);
}

/** A name that resolved to nothing: how often, and an article to look at. */
export interface Unresolved {
  readonly name: string;
  readonly count: number;
  readonly article: string;
}

/** Names of an archive that stayed unresolved, most frequent first. */
export async function listUnresolved(flags: UnresolvedFlags, what: 'actors' | 'places'): Promise<void> {
  const archive = await openArchive(flags.archive, { readOnly: true });
  const names = new Map<string, { count: number; article: string }>();
  try {
    for await (const reading of archive.readings()) {
      for (const span of openSpans(reading, what)) {
        const name = textOf(reading.article.text, span).replace(/\s+/g, ' ');
        const known = names.get(name);
        if (known) known.count++;
        else names.set(name, { count: 1, article: reading.article.id });
      }
    }
  } finally {
    await archive.close();
  }
  const list: Unresolved[] = [...names].map(([name, rest]) => ({ name, ...rest }));
  list.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const shown = list.slice(0, flags.limit);
  if (flags.format === 'json') return write(JSON.stringify(shown) + '\n');
  if (list.length === 0) return void console.error('isnad: every name is resolved');
  await write(
    shown.map(({ name, count, article }) => `${String(count).padStart(6)}  ${isolate(name)}  ${article}\n`).join(''),
  );
  if (list.length > shown.length) console.error(`isnad: ${list.length - shown.length} more names (--limit)`);
}

function openSpans({ statements }: Reading, what: 'actors' | 'places'): readonly Span[] {
  if (what === 'places') return statements.flatMap(({ places }) => places.filter(({ id }) => id === null));
  return statements.flatMap(({ speaker, relays, speakerActors, relayActors, elided }) => [
    // An elided subject repeats a mention that is counted where it stands.
    ...(elided ? [] : speaker.filter((_, i) => !speakerActors[i])),
    ...relays.filter((_, i) => !relayActors[i]),
  ]);
}
