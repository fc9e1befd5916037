import type { FC } from 'hono/jsx';
import type { Listed } from '../../archive/archive.js';
import type { ActorView, ClaimRow, Counted, Quoted } from '../../archive/views/index.js';
import type { Actor, Stance } from '../../model/index.js';
import { to, withQuery } from '../addresses.js';
import { calm } from '../bidi.js';
import { StanceMark } from '../parts/act.js';
import { ActBars, Bars } from '../parts/bars.js';
import { ClaimItem } from '../parts/claim.js';
import { ExportMenu } from '../parts/export.js';
import { Layout } from '../parts/layout.js';
import { Pager } from '../parts/pager.js';
import { StatementItem } from '../parts/statement.js';
import { Bdi } from '../parts/text.js';
import { Spread } from '../svg/spread.js';
import type { Ui } from '../ui.js';

/** A list of names with counts that is narrowed by typing or by the first box (`filter=`). */
export const NameList: FC<{
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

/** Names of an actor that stand open. */
const NAMES = 10;

/** What an actor is called, by whom; names that take sides are underlined as in the articles. */
const PrintedNames: FC<{ ui: Ui; names: ActorView['names']; loaded: ReadonlySet<string> }> = ({
  ui,
  names,
  loaded,
}) => (
  <ul class="plain printed-names">
    {names.map((n) => (
      <li>
        <Bdi text={n.text} class={loaded.has(n.text) ? 'loaded' : ''} /> <span class="count">{ui.num(n.count)}</span>
        <br />
        <span class="aside">{n.outlets.map(calm).join(ui.t('list.separator'))}</span>
      </li>
    ))}
  </ul>
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
          <ActBars ui={ui} acts={view.acts} href={(act) => withQuery(ui.here, { act })} />
          <h2 class="small-head">{ui.t('actor.carried')}</h2>
          <Bars
            ui={ui}
            bars={view.outlets.map((o) => ({ label: o.value, count: o.count, href: to.outlet(o.value) }))}
          />
          <h2 class="small-head">{ui.t('actor.names')}</h2>
          <PrintedNames ui={ui} names={view.names.slice(0, NAMES)} loaded={loaded} />
          {view.names.length > NAMES && (
            <details class="more-steps">
              <summary>{ui.t('names.more', { n: ui.num(view.names.length - NAMES) })}</summary>
              <PrintedNames ui={ui} names={view.names.slice(NAMES)} loaded={loaded} />
            </details>
          )}
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
