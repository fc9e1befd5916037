import { readingsOfArticles } from '../../api/collect.js';
import { exportResponse, formatOf, readingsOf } from '../../api/export.js';
import { limitOf } from '../../api/filters.js';
import { claimsOfArticles, claimsOfStatement, storiesOf } from '../../archive/views/index.js';
import { ownVoiceOf } from '../../ledger/index.js';
import { groupContext } from '../../pipeline/group.js';
import { decodePage } from '../../restore/index.js';
import { Problem } from '../../model/index.js';
import type { Site } from '../site.js';
import { asset } from '../assets.js';
import { loadedNames } from '../names.js';
import { ArticlesPage } from '../pages/articles.js';
import { ComparePage } from '../pages/compare.js';
import { diffParagraphs } from '../../api/compare.js';
import type { StoredArticle } from '../../archive/archive.js';
import { ArticlePage } from '../pages/article.js';
import { StatementPage } from '../pages/statement.js';
import { articleCitations, statementCitations } from '../citations.js';
import { ORIGINAL_POLICY } from '../safety/headers.js';
import { harmlessHtml, harmlessText, originalDocument } from '../safety/original.js';
import { uiOf } from '../ui.js';

export const missing = (what: string): Problem => new Problem('not-found', `there is no such ${what} in this archive`);

/** Articles, their originals, and single statements. */
export function archiveRoutes({ app, archive, resolver }: Site): void {
  const context = groupContext({ resolver });
  app.get('/articles', async (c) => {
    const url = new URL(c.req.url);
    const format = formatOf(url.searchParams);
    const list = await archive.articles({
      limit: limitOf(c.req.query('limit') ?? null),
      cursor: c.req.query('cursor'),
      outlet: c.req.query('outlet'),
    });
    if (format !== null) {
      const ui = uiOf(c);
      const ids = list.items.map((a) => a.id);
      return exportResponse({
        format,
        url,
        title: ui.t('menu.articles'),
        lang: ui.lang,
        readings: readingsOfArticles(archive, ids),
      });
    }
    return c.html(<ArticlesPage ui={uiOf(c)} list={list} />);
  });
  app.get('/articles/:id', async (c) => {
    const stored = await archive.article(c.req.param('id'));
    if (stored === null) throw missing('article');
    const ui = uiOf(c);
    const url = new URL(c.req.url);
    const format = formatOf(url.searchParams);
    const claims = await claimsOfArticles(archive.db, [stored.article.id]);
    if (format !== null) {
      const { article, statements } = stored;
      return exportResponse({
        format,
        url,
        title: article.title ?? '',
        lang: ui.lang,
        readings: [{ article, statements }],
        claims,
      });
    }
    return c.html(
      <ArticlePage
        ui={ui}
        stored={stored}
        loaded={loadedNames(resolver, stored.article, stored.statements, ui.lang)}
        own={ownVoiceOf(stored, context)}
        claims={claims}
        stories={await storiesOf(archive.db, { article: stored.article.id })}
        chosen={c.req.query('s') ?? null}
        citations={articleCitations(stored.article, ui.origin)}
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
  app.get('/articles/:id/compare/:other', async (c) => {
    const one = await archive.article(c.req.param('id'));
    const other = await archive.article(c.req.param('other'));
    if (one === null || other === null) throw missing('article');
    const when = (a: StoredArticle) => a.article.captured ?? a.addedAt;
    const [older, newer] = when(one) <= when(other) ? [one, other] : [other, one];
    return c.html(
      <ComparePage ui={uiOf(c)} older={older} newer={newer} changes={diffParagraphs(older.article, newer.article)} />,
    );
  });
  app.get('/statements', (c) => c.redirect(`/search${new URL(c.req.url).search}`));
  app.get('/statements/:id', async (c) => {
    const quoted = await archive.statement(c.req.param('id'));
    if (quoted === null) throw missing('statement');
    const ui = uiOf(c);
    const url = new URL(c.req.url);
    const format = formatOf(url.searchParams);
    const claims = await claimsOfStatement(archive.db, quoted.article.id, quoted.statement.id);
    if (format !== null)
      return exportResponse({
        format,
        url,
        title: quoted.article.title ?? '',
        lang: ui.lang,
        readings: readingsOf([quoted]),
        claims,
      });
    return c.html(
      <StatementPage ui={ui} quoted={quoted} claims={claims} citations={statementCitations(quoted, ui.origin)} />,
    );
  });
}
