import type { Link, Reading } from '../model/index.js';
import type { GroupContext } from './context.js';

// A quoted title of fewer words is a name or a slogan, not a work.
const LEAST_WORDS = 4;
// Longer quotations are speech.
const MOST_WORDS = 25;
const QUOTED = /["“«„‟]([^"”»“«„\n]{8,250})["”»]/gu;

/** Links articles to the archived works that they cite by their titles, whichever of the two came first. */
export class Cites {
  /** Folded title → articles of that title. */
  readonly #titles = new Map<string, Set<string>>();
  /** Folded quotation → articles that hold it. */
  readonly #quotes = new Map<string, Set<string>>();
  readonly #of = new Map<string, { readonly title: string | null; readonly quotes: readonly string[] }>();

  add({ article }: Pick<Reading, 'article'>, context: GroupContext): void {
    const fold = (text: string): string | null => {
      const words = context.terms(text, article.lang);
      return words.length < LEAST_WORDS || words.length > MOST_WORDS ? null : words.map(({ word }) => word).join(' ');
    };
    const title = fold(article.title ?? '');
    const quotes = [...article.text.matchAll(QUOTED)].flatMap(([, quote]) => fold(quote!) ?? []);
    this.#of.set(article.id, { title, quotes });
    if (title) put(this.#titles, title, article.id);
    for (const quote of quotes) put(this.#quotes, quote, article.id);
  }

  remove(article: string): void {
    const known = this.#of.get(article);
    if (!known) return;
    if (known.title) this.#titles.get(known.title)?.delete(article);
    for (const quote of known.quotes) this.#quotes.get(quote)?.delete(article);
    this.#of.delete(article);
  }

  /** The works that an article cites. */
  links(article: string): Link[] {
    const { quotes } = this.#of.get(article) ?? { quotes: [] };
    const works = new Set(quotes.flatMap((quote) => [...(this.#titles.get(quote) ?? [])]));
    works.delete(article);
    return [...works]
      .sort()
      .map((work) => ({ kind: 'cites', from: article, to: work, reasons: ['title-quoted'], confidence: 0.9 }));
  }
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}
