import { Option, type Command } from 'commander';
import { openArchive, type Hit, type SearchQuery, type SearchResult } from '../../archive/index.js';
import { ACTS, Problem } from '../../model/index.js';
import { withArchive } from '../archive-option.js';
import { isolate, paragraph, style, terminalOf, type Terminal } from '../print/terminal.js';
import { write } from '../print/write.js';

interface SearchFlags extends Omit<SearchQuery, 'words' | 'kind' | 'limit'> {
  readonly archive: string;
  readonly statements?: boolean;
  readonly limit: string;
  readonly format?: 'pretty' | 'ndjson';
}

/** `isnad search`: finds articles or statements by their words and facts. */
export default function register(program: Command): void {
  const command = program
    .command('search')
    .description('find articles, or statements, by words and facts')
    .argument('[words...]', 'words, "a phrase", begin*, -without');
  withArchive(command)
    .option('--statements', 'find statements instead of articles')
    .option('--outlet <name>', 'only of this outlet')
    .option('--speaker <words>', 'only statements whose speaker has these words')
    .option('--actor <id or name>', 'only statements of this actor')
    .addOption(new Option('--act <act>', 'only this kind of statement').choices(ACTS))
    .option('--place <name or id>', 'only statements about this place')
    .option('--lang <tag>', 'only in this language')
    .option('--from <date>', 'published on this date or later (2019, 2019-12, 2019-12-09)')
    .option('--until <date>', 'published on this date or earlier')
    .addOption(
      new Option('--order <order>', 'newest first, or what fits best')
        .choices(['date', 'relevance'])
        .default('relevance'),
    )
    .option('--limit <n>', 'how many', '20')
    .option('--cursor <word>', 'go on where a list ended')
    .addOption(new Option('--format <format>', 'pretty on a terminal, else ndjson').choices(['pretty', 'ndjson']))
    .action(run);
}

async function run(words: string[], flags: SearchFlags): Promise<void> {
  const { archive: where, statements, limit, format, ...filters } = flags;
  const archive = await openArchive(where, { readOnly: true });
  try {
    const query: SearchQuery = {
      ...filters,
      words: words.join(' '),
      kind: statements || filters.speaker || filters.act ? 'statements' : 'articles',
      limit: countOf(limit),
    };
    checkDates(query);
    const result = await archive.search(query);
    if ((format ?? (process.stdout.isTTY ? 'pretty' : 'ndjson')) === 'pretty')
      await write(pretty(result, terminalOf(process.stdout)));
    else for (const hit of result.items) await write(JSON.stringify(hit) + '\n');
    console.error(
      `isnad: ${result.atLeast ? 'more than ' : ''}${result.total} found${result.next ? `; more with --cursor ${result.next}` : ''}`,
    );
  } finally {
    await archive.close();
  }
}

function pretty({ items, facets }: SearchResult, terminal: Terminal): string {
  const hits = items.map((hit) => prettyHit(hit, terminal));
  const counts = Object.entries(facets)
    .filter(([, values]) => values.length > 1)
    .map(
      ([name, values]) =>
        `${name}: ${values
          .slice(0, 6)
          .map(({ value, count }) => `${isolate(value)} ${count}`)
          .join(' · ')}`,
    );
  return [...hits, ...counts, ''].join('\n');
}

function prettyHit({ article, statement, snippet }: Hit, terminal: Terminal): string {
  const facts = [
    article.published?.slice(0, 10),
    article.outlet && isolate(article.outlet),
    statement?.act,
    statement?.actor && isolate(statement.actor.name),
  ].filter(Boolean);
  const lines = paragraph(terminal, snippet.text, article.dir, 2);
  const title = paragraph(terminal, article.title ?? article.id, article.dir).join('\n');
  return [
    style(terminal, 'bold', title),
    style(terminal, 'dim', facts.join(' · ')),
    ...lines.map((line) => marked(line, snippet, terminal)),
    '',
  ].join('\n');
}

/** Found words in colour. Lines are broken anew, so they are found again by their letters. */
function marked(line: string, { text, marks }: Hit['snippet'], terminal: Terminal): string {
  const found = new Set(marks.map((mark) => text.slice(mark.start, mark.end)));
  return terminal.colour
    ? line
        .split(/(\s+)/)
        .map((word) => ([...found].some((f) => word.includes(f)) ? style(terminal, 'yellow', word) : word))
        .join('')
    : line;
}

function countOf(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1000)
    throw new Problem('usage', '--limit is a whole number from 1 to 1000');
  return value;
}

function checkDates({ from, until }: SearchQuery): void {
  for (const date of [from, until]) {
    if (date !== undefined && !/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(date))
      throw new Problem('usage', `"${date}" is no date; write 2019, 2019-12 or 2019-12-09`);
  }
}
