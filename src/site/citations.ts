import {
  articleBibtex,
  articleCitation,
  bibtexOf,
  citationOf,
  claimBibtex,
  claimCitation,
  extentOf,
  siteLinks,
  wordsLink,
} from '../export/index.js';
import type { Quoted } from '../api/reader.js';
import type { Article, Claim } from '../model/index.js';

/** Ready words to paste. */
export interface Citations {
  readonly ar: string;
  readonly en: string;
  readonly bibtex: string;
  /** The permanent address. */
  readonly link: string;
  /** The outlet's own page, opened at the exact words; null where there is none. */
  readonly words: string | null;
}

export function statementCitations(quoted: Quoted, origin: string): Citations {
  const links = siteLinks(origin);
  return {
    ar: citationOf(quoted, 'ar', links),
    en: citationOf(quoted, 'en', links),
    bibtex: bibtexOf(quoted, links),
    link: links.statement(quoted.statement.id),
    words: wordsLink(quoted.article, extentOf(quoted)),
  };
}

export function articleCitations(article: Article, origin: string): Citations {
  const links = siteLinks(origin);
  return {
    ar: articleCitation(article, 'ar', links),
    en: articleCitation(article, 'en', links),
    bibtex: articleBibtex(article, links),
    link: links.article(article.id),
    words: null,
  };
}

export function claimCitations(claim: Claim, origin: string): Citations {
  const links = siteLinks(origin);
  return {
    ar: claimCitation(claim, 'ar', links),
    en: claimCitation(claim, 'en', links),
    bibtex: claimBibtex(claim, links),
    link: links.claim(claim.id),
    words: null,
  };
}
