import type { Article, BlockReason, Capture, Reading, Restored, Statement } from '../model/index.js';
import { parseArticle } from '../intake/index.js';
import { articleFromInput, decodePage, restore } from '../restore/index.js';
import { read } from '../read/index.js';
import { createResolver, type Resolver } from '../resolve/index.js';

export interface ReaderOptions {
  /** False restores only. */
  readonly statements?: boolean;
  /** Who and where; the built-in actors and places where none is given. */
  readonly resolver?: Resolver;
}

/** What came of one capture: its article and statements, and why each block of the page was kept or left. */
export interface PageReading {
  readonly reading: Reading;
  readonly blocks: readonly BlockReason[];
}

/**
 * The way from a captured page to who said what, through whom: decode → restore → read → resolve. Keeping (archive) and
 * grouping (ledger) take readings from here.
 *
 * @throws Problem where the bytes are no page at all (empty, binary, too large, an article input without text).
 */
export function createReader(options: ReaderOptions = {}): (capture: Capture) => PageReading {
  const resolver = options.resolver ?? createResolver();
  return (capture) => {
    const { article, blocks } = restored(capture);
    const found = options.statements === false || article.kind !== 'article' ? nothing : read(article);
    return { reading: withNotes(article, found, resolver), blocks };
  };
}

/** A page is restored; an article input is taken as it stands. */
function restored(capture: Capture): Restored {
  const page = decodePage(capture.bytes, capture);
  if (page.input !== 'article') return restore(page);
  return { article: articleFromInput(parseArticle(capture.bytes, { path: capture.source }), page), blocks: [] };
}

const nothing: ReturnType<typeof read> = { statements: [], notes: [] };

function withNotes(
  article: Article,
  found: { statements: readonly Statement[]; notes: Article['notes'] },
  resolver: Resolver,
): Reading {
  const noted = found.notes.length ? { ...article, notes: [...article.notes, ...found.notes] } : article;
  return { article: noted, statements: resolver.resolve(noted, found.statements) };
}
