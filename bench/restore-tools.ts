import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '../src/model/index.js';
import { cutBlocks } from '../src/restore/html/blocks.js';
import { withTree } from '../src/restore/html/tree.js';
import { decodePage, restore } from '../src/restore/index.js';
import { dared, load, type Found } from './restore-peers.mjs';

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

/** The files of a folder's pages, in order of name, folders in it too. */
export const pageFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((f) => PAGE.test(f))
    .sort();

/** Every page of a folder at once. */
export const loadPages = (folder: string): readonly Loaded[] =>
  pageFiles(folder).map((f) => {
    const source = join(folder, f);
    return {
      name: f.replace(PAGE, ''),
      gold: source.replace(PAGE, '.json'),
      page: decodePage(readFileSync(source), { source }),
    };
  });

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
  return withTree(html, Infinity, ({ root }) => cutBlocks(root, true).blocks.map((b) => b.text)).join('\n');
}

/** A peer's answer as it is scored; what it throws is an empty one. */
function answerOf(page: Page, run: () => Found): Answer {
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

export interface Tool {
  /** As its users call it: a page's source in, an article out. */
  run(page: Loaded): void;
  /** What is scored of its article. */
  answer(page: Loaded): Answer;
}

export const NAMES = ['isnad', 'dom-smoothie', 'readability'] as const;
export type Name = (typeof NAMES)[number];

export async function toolOf(name: Name): Promise<Tool> {
  if (name === 'isnad') return { run: ({ page }) => void restore(page), answer: ({ page }) => restore(page).article };
  const parse = await load(name);
  return {
    run: ({ page }) => dared(() => parse(page.content)),
    answer: ({ page }) => answerOf(page, () => parse(page.content)),
  };
}
