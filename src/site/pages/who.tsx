import type { FC } from 'hono/jsx';
import type { ArticleSummary, Listed } from '../../archive/archive.js';
import type { ActorView, ClaimRow, Counted, OutletView, Quoted, Tally } from '../../archive/views/index.js';
import type { Actor, Article, Stance } from '../../model/index.js';
import { to, withQuery } from '../addresses.js';
import { calm } from '../bidi.js';
import { FAMILY, StanceMark } from '../parts/act.js';
import { Bars } from '../parts/bars.js';
import { ClaimItem } from '../parts/claim.js';
import { ExportMenu } from '../parts/export.js';
import { Layout } from '../parts/layout.js';
import { Pager } from '../parts/pager.js';
import { StatementItem } from '../parts/statement.js';
import { Bdi, When } from '../parts/text.js';
import { Spread } from '../svg/spread.js';
import type { Ui } from '../ui.js';
import { ArticleItem } from './articles.js';

/** A list of names with counts that is narrowed by typing or by the first box (`filter=`). */
const NameList: FC<{
  ui: Ui;
  names: readonly { id: string; name: string; count: number; href: string }[];
  unit: string;
}> = ({ ui, names, unit }) => (
  <ul class="plain names">
    {names.map((n) => (
      <li data-row>
        <a href={n.href} data-open>
          <Bdi text={n.name} />
        </a>{' '}
        <span class="count">{ui.count(unit, n.count)}</span>
      </li>
    ))}
  </ul>
);

const Filter: FC<{ ui: Ui; value: string }> = ({ ui, value }) => (
  <form class="filter" role="search" aria-label={ui.t('names.filter')}>
    <label for="names-filter">{ui.t('names.filter')}</label>
    <input id="names-filter" name="name" type="search" dir="auto" value={value} />
    <button type="submit">{ui.t('search')}</button>
  </form>
);

export const ActorsPage: FC<{ ui: Ui; list: Listed<Counted>; filter: string }> = ({ ui, list, filter }) => (
  <Layout ui={ui} title={ui.t('menu.actors')} part="actors">
    <h1>{ui.t('menu.actors')}</h1>
    <Filter ui={ui} value={filter} />
    {list.items.length === 0 && <p class="empty">{ui.t('empty.names')}</p>}
    <NameList ui={ui} unit="n.statements" names={list.items.map((a) => ({ ...a, href: to.actor(a.id) }))} />
    <Pager ui={ui} next={list.next} />
  </Layout>
);

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

interface ActorProps {
  readonly ui: Ui;
  readonly id: string;
  readonly view: ActorView | null;
  /** How many others are counted with it: those who speak for it. */
  readonly voices: number;
  /** Whether only its own words were asked for. */
  readonly own: boolean;
  /** The actor of the files, where it has one: neutral names in both languages, whom it speaks for. */
  readonly actor: Actor | null;
  readonly parents: readonly { readonly id: string; readonly name: string }[];
  readonly statements: Listed<Quoted>;
  readonly stances: Readonly<Record<Stance, number>>;
  /** Whom its newest statements name. */
  readonly about: readonly Counted[];
  readonly claims: readonly ClaimRow[];
  readonly reversals: readonly ClaimRow[];
  readonly name: string;
  readonly loaded: ReadonlySet<string>;
}

