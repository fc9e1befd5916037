import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Readability } from '@mozilla/readability';
import { parse as smoothie } from 'dom-smoothie-js';
import { parseHTML } from 'linkedom';
import type { Page } from '../src/model/index.js';
import { cutBlocks } from '../src/restore/html/blocks.js';
import { parseTree } from '../src/restore/html/tree.js';
import { decodePage, restore } from '../src/restore/index.js';

/** A page in memory, decoded once for all tools. */
export interface Loaded {
  readonly name: string;
  readonly gold: string;
  readonly page: Page;
}

/** What is scored of a tool's answer. */
export interface Answer {
  readonly source: string;
  readonly kind: 'article' | 'not-an-article';
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly captions: readonly string[];
  readonly text: string;
}

/** The folder of a set of ../shared/pages, or the repository's own saved pages. */
export function folderOf(set: string | null): string {
  return fileURLToPath(new URL(set ? `../../shared/pages/${set}` : '../demo/pages', import.meta.url));
}

const PAGE = /\.(?:html?|mhtml|txt)(?:\.gz)?$/;

/** Every page of a folder, in order of name, folders in it too, one in memory at a time. */
export function* eachPage(folder: string): Generator<Loaded> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => PAGE.test(f));
  for (const f of files.sort()) {
    const source = join(folder, f);
    yield {
      name: f.replace(PAGE, ''),
      gold: source.replace(PAGE, '.json'),
      page: decodePage(readFileSync(source), { source }),
    };
  }
}

/** Every page of a folder at once. */
export const loadPages = (folder: string): readonly Loaded[] => [...eachPage(folder)];

const empty = (source: string): Answer => ({
  source,
  kind: 'article',
  title: null,
  author: null,
  published: null,
  captions: [],
  text: '',
});

/** Text of a tool's HTML with its paragraphs apart, so that words are not glued where tags were. */
function textOf(html: string): string {
  return cutBlocks(parseTree(html, Infinity).root, true)
    .blocks.map((b) => b.text)
    .join('\n');
}

/** A peer's answer as it is scored; what it throws is an empty one. */
function answerOf(page: Page, run: () => Record<string, string | null | undefined> | null): Answer {
  try {
    const found = run() ?? {};
    return {
      ...empty(page.source),
      title: found.title ?? null,
      author: found.byline ?? null,
      published: found.published_time ?? found.publishedTime ?? null,
      text: textOf(found.content ?? ''),
    };
  } catch {
    return empty(page.source);
  }
}

function readability(content: string): Record<string, string | null | undefined> | null {
  const { document } = parseHTML(content);
  return new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse() as never;
}

const dared = (run: () => unknown): void => {
  try {
    run();
  } catch {
    // scored as an empty answer
  }
};

/** Each tool as its users call it, a page's source in, and what is scored of its answer. */
export const tools = {
  isnad: {
    run: ({ page }: Loaded): void => void restore(page),
    answer: ({ page }: Loaded): Answer => restore(page).article,
  },
  'dom-smoothie': {
    run: ({ page }: Loaded): void => dared(() => smoothie(page.content)),
    answer: ({ page }: Loaded): Answer => answerOf(page, () => smoothie(page.content) as Record<string, string>),
  },
  readability: {
    run: ({ page }: Loaded): void => dared(() => readability(page.content)),
    answer: ({ page }: Loaded): Answer => answerOf(page, () => readability(page.content)),
  },
};
