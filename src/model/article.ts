import type { Note } from './note.js';
import type { PageInput } from './page.js';

/** The kinds of page furniture: everything on a page that is not its article. */
export type FurnitureKind =
  | 'navigation'
  | 'related'
  | 'ticker'
  | 'comments'
  | 'ad'
  | 'share'
  | 'social'
  | 'tags'
  | 'promo'
  | 'frequencies'
  | 'weather'
  | 'copyright'
  | 'other';

export interface Furniture {
  readonly kind: FurnitureKind;
  readonly text: string;
}

/** An outlet as its pages give it away: social accounts, radio frequencies. */
export interface OutletProfile {
  readonly accounts: readonly string[];
  readonly frequencies: readonly string[];
}

/**
 * An article restored out of its page. What the page does not say is null, never guessed. Every offset of a statement
 * counts UTF-16 code units into `text`.
 */
export interface Article {
  readonly id: string;
  readonly source: string;
  readonly kind: 'article' | 'not-an-article';
  readonly input: PageInput;
  readonly url: string | null;
  readonly outlet: string | null;
  /** Where the outlet's name was found: `meta`, `json-ld`, `address`, `accounts`, `copyright`, `title`, `input` … */
  readonly outletFrom: string | null;
  /** BCP 47, e.g. `ar`. */
  readonly lang: string | null;
  readonly dir: 'rtl' | 'ltr' | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly captions: readonly string[];
  /** ISO 8601 to the precision known; an offset only where it is known. */
  readonly published: string | null;
  readonly publishedPrinted: string | null;
  /** `printed`, `json-ld`, `meta`, `time`, `address`, `input`, `caller`. */
  readonly publishedFrom: string | null;
  readonly updated: string | null;
  readonly captured: string | null;
  /** The body: paragraphs joined by "\n". */
  readonly text: string;
  /** Headlines of related links. */
  readonly related: readonly string[];
  readonly furniture: readonly Furniture[];
  /** Ticker headlines one by one, apart from the furniture's whole text: they can date a capture. */
  readonly ticker: readonly string[];
  readonly profile: OutletProfile | null;
  readonly notes: readonly Note[];
}

/** Why a block of a page was kept or left (`--explain`). */
export interface BlockReason {
  readonly text: string;
  readonly kept: boolean;
  /** The role it was given: title, body, caption, date, byline, a furniture kind … */
  readonly role: string;
  readonly reasons: readonly string[];
}

/** What restoring a page gives: its article and the reasons. */
export interface Restored {
  readonly article: Article;
  readonly blocks: readonly BlockReason[];
}
