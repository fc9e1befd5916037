import type { FC } from 'hono/jsx';
import { ACTS } from '../../model/index.js';
import type { Hit, SearchResult } from '../../archive/archive.js';
import type { Filters } from '../../api/filters.js';
import type { Quoted } from '../../api/reader.js';
import { to, withQuery } from '../addresses.js';
import { calm } from '../bidi.js';
import { ExportMenu } from '../parts/export.js';
import { Layout } from '../parts/layout.js';
import { Pager } from '../parts/pager.js';
import { StatementItem } from '../parts/statement.js';
import { Bdi, When } from '../parts/text.js';
import type { Ui } from '../ui.js';

interface SearchProps {
  readonly ui: Ui;
  readonly filters: Filters;
  readonly result: SearchResult;
  /** The statements of the hits, when statements were asked for. */
  readonly quoted: readonly Quoted[];
  /** Names to show for actor and place ids. */
  readonly names: ReadonlyMap<string, string>;
}

const Snippet: FC<{ snippet: Hit['snippet'] }> = ({ snippet: { text, marks } }) => {
  const parts: unknown[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    parts.push(calm(text.slice(at, start)), <mark>{calm(text.slice(start, end))}</mark>);
    at = end;
  }
  parts.push(calm(text.slice(at)));
  return (
    <p class="snippet" dir="auto">
      {parts}
    </p>
  );
};

const ArticleHit: FC<{ ui: Ui; hit: Hit }> = ({ ui, hit: { article: a, snippet } }) => (
  <article class="art-item" data-row>
    <h2 class="art-title" dir={a.dir ?? 'auto'} lang={a.lang ?? undefined}>
      <a href={to.article(a.id)} data-open>
        {a.title === null ? ui.t('article.untitled') : calm(a.title)}
      </a>
    </h2>
    <Snippet snippet={snippet} />
    <p class="meta">
      {a.outlet !== null && <Bdi text={a.outlet} />}
      {a.published !== null && <When ui={ui} iso={a.published} style="short" />}
      <span>{ui.count('n.statements', a.statements)}</span>
    </p>
  </article>
);

const ACTIVE = ['speaker', 'actor', 'act', 'place', 'outlet', 'lang', 'from', 'until', 'not'] as const;

const valueWords = (ui: Ui, name: string, value: string, names: ReadonlyMap<string, string>): string => {
  if (name === 'act') return ui.t(`act.${value}`);
  if (name === 'lang') return ui.has(`lang.${value}`) ? ui.t(`lang.${value}`) : value;
  return names.get(value) ?? value;
};

const Chosen: FC<{ ui: Ui; filters: Filters; names: ReadonlyMap<string, string> }> = ({ ui, filters, names }) => {
  const on = ACTIVE.filter((name) => filters[name]);
  if (on.length === 0) return <></>;
  return (
    <ul class="chosen" aria-label={ui.t('filter.chosen')}>
      {on.map((name) => (
        <li>
          <a href={withQuery(ui.here, { [name]: null })}>
            <span class="vh">{ui.t('filter.drop')} </span>
            {ui.t(`filter.${name}`)}: <Bdi text={valueWords(ui, name, String(filters[name]), names)} />{' '}
            <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
    </ul>
  );
};

/** More values than this in a facet are noise; the rest is reached by searching. */
const FACET_VALUES = 12;

const Facets: FC<{ ui: Ui; result: SearchResult; names: ReadonlyMap<string, string> }> = ({ ui, result, names }) => (
  <>
    {Object.entries(result.facets)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => (
        <details open class="facet">
          <summary>{ui.t(`filter.${name}`)}</summary>
          <ul>
            {values.slice(0, FACET_VALUES).map(({ value, count }) => (
              <li>
                <a href={withQuery(ui.here, name === 'year' ? { from: value, until: value } : { [name]: value })}>
                  <Bdi text={valueWords(ui, name, value, names)} />
                </a>{' '}
                <span class="count">
                  <bdi>{ui.num(count)}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
  </>
);

const Form: FC<{ ui: Ui; filters: Filters }> = ({ ui, filters: f }) => (
  <form action="/search" class="search-form">
    <p class="field grow">
      <label for="f-q">{ui.t('filter.q')}</label>
      <input id="f-q" name="q" type="search" dir="auto" value={f.q} />
    </p>
    <p class="field">
      <label for="f-not">{ui.t('filter.not')}</label>
      <input id="f-not" name="not" dir="auto" value={f.not} />
    </p>
    <p class="field">
      <label for="f-act">{ui.t('filter.act')}</label>
      <select id="f-act" name="act">
        <option value="">{ui.t('filter.any')}</option>
        {ACTS.map((act) => (
          <option value={act} selected={f.act === act}>
            {ui.t(`act.${act}`)}
          </option>
        ))}
      </select>
    </p>
    <p class="field">
      <label for="f-from">{ui.t('filter.from')}</label>
      <input id="f-from" name="from" type="date" value={f.from ?? ''} />
    </p>
    <p class="field">
      <label for="f-until">{ui.t('filter.until')}</label>
      <input id="f-until" name="until" type="date" value={f.until ?? ''} />
    </p>
    <p class="field">
      <label for="f-kind">{ui.t('filter.kind')}</label>
      <select id="f-kind" name="kind">
        <option value="statements" selected={f.kind === 'statements'}>
          {ui.t('kind.statements')}
        </option>
        <option value="articles" selected={f.kind === 'articles'}>
          {ui.t('kind.articles')}
        </option>
      </select>
    </p>
    <p class="field">
      <label for="f-order">{ui.t('filter.order')}</label>
      <select id="f-order" name="order">
        <option value="date" selected={f.order === 'date'}>
          {ui.t('order.date')}
        </option>
        <option value="relevance" selected={f.order === 'relevance'}>
          {ui.t('order.relevance')}
        </option>
      </select>
    </p>
    {(['speaker', 'actor', 'place', 'outlet', 'lang'] as const).map(
      (name) => f[name] !== null && <input type="hidden" name={name} value={f[name]} />,
    )}
    <p class="field">
      <button type="submit">{ui.t('search')}</button>
    </p>
  </form>
);

/** Search: words and filters, all in the address; results as statements or articles, with counts by facet. */
export const SearchPage: FC<SearchProps> = ({ ui, filters, result, quoted, names }) => (
  <Layout
    ui={ui}
    title={filters.q === '' ? ui.t('search') : ui.t('search.title', { words: calm(filters.q) })}
    part="search"
    words={filters.q}
    wide
    feed={{ href: withQuery(ui.here, { format: 'atom' }), title: ui.t('search.feed') }}
  >
    <h1>{ui.t('search')}</h1>
    <Form ui={ui} filters={filters} />
    <Chosen ui={ui} filters={filters} names={names} />
    <div class="with-facets">
      <section class="results" aria-labelledby="found">
        <h2 id="found" class="found" aria-live="polite">
          {result.atLeast
            ? ui.t('search.at-least', { n: ui.num(result.total) })
            : ui.count(`found.${filters.kind}`, result.total)}
        </h2>
        {result.total === 0 && <p class="empty">{ui.t('search.nothing')}</p>}
        {filters.kind === 'statements'
          ? quoted.map(({ article, statement }) => <StatementItem ui={ui} article={article} statement={statement} />)
          : result.items.map((hit) => <ArticleHit ui={ui} hit={hit} />)}
        <Pager ui={ui} next={result.next} />
        <ExportMenu ui={ui} save={filters.kind} />
      </section>
      <aside class="facets" aria-label={ui.t('facets')}>
        <Facets ui={ui} result={result} names={names} />
      </aside>
    </div>
  </Layout>
);
