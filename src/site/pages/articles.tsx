import type { FC } from 'hono/jsx';
import type { ArticleSummary, Listed } from '../../archive/archive.js';
import { to } from '../addresses.js';
import { Layout } from '../parts/layout.js';
import { Pager } from '../parts/pager.js';
import { Bdi, When, Words } from '../parts/text.js';
import type { Ui } from '../ui.js';

/** One article in a list: title, outlet, date, how many statements it holds. */
export const ArticleItem: FC<{ ui: Ui; article: ArticleSummary }> = ({ ui, article: a }) => (
  <article class="art-item" data-row>
    <h2 class="art-title" dir={a.dir ?? 'auto'} lang={a.lang ?? undefined}>
      <a href={to.article(a.id)} data-open>
        {a.title === null ? ui.t('article.untitled') : <Words text={a.title} />}
      </a>
    </h2>
    <p class="meta">
      {a.outlet !== null && (
        <a href={to.outlet(a.outlet)}>
          <Bdi text={a.outlet} />
        </a>
      )}
      {a.published === null ? (
        <span class="unknown">{ui.t('date.unknown')}</span>
      ) : (
        <When ui={ui} iso={a.published} style="short" />
      )}
      <span>{ui.count('n.statements', a.statements)}</span>
    </p>
  </article>
);

/** Articles, newest first. */
export const ArticlesPage: FC<{ ui: Ui; list: Listed<ArticleSummary> }> = ({ ui, list }) => (
  <Layout
    ui={ui}
    title={ui.t('menu.articles')}
    part="articles"
    feed={{ href: '/articles?format=atom', title: ui.t('menu.articles') }}
  >
    <h1>{ui.t('menu.articles')}</h1>
    {list.items.length === 0 && <p class="empty">{ui.t('empty.articles')}</p>}
    <div class="list">
      {list.items.map((a) => (
        <ArticleItem ui={ui} article={a} />
      ))}
    </div>
    <Pager ui={ui} next={list.next} />
  </Layout>
);
