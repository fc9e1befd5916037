import type { Article, Span } from '../model/index.js';
import type { Doc } from './doc.js';
import type { Folded } from './folded.js';
import type { Naming } from './naming.js';

export type { Folded } from './folded.js';

/** A word of a text as search and near-duplicate detection see it: its folded base form, and where it stands. */
export interface Term extends Span {
  /** Folded, clitics and article stripped where that is safe. */
  readonly base: string;
  /** Folded only. */
  readonly word: string;
}

/** What a language pack offers to the stages. An English pack implements the same. */
export interface Language {
  /** BCP 47 primary tag. */
  readonly code: string;
  readonly dir: 'rtl' | 'ltr';
  /** Folds letters that readers treat as one (alef, hamza, ya, ta marbuta, tatweel, harakat, digits), keeping offsets. */
  fold(text: string): Folded;
  /** The words of a text for indexing and comparison. */
  terms(text: string): readonly Term[];
  /** Sentence spans of a text, in order. */
  sentences(text: string): readonly Span[];
  /** Analyses an article's body for reading; null where the language has no reader yet. */
  readonly analyse: ((text: string) => Doc) | null;
  /** Names of parties, carriers of words and spoken dates, for attribution; only a pack with a reader has it. */
  readonly naming?: Naming;
}

/** What reading needs of an article. */
export type ReadableArticle = Pick<Article, 'text' | 'published' | 'outlet'>;
