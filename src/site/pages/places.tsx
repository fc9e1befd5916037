import type { FC } from 'hono/jsx';
import type { Listed } from '../../archive/archive.js';
import type { ClaimRow, PlaceCount, Quoted } from '../../archive/views/index.js';
import type { Place } from '../../model/index.js';
import { to } from '../addresses.js';
import { calm } from '../bidi.js';
import { ClaimItem } from '../parts/claim.js';
import { ExportMenu } from '../parts/export.js';
import { Layout } from '../parts/layout.js';
import { Pager } from '../parts/pager.js';
import { StatementItem } from '../parts/statement.js';
import { Bdi } from '../parts/text.js';
import { PlaceMap } from '../svg/map.js';
import type { Ui } from '../ui.js';

export const PlacesPage: FC<{ ui: Ui; places: readonly PlaceCount[]; list: Listed<PlaceCount> }> = ({
  ui,
  places,
  list,
}) => (
  <Layout ui={ui} title={ui.t('menu.places')} part="places" wide>
    <h1>{ui.t('menu.places')}</h1>
    {list.items.length === 0 && <p class="empty">{ui.t('empty.places')}</p>}
    <PlaceMap ui={ui} places={places} title={ui.t('menu.places')} />
    <ul class="plain names">
      {list.items.map((p) => (
        <li data-row>
          <a href={to.place(p.id)} data-open>
            <Bdi text={p.name} />
          </a>{' '}
          <span class="count">
            {ui.count('n.statements', p.count)}
            {p.precision !== null && ` · ${ui.t(`precision.${p.precision}`)}`}
          </span>
        </li>
      ))}
    </ul>
    <Pager ui={ui} next={list.next} />
  </Layout>
);

interface PlaceProps {
  readonly ui: Ui;
  readonly view: PlaceCount;
  readonly place: Place | null;
  readonly statements: Listed<Quoted>;
  readonly claims: readonly ClaimRow[];
}

/** A place: where it is, as exactly as is known, what was said of it, which claims bear on it. */
export const PlacePage: FC<PlaceProps> = ({ ui, view, place, statements, claims }) => {
  const name = place?.names.find((n) => n.lang === ui.lang)?.text ?? view.name;
  return (
    <Layout
      ui={ui}
      title={calm(name)}
      part="places"
      canonical={to.place(view.id)}
      wide
      feed={{ href: `${to.place(view.id)}?format=atom`, title: calm(name) }}
    >
      <header class="art-head">
        <p class="kicker">{ui.t('place')}</p>
        <h1>
          <Bdi text={name} />
        </h1>
        <p class="meta">
          <span>{ui.count('n.statements', view.count)}</span>
          {view.precision !== null && <span>{ui.t(`precision.${view.precision}`)}</span>}
          {view.lat !== null && view.lon !== null && (
            <bdi dir="ltr" class="mono">
              {view.lat.toFixed(3)}, {view.lon.toFixed(3)}
            </bdi>
          )}
        </p>
      </header>
      <div class="place-cols">
        <section aria-labelledby="place-said" class="results">
          <h2 id="place-said">{ui.t('place.said')}</h2>
          {statements.items.map((q) => (
            <StatementItem ui={ui} article={q.article} statement={q.statement} />
          ))}
          <Pager ui={ui} next={statements.next} />
          <ExportMenu ui={ui} />
        </section>
        <div class="place-side">
          <PlaceMap ui={ui} places={[view]} title={calm(name)} />
          {claims.length > 0 && (
            <section aria-labelledby="place-claims">
              <h2 id="place-claims">{ui.t('place.claims')}</h2>
              {claims.map((row) => (
                <ClaimItem ui={ui} claim={row.claim} disputed={row.disputed} />
              ))}
            </section>
          )}
        </div>
      </div>
    </Layout>
  );
};
