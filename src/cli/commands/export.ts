import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option, type Command } from 'commander';
import { openArchive, type Archive } from '../../archive/index.js';
import {
  EXPORT_FORMATS,
  exportAs,
  filtered,
  siteLinks,
  type ExportContext,
  type ExportFilter,
  type ExportFormat,
} from '../../export/index.js';
import { eventTime } from '../../resolve/index.js';
import { ACTS, Problem, type Claim } from '../../model/index.js';
import { withArchive } from '../archive-option.js';
import { write } from '../print/write.js';

interface ExportFlags extends Omit<ExportFilter, 'statements'> {
  readonly archive: string;
  readonly format: ExportFormat;
  readonly words?: string;
  readonly base?: string;
  readonly citation: 'ar' | 'en';
  readonly out?: string;
}

/** `isnad export`: what the archive holds, or a part of it, in a form that other programs read. */
export function register(program: Command): void {
  const command = program
    .command('export')
    .description('write statements, or what a filter takes of them, in a form that other programs read');
  withArchive(command)
    .addOption(new Option('--format <format>', 'form of the output').choices(EXPORT_FORMATS).makeOptionMandatory())
    .option('--words <query>', 'only statements that a search finds: "a phrase", prefix*, -not')
    .option('--speaker <words>', 'only by speakers with these words in their name')
    .option('--actor <id>', 'only by or through this actor')
    .addOption(new Option('--act <act>', 'only this kind of speech act').choices(ACTS))
    .option('--place <name or id>', 'only about this place')
    .option('--outlet <name>', 'only from this outlet')
    .option('--lang <code>', 'only articles in this language')
    .option('--from <date>', 'only articles published on or after this date (ISO 8601)')
    .option('--until <date>', 'only articles published on or before this date')
    .option('--base <address>', 'the address of your site, for links back to it; urn:isnad:… without one')
    .addOption(new Option('--citation <language>', 'language of --format citation').choices(['ar', 'en']).default('ar'))
    .option('--out <file>', 'write to a file instead of standard output')
    .action(run);
}
export default register;

async function run(flags: ExportFlags): Promise<void> {
  const { archive: where, format, words, base, citation, out, ...rest } = flags;
  checkDates(flags);
  const archive = await openArchive(where, { create: false, readOnly: true });
  try {
    const filter: ExportFilter = words === undefined ? rest : { ...rest, statements: await found(archive, words) };
    const links = siteLinks(base ?? null);
    const context: ExportContext = {
      links,
      eventOf: eventTime,
      lang: citation,
      claims: format === 'jsonld' ? await allClaims(archive) : [],
      feed: {
        title: 'Isnad',
        description: words ?? 'Statements',
        home: links.home,
        lang: flags.lang ?? 'ar',
        updated: new Date(),
      },
    };
    const parts = exportAs(format, filtered(archive.readings(), filter), context);
    if (out === undefined) for await (const part of parts) await write(part);
    else await save(parts, out);
  } finally {
    await archive.close();
  }
}

async function save(parts: AsyncIterable<string>, path: string): Promise<void> {
  const file = createWriteStream(path);
  try {
    await once(file, 'open');
  } catch (cause) {
    throw new Problem('usage', 'cannot write this file', { path }, { cause });
  }
  await pipeline(Readable.from(parts), file);
}

function checkDates({ from, until }: ExportFlags): void {
  for (const date of [from, until]) {
    if (date !== undefined && !/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.test(date)) {
      throw new Problem('usage', `"${date}" is no date; write 2019, 2019-12 or 2019-12-09`);
    }
  }
}

const PAGE = 500;

/** The ids of every statement that a search finds. */
async function found(archive: Archive, words: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await archive.search({
      words,
      kind: 'statements',
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { statement } of page.items) if (statement) ids.add(statement.id);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

async function allClaims(archive: Archive): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  let cursor: string | undefined;
  do {
    const page = await archive.claims({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    claims.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return claims;
}
