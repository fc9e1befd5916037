import { citationOf, bibtexOf, siteLinks, wordsLink } from '../../export/index.js';
import { limitOf } from '../../api/filters.js';
import type { Quoted } from '../../api/reader.js';
import { claimsOfArticles, claimsOfStatement, storiesOf } from '../../archive/views/index.js';
import { decodePage } from '../../restore/index.js';
import { Problem } from '../../model/index.js';
import type { Site } from '../app.js';
import { asset } from '../assets.js';
import { loadedNames } from '../names.js';
import { ArticlesPage } from '../pages/articles.js';
import { ArticlePage } from '../pages/article.js';
import { StatementPage } from '../pages/statement.js';
import type { Citations } from '../parts/cite.js';
import { ORIGINAL_POLICY } from '../safety/headers.js';
import { harmlessHtml, harmlessText, originalDocument } from '../safety/original.js';
import { uiOf } from '../ui.js';

export const missing = (what: string): Problem => new Problem('not-found', `there is no such ${what} in this archive`);

/** From the first to the last word of a statement: what a text fragment opens. */
function extentOf({ statement: s }: Quoted) {
  const spans = s.content.length > 0 ? s.content : [s.cue];
  return { start: Math.min(...spans.map((x) => x.start)), end: Math.max(...spans.map((x) => x.end)) };
}

export function citationsOf(quoted: Quoted, origin: string): Citations {
  const links = siteLinks(origin);
  return {
    ar: citationOf(quoted, 'ar', links),
    en: citationOf(quoted, 'en', links),
    bibtex: bibtexOf(quoted, links),
    link: links.statement(quoted.statement.id),
    words: wordsLink(quoted.article, extentOf(quoted)),
  };
}

/** Articles, their originals, and single statements. */
export function archiveRoutes({ app, archive, resolver }: Site): void {
  app.get('/articles', async (c) => {
    const list = await archive.articles({
      limit: limitOf(c.req.query('limit') ?? null),
      cursor: c.req.query('cursor'),
      outlet: c.req.query('outlet'),
    });
    return c.html(<ArticlesPage ui={uiOf(c)} list={list} />);
  });
  app.get('/articles/:id', async (c) => {
    const stored = await archive.article(c.req.param('id'));
    if (stored === null) throw missing('article');
    const ui = uiOf(c);
    return c.html(
      <ArticlePage
        ui={ui}
        stored={stored}
        loaded={loadedNames(resolver, stored.article, stored.statements, ui.lang)}
        claims={await claimsOfArticles(archive.db, [stored.article.id])}
        stories={await storiesOf(archive.db, { article: stored.article.id })}
        chosen={c.req.query('s') ?? null}
        beside={c.req.query('view') === 'original'}
      />,
    );
  });
  app.get('/articles/:id/original', async (c) => {
    const id = c.req.param('id');
    const [stored, original] = [await archive.article(id), await archive.original(id)];
    if (stored === null || original === null) throw missing('article');
    const { article } = stored;
    const page = decodePage(original.bytes, { source: article.source, input: article.input });
    const body =
      article.input === 'html'
        ? harmlessHtml(page.content)
        : harmlessText(article.input === 'article' ? article.text : page.content);
    return c.html(originalDocument(body, asset('original.css'), article.lang, article.dir), 200, {
      'content-security-policy': ORIGINAL_POLICY,
      'x-frame-options': 'SAMEORIGIN',
    });
  });
  app.get('/statements/:id', async (c) => {
    const quoted = await archive.statement(c.req.param('id'));
    if (quoted === null) throw missing('statement');
    const ui = uiOf(c);
    return c.html(
      <StatementPage
        ui={ui}
        quoted={quoted}
        claims={await claimsOfStatement(archive.db, quoted.article.id, quoted.statement.id)}
        citations={citationsOf(quoted, ui.origin)}
      />,
    );
  });
}