/** What an actor said over time, about where, what it denies and where it changed, who carries it, what it is called. */
export const ActorPage: FC<ActorProps> = ({
  ui,
  id,
  view,
  voices,
  own,
  actor,
  parents,
  statements,
  stances,
  about,
  claims,
  reversals,
  name,
  loaded,
}) => (
  <Layout
    ui={ui}
    title={calm(name)}
    part="actors"
    canonical={to.actor(id)}
    wide
    feed={{ href: `${to.actor(id)}?format=atom`, title: calm(name) }}
  >
    <header class="art-head">
      <p class="kicker">
        {actor !== null && ui.has(`kind.${actor.kind}`) ? ui.t(`kind.${actor.kind}`) : ui.t('actor')}
      </p>
      <h1>
        <Bdi text={name} />
      </h1>
      {parents.length > 0 && (
        <p class="meta">
          <span>{ui.t('actor.speaks-for')}</span>
          {parents.map((p) => (
            <a href={to.actor(p.id)}>
              <Bdi text={p.name} />
            </a>
          ))}
        </p>
      )}
      <p class="meta">
        {view !== null && <span>{ui.count('n.statements', view.statements)}</span>}
        {voices > 0 && (
          <span>
            {ui.count('actor.with-voices', voices)}{' '}
            <a href={withQuery(ui.here, { own: '1' })}>{ui.t('actor.only-own')}</a>
          </span>
        )}
        {own && <a href={withQuery(ui.here, { own: null })}>{ui.t('actor.with-all')}</a>}
        {(['affirm', 'deny', 'silent'] as const)
          .filter((s) => stances[s] > 0)
          .map((s) => (
            <span>
              <StanceMark ui={ui} stance={s} /> {ui.count('n.claims', stances[s])}
            </span>
          ))}
      </p>
    </header>
    {view !== null && <Spread ui={ui} days={view.days} label={ui.t('actor.said')} />}
    <div class="with-facets">
      <div>
        {reversals.length > 0 && (
          <section aria-labelledby="reversals">
            <h2 id="reversals">{ui.t('actor.reversals')}</h2>
            {reversals.map((row) => (
              <ClaimItem ui={ui} claim={row.claim} disputed={row.disputed} />
            ))}
          </section>
        )}
        {claims.length > 0 && (
          <section aria-labelledby="actor-claims">
            <h2 id="actor-claims">{ui.t('actor.claims')}</h2>
            {claims.map((row) => (
              <ClaimItem ui={ui} claim={row.claim} disputed={row.disputed} />
            ))}
          </section>
        )}
        <section aria-labelledby="said" class="results">
          <h2 id="said">{ui.t('actor.said')}</h2>
          {statements.items.map((q) => (
            <StatementItem ui={ui} article={q.article} statement={q.statement} />
          ))}
          <Pager ui={ui} next={statements.next} />
          <ExportMenu ui={ui} />
        </section>
      </div>
      {view !== null && (
        <aside class="facets" aria-label={ui.t('profile')}>
          <h2 class="small-head">{ui.t('actor.acts')}</h2>
          <Bars
            ui={ui}
            bars={view.acts.map((a) => ({
              label: ui.t(`act.${a.value}`),
              count: a.count,
              class: `f-${FAMILY[a.value as keyof typeof FAMILY]}`,
              href: withQuery(ui.here, { act: a.value }),
            }))}
          />
          <h2 class="small-head">{ui.t('actor.carried')}</h2>
          <Bars
            ui={ui}
            bars={view.outlets.map((o) => ({ label: o.value, count: o.count, href: to.outlet(o.value) }))}
          />
          <h2 class="small-head">{ui.t('actor.names')}</h2>
          <ul class="plain printed-names">
            {view.names.map((n) => (
              <li>
                <Bdi text={n.text} class={loaded.has(n.text) ? 'loaded' : ''} />{' '}
                <span class="count">{ui.num(n.count)}</span>
                <br />
                <span class="aside">{n.outlets.map(calm).join(ui.t('list.separator'))}</span>
              </li>
            ))}
          </ul>
          {about.length > 0 && (
            <>
              <h2 class="small-head">{ui.t('actor.about')}</h2>
              <Bars ui={ui} bars={about.map((a) => ({ label: a.name, count: a.count, href: to.actor(a.id) }))} />
            </>
          )}
          {view.places.length > 0 && (
            <>
              <h2 class="small-head">{ui.t('actor.places')}</h2>
              <Bars ui={ui} bars={view.places.map((p) => ({ label: p.name, count: p.count, href: to.place(p.id) }))} />
            </>
          )}
        </aside>
      )}
    </div>
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
        <Bars
          ui={ui}
          bars={view.acts.map((a) => ({
            label: ui.t(`act.${a.value}`),
            count: a.count,
            class: `f-${FAMILY[a.value as keyof typeof FAMILY]}`,
          }))}
        />
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
