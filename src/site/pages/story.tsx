import type { FC } from 'hono/jsx';
import type { ArticleSummary, Listed } from '../../archive/archive.js';
import type { PlaceCount, StoryCard } from '../../archive/views/index.js';
import type { Party } from '../../model/index.js';
import { to } from '../addresses.js';
import { calm, dirOf } from '../bidi.js';
import { ExportMenu } from '../parts/export.js';
import { Layout } from '../parts/layout.js';
import { Matrix, type MatrixRow } from '../parts/matrix.js';
import { Pager } from '../parts/pager.js';
import { Bdi, When, Words } from '../parts/text.js';
import { PlaceMap } from '../svg/map.js';
import { Timeline, type Mark } from '../svg/timeline.js';
import type { Ui } from '../ui.js';

/** One story in a list: title, dates, outlets, how many of its claims are in dispute. */
export const StoryItem: FC<{ ui: Ui; card: StoryCard }> = ({ ui, card: { story, outlets, from, until, disputed } }) => (
  <article class={`story-item${disputed > 0 ? ' disputed' : ''}`} data-row>
    <h2 class="art-title" dir={dirOf(story.title) ?? 'auto'}>
      <a href={to.story(story.id)} data-open>
        <Words text={story.title} />
      </a>
    </h2>
    <p class="meta">
      {from !== null && (
        <span>
          <When ui={ui} iso={from} style="short" />
          {until !== null && until.slice(0, 10) !== from.slice(0, 10) && (
            <>
              {' – '}
              <When ui={ui} iso={until} style="short" />
            </>
          )}
        </span>
      )}
      <span>{ui.count('n.articles', story.articles.length)}</span>
      <span>{ui.count('n.claims', story.claims.length)}</span>
      {disputed > 0 && <span class="flag">{ui.count('n.disputed', disputed)}</span>}
    </p>
    <p class="outlets">
      {outlets.map((outlet) => (
        <a href={to.outlet(outlet)}>
          <Bdi text={outlet} />
        </a>
      ))}
    </p>
  </article>
);

export const StoriesPage: FC<{ ui: Ui; list: Listed<StoryCard> }> = ({ ui, list }) => (
  <Layout ui={ui} title={ui.t('menu.stories')} part="stories">
    <h1>{ui.t('menu.stories')}</h1>
    {list.items.length === 0 && <p class="empty">{ui.t('empty.stories')}</p>}
    <div class="list">
      {list.items.map((card) => (
        <StoryItem ui={ui} card={card} />
      ))}
    </div>
    <Pager ui={ui} next={list.next} />
  </Layout>
);

/** Places named below the map, the most spoken of first: what fits some lines. */
const PLACES = 24;

interface StoryProps {
  readonly ui: Ui;
  readonly card: StoryCard;
  readonly parties: readonly Party[];
  readonly rows: readonly MatrixRow[];
  readonly next: string | null;
  readonly marks: readonly Mark[];
  readonly places: readonly PlaceCount[];
  readonly articles: readonly ArticleSummary[];
}

/** A story: who stands how on what, when, where, and in which articles. */
export const StoryPage: FC<StoryProps> = ({ ui, card, parties, rows, next, marks, places, articles }) => {
  const { story, outlets, disputed } = card;
  return (
    <Layout
      ui={ui}
      title={calm(story.title)}
      part="stories"
      canonical={to.story(story.id)}
      wide
      feed={{ href: `${to.story(story.id)}?format=atom`, title: calm(story.title) }}
    >
      <header class="art-head">
        <p class="kicker">{ui.t('story')}</p>
        <h1 dir={dirOf(story.title) ?? 'auto'}>
          <Words text={story.title} />
        </h1>
        <p class="meta">
          {card.from !== null && <When ui={ui} iso={card.from} style="short" />}
          <span>{ui.count('n.articles', story.articles.length)}</span>
          <span>{ui.count('n.outlets', outlets.length)}</span>
          <span>{ui.count('n.claims', story.claims.length)}</span>
          {disputed > 0 && <span class="flag">{ui.count('n.disputed', disputed)}</span>}
        </p>
        <div class="article-tools">
          <ExportMenu ui={ui} />
        </div>
      </header>
      <section aria-labelledby="matrix">
        <h2 id="matrix">{ui.t('matrix')}</h2>
        {rows.length === 0 ? (
          <p class="empty">{ui.t('empty.claims')}</p>
        ) : (
          <Matrix ui={ui} parties={parties} rows={rows} />
        )}
        <Pager ui={ui} next={next} />
      </section>
      {marks.length > 1 && (
        <section aria-labelledby="timeline">
          <h2 id="timeline">{ui.t('timeline')}</h2>
          <Timeline ui={ui} marks={marks} />
        </section>
      )}
      {places.some((p) => p.lat !== null) && (
        <section aria-labelledby="map">
          <h2 id="map">{ui.t('map')}</h2>
          <PlaceMap ui={ui} places={places} title={ui.t('map')} />
          <ul class="plain place-names">
            {places.slice(0, PLACES).map((p) => (
              <li>
                <a href={to.place(p.id)}>
                  <Bdi text={p.name} />
                </a>{' '}
                <span class="count">{ui.num(p.count)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="articles">
        <h2 id="articles">{ui.t('story.articles')}</h2>
        <ol class="plain dated">
          {articles.map((a) => (
            <li data-row>
              {a.published === null ? (
                <span class="unknown">{ui.t('date.unknown')}</span>
              ) : (
                <When ui={ui} iso={a.published} style="short" />
              )}
              <a href={to.article(a.id)} dir={a.dir ?? 'auto'} lang={a.lang ?? undefined} data-open>
                {a.title === null ? ui.t('article.untitled') : <Words text={a.title} />}
              </a>
              {a.outlet !== null && (
                <span class="aside">
                  <Bdi text={a.outlet} />
                </span>
              )}
            </li>
          ))}
        </ol>
      </section>
    </Layout>
  );
};
