import type { Article, Claim } from '../model/index.js';
import type { Links } from './links.js';
import { wordsLink } from './links.js';
import type { Quoted, Readings } from './quoted.js';
import { contentOf, extentOf, relaysOf, speakerOf } from './quoted.js';

/** A schema.org node. Facts that are not known are left out, as JSON-LD wants it. */
export type LdNode = Readonly<Record<string, unknown>>;

const known = (node: Record<string, unknown>): LdNode =>
  Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null && value !== undefined && value !== ''));

/** A body that is named, not known to be a person or an organisation. */
const party = (name: string, id?: string): LdNode => known({ '@type': 'Thing', '@id': id, name });

/** The article as a NewsArticle. Its body stays out: it is its outlet's. */
export function articleLd(article: Article, links: Links): LdNode {
  return known({
    '@type': 'NewsArticle',
    '@id': links.article(article.id),
    url: article.url,
    headline: article.title,
    datePublished: article.published,
    dateModified: article.updated,
    inLanguage: article.lang,
    author: article.author && { '@type': 'Person', name: article.author },
    publisher: article.outlet && { '@type': 'NewsMediaOrganization', name: article.outlet },
  });
}

/** A statement as a Quotation; for indirect speech it says that the words are the outlet's. */
export function quotationLd(quoted: Quoted, links: Links): LdNode {
  const { article, statement: s } = quoted;
  const relays = relaysOf(quoted).map((name) => party(name));
  return known({
    '@type': 'Quotation',
    '@id': links.statement(s.id),
    text: contentOf(quoted),
    disambiguatingDescription:
      s.form === 'direct'
        ? null
        : s.form === 'mixed'
          ? 'reported speech, quoted in part'
          : 'reported speech in the words of the article',
    keywords: s.act,
    spokenByCharacter: s.actor ? party(s.actor.name, links.actor(s.actor.id)) : party(speakerOf(quoted)),
    contributor: relays.length > 0 ? relays : null,
    dateCreated: s.time,
    inLanguage: article.lang,
    isPartOf: { '@id': links.article(article.id) },
    url: wordsLink(article, extentOf(quoted)),
  });
}

/** A claim of the ledger, with where it appears. No rating: Isnad gives no verdict. */
export function claimLd(claim: Claim, links: Links): LdNode {
  return known({
    '@type': 'Claim',
    '@id': links.claim(claim.id),
    text: claim.gist.text,
    claimInterpreter: claim.origins.map(({ party: p }) => party(p.name, links.actor(p.id))),
    appearance: claim.articles.map((id) => ({ '@id': links.article(id) })),
  });
}

/** Everything as one schema.org graph, streamed. */
export async function* graphLd(readings: Readings, claims: Iterable<Claim>, links: Links): AsyncGenerator<string> {
  yield '{"@context":"https://schema.org","@graph":[';
  let comma = '\n';
  const next = (node: LdNode): string => {
    const line = `${comma}${JSON.stringify(node)}`;
    comma = ',\n';
    return line;
  };
  for await (const { article, statements } of readings) {
    yield next(articleLd(article, links));
    for (const statement of statements) yield next(quotationLd({ article, statement }, links));
  }
  for (const claim of claims) yield next(claimLd(claim, links));
  yield '\n]}\n';
}
