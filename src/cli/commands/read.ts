import { Option, type Command } from 'commander';
import { asProblem, type BlockReason, type PageHints } from '../../model/index.js';
import { captures } from '../../intake/index.js';
import { createReader } from '../../pipeline/pipeline.js';
import { readingRecord } from '../../export/record.js';
import { createResolver } from '../../resolve/index.js';
import { EXIT } from '../exit.js';
import { namesOf, withNames, type NameFlags } from '../names-option.js';
import { printReading } from '../print/reading.js';
import { harmless, terminalOf } from '../print/terminal.js';
import { write } from '../print/write.js';

interface ReadFlags extends PageHints, NameFlags {
  readonly input: 'auto' | 'html' | 'text' | 'article';
  readonly format?: 'pretty' | 'ndjson';
  readonly statements: boolean;
  readonly explain?: boolean;
}

/** `isnad read`: restores the article of each page and reads its statements. */
export default function register(program: Command): void {
  withNames(
    program
      .command('read')
      .description('restore the article of each page and read its statements')
      .argument('<path...>', 'files, folders (walked), .gz of either, - for standard input')
      .addOption(
        new Option('--input <kind>', 'what the input is').choices(['auto', 'html', 'text', 'article']).default('auto'),
      )
      .addOption(new Option('--format <format>', 'pretty on a terminal, else ndjson').choices(['pretty', 'ndjson']))
      .option('--url <address>', 'the address of the page')
      .option('--published <date>', 'when it was published (ISO 8601)')
      .option('--captured <date>', 'when it was captured (ISO 8601)')
      .option('--lang <tag>', 'its language (BCP 47)')
      .option('--no-statements', 'restore only')
      .option('--explain', 'why each block was kept or left, on standard error'),
  ).action(run);
}

async function run(paths: string[], flags: ReadFlags): Promise<void> {
  const read = createReader({ statements: flags.statements, resolver: createResolver(namesOf(flags)) });
  const terminal = terminalOf(process.stdout);
  const format = flags.format ?? (process.stdout.isTTY ? 'pretty' : 'ndjson');
  for await (const capture of captures(paths, { input: flags.input, hints: hintsOf(flags) })) {
    try {
      if (capture instanceof Error) throw capture;
      const { reading, blocks } = read(capture);
      if (flags.explain) console.error(explain(capture.source, blocks));
      await write(
        format === 'pretty' ? printReading(reading, terminal) : JSON.stringify(readingRecord(reading)) + '\n',
      );
    } catch (error) {
      process.exitCode = EXIT.someFailed;
      const place = capture instanceof Error ? {} : { path: capture.source };
      console.error(`isnad: ${asProblem(error, place).print()}`);
    }
  }
}

function hintsOf({ url, published, captured, lang }: ReadFlags): PageHints {
  return Object.fromEntries(
    Object.entries({ url, published, captured, lang }).filter(([, value]) => value !== undefined),
  );
}

function explain(source: string, blocks: readonly BlockReason[]): string {
  const lines = blocks.map(({ kept, role, reasons, text }) => {
    const words = harmless(text);
    return `${kept ? '+' : '-'} ${role.padEnd(12)} ${words.length > 70 ? `${words.slice(0, 70)}…` : words}\n    ${reasons.join('; ')}`;
  });
  return [`${source}: ${blocks.length} blocks`, ...lines].join('\n');
}
