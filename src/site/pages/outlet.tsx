import type { FC } from 'hono/jsx';
import type { ArticleSummary, Listed } from '../../archive/archive.js';
import type { OutletView, Tally } from '../../archive/views/index.js';
import type { Article } from '../../model/index.js';
import { to } from '../addresses.js';
import { calm } from '../bidi.js';
import { ActBars, Bars } from '../parts/bars.js';
import { ExportMenu } from '../parts/export.js';
import { Layout } from '../parts/layout.js';
import { Pager } from '../parts/pager.js';
import { Bdi, When } from '../parts/text.js';
import type { Ui } from '../ui.js';
import { ArticleItem } from './articles.js';
import { NameList } from './who.js';

export const OutletsPage: FC<{ ui: Ui; outlets: readonly Tally[] }> = ({ ui, outlets }) => (
  <Layout ui={ui} title={ui.t('menu.outlets')} part="outlets">
    <h1>{ui.t('menu.outlets')}</h1>
    {outlets.length === 0 && <p class="empty">{ui.t('empty.names')}</p>}
    <NameList
      ui={ui}
      unit="n.articles"
      names={outlets.map((o) => ({ id: o.value, name: o.value, count: o.count, href: to.outlet(o.value) }))}
    />
  </Layout>
);

interface OutletProps {
  readonly ui: Ui;
  readonly view: OutletView;
  readonly articles: Listed<ArticleSummary>;
  /** Names it prints for those it cites most, with the neutral name. */
  readonly names: readonly {
    readonly text: string;
    readonly count: number;
    readonly actor: { readonly id: string; readonly name: string };
    readonly loaded: boolean;
  }[];
  readonly profile: Article['profile'];
}

/** An outlet: whom it cites, how often without a name, what it calls them, and how its own pages give it away. */
export const OutletPage: FC<OutletProps> = ({ ui, view, articles, names, profile }) => (
  <Layout ui={ui} title={calm(view.outlet)} part="outlets" canonical={to.outlet(view.outlet)} wide>
    <header class="art-head">
      <p class="kicker">{ui.t('outlet')}</p>
      <h1>
        <Bdi text={view.outlet} />
      </h1>
      <p class="meta">
        <span>{ui.count('n.articles', view.articles)}</span>
        <span>{ui.count('n.statements', view.statements)}</span>
        {view.statements > 0 && (
          <span>{ui.t('outlet.unnamed', { part: ui.percent(view.unnamed / view.statements) })}</span>
        )}
        {view.from !== null && view.until !== null && (
          <span>
            <When ui={ui} iso={view.from} style="short" /> – <When ui={ui} iso={view.until} style="short" />
          </span>
        )}
      </p>
    </header>
    <div class="with-facets">
      <section aria-labelledby="outlet-articles">
        <h2 id="outlet-articles">{ui.t('menu.articles')}</h2>
        <div class="list">
          {articles.items.map((a) => (
            <ArticleItem ui={ui} article={a} />
          ))}
        </div>
        <Pager ui={ui} next={articles.next} />
        <ExportMenu ui={ui} />
      </section>
      <aside class="facets" aria-label={ui.t('profile')}>
        <h2 class="small-head">{ui.t('outlet.cites')}</h2>
        <Bars
          ui={ui}
          bars={view.cites.slice(0, 15).map((c) => ({ label: c.name, count: c.count, href: to.actor(c.id) }))}
        />
        {names.length > 0 && (
          <>
            <h2 class="small-head">{ui.t('outlet.names')}</h2>
            <ul class="plain printed-names">
              {names.map((n) => (
                <li>
                  <Bdi text={n.text} class={n.loaded ? 'loaded' : ''} /> <span class="count">{ui.num(n.count)}</span>
                  <br />
                  <span class="aside">
                    {ui.t('loaded.is')}{' '}
                    <a href={to.actor(n.actor.id)}>
                      <Bdi text={n.actor.name} />
                    </a>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        <h2 class="small-head">{ui.t('actor.acts')}</h2>
        <ActBars ui={ui} acts={view.acts} />
        {profile !== null && (profile.accounts.length > 0 || profile.frequencies.length > 0) && (
          <>
            <h2 class="small-head">{ui.t('outlet.profile')}</h2>
            <ul class="plain printed-names">
              {profile.accounts.map((a) => (
                <li>
                  <bdi dir="ltr" class="mono">
                    {calm(a)}
                  </bdi>
                </li>
              ))}
              {profile.frequencies.map((f) => (
                <li>
                  <Bdi text={f} />
                </li>
              ))}
            </ul>
          </>
        )}
      </aside>
    </div>
  </Layout>
);
