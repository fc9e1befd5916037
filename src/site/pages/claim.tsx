import type { FC } from 'hono/jsx';
import type { Correction, Listed } from '../../archive/archive.js';
import type { ClaimRow, Quoted } from '../../archive/views/index.js';
import type { ChainTree } from '../../api/chain-tree.js';
import type { History } from '../../api/positions.js';
import type { Quotation } from '../../api/variants.js';
import { type Claim, type Link, type Story } from '../../model/index.js';
import { to } from '../addresses.js';
import { calm, dirOf } from '../bidi.js';
import type { Citations } from '../citations.js';
import { StanceMark } from '../parts/act.js';
import { ClaimItem, Gist } from '../parts/claim.js';
import { Cite } from '../parts/cite.js';
import { Diff } from '../parts/diff.js';
import { ExportMenu } from '../parts/export.js';
import { Layout } from '../parts/layout.js';
import { Pager } from '../parts/pager.js';
import { Reasons } from '../parts/reasons.js';
import { ChainLine } from '../parts/chain.js';
import { ExactWords } from '../parts/statement.js';
import { Bdi, When } from '../parts/text.js';
import { ChainDrawing, ChainList, drawable } from '../svg/tree.js';
import type { Ui } from '../ui.js';

export const ClaimsPage: FC<{ ui: Ui; list: Listed<ClaimRow> }> = ({ ui, list }) => (
  <Layout ui={ui} title={ui.t('menu.claims')} part="claims">
    <h1>{ui.t('menu.claims')}</h1>
    <p class="lead">{ui.t('claims.lead')}</p>
    {list.items.length === 0 && <p class="empty">{ui.t('empty.claims')}</p>}
    <div class="list">
      {list.items.map(({ claim, disputed }) => (
        <ClaimItem ui={ui} claim={claim} disputed={disputed} level="h2" />
      ))}
    </div>
    <Pager ui={ui} next={list.next} />
  </Layout>
);

interface ClaimProps {
  readonly ui: Ui;
  readonly claim: Claim;
  readonly disputed: boolean;
  readonly histories: readonly History[];
  readonly tree: ChainTree;
  readonly quotations: readonly Quotation[];
  readonly links: readonly Link[];
  readonly statements: ReadonlyMap<string, Quoted>;
  readonly stories: readonly Story[];
  readonly citations: Citations;
  /** What people decided on its links. */
  readonly decisions: ReadonlyMap<string, Correction>;
}

const Origins: FC<{ ui: Ui; claim: Claim }> = ({ ui, claim }) => (
  <p class="origins">
    {ui.t('claim.goes-back', {
      articles: ui.count('n.articles', claim.articles.length),
      outlets: ui.count('n.outlets', claim.outlets.length),
      origins: ui.count('n.origins', claim.origins.length),
    })}{' '}
    {claim.origins.map((o, i) => (
      <>
        {i > 0 && ui.t('list.separator')}
        <a href={to.statement(o.statement)}>
          <Bdi text={ui.name(o.party)} />
        </a>
      </>
    ))}
  </p>
);

const Positions: FC<{ ui: Ui; histories: readonly History[] }> = ({ ui, histories }) => (
  <div class="positions">
    {histories.map((h) => (
      <section class="position" aria-label={calm(ui.name(h.party))}>
        <h3>
          <a href={to.actor(h.party.id)}>
            <Bdi text={ui.name(h.party)} />
          </a>
          <span class="runs">
            {h.runs.map((run, i) => (
              <>
                {i > 0 && <span class="then" aria-label={ui.t('stance.then')} role="img"></span>}
                <StanceMark ui={ui} stance={run.stance} />
              </>
            ))}
          </span>
        </h3>
        <ol class="plain steps">
          {h.steps.map(({ stance, date, quoted: { article, statement } }) => (
            <li data-row class={`st-line-${stance}`}>
              <p class="step-head">
                <StanceMark ui={ui} stance={stance} />
                {date !== null && <When ui={ui} iso={date} style="short" />}
                <ChainLine ui={ui} article={article} statement={statement} />
              </p>
              <ExactWords ui={ui} article={article} statement={statement} />
            </li>
          ))}
        </ol>
      </section>
    ))}
  </div>
);

const Variants: FC<{ ui: Ui; quotations: readonly Quotation[] }> = ({ ui, quotations }) => (
  <>
    {quotations.map(({ base, variants }) => (
      <div class="variants" lang={base.article.lang ?? undefined} dir={base.article.dir ?? 'auto'}>
        <figure>
          <figcaption lang={ui.lang} dir={ui.dir}>
            <Bdi text={base.article.outlet ?? ui.t('outlet.unknown')} />{' '}
            <span class="aside">{ui.t('variants.fullest')}</span>
          </figcaption>
          <ExactWords ui={ui} article={base.article} statement={base.statement} />
        </figure>
        {variants.map(({ quoted, words }) => (
          <figure>
            <figcaption lang={ui.lang} dir={ui.dir}>
              <a href={to.statement(quoted.statement.id)}>
                <Bdi text={quoted.article.outlet ?? ui.t('outlet.unknown')} />
              </a>
            </figcaption>
            <p class="words diff">
              <Diff words={words} />
            </p>
          </figure>
        ))}
      </div>
    ))}
  </>
);

/** A claim: its clearest wording, who stands how on it and since when, and the way its words took to every outlet. */
export const ClaimPage: FC<ClaimProps> = ({
  ui,
  claim,
  disputed,
  histories,
  tree,
  quotations,
  links,
  statements,
  stories,
  citations,
  decisions,
}) => (
  <Layout ui={ui} title={calm(claim.gist.text)} part="claims" canonical={to.claim(claim.id)} wide>
    <header class="art-head">
      <p class="kicker">
        {ui.t('claim')} {disputed && <span class="flag">{ui.t('claim.disputed')}</span>}
      </p>
      <h1 class="claim-title" dir={dirOf(claim.gist.text) ?? 'auto'}>
        <Gist claim={claim} link={false} />
      </h1>
      <Origins ui={ui} claim={claim} />
      <p class="meta">
        {stories.map((s) => (
          <a href={to.story(s.id)}>
            <Bdi text={s.title} />
          </a>
        ))}
      </p>
      <div class="article-tools">
        <ExportMenu ui={ui} />
      </div>
    </header>
    {tree.nodes.length > 0 && (
      <section aria-labelledby="tree">
        <h2 id="tree">{ui.t('tree')}</h2>
        <ChainDrawing ui={ui} tree={tree} />
        <details class="as-list" open={!drawable(tree)}>
          <summary>{ui.t('tree.as-list')}</summary>
          <ChainList ui={ui} tree={tree} />
        </details>
      </section>
    )}
    {(claim.circles ?? []).map((circle) => (
      <p class="notice">
        {ui.t('claim.circle')}{' '}
        {circle.parties.map((p, i) => (
          <>
            {i > 0 && <span class="then" aria-hidden="true"></span>}
            <Bdi text={ui.name(p)} />
          </>
        ))}
      </p>
    ))}
    <section aria-labelledby="positions">
      <h2 id="positions">{ui.t('positions')}</h2>
      <Positions ui={ui} histories={histories} />
    </section>
    {quotations.length > 0 && (
      <section aria-labelledby="variants">
        <h2 id="variants">{ui.t('variants')}</h2>
        <p class="aside">{ui.t('variants.how')}</p>
        <Variants ui={ui} quotations={quotations} />
      </section>
    )}
    <Cite ui={ui} citations={citations} />
    {links.length > 0 && <Reasons ui={ui} links={links} statements={statements} decisions={decisions} />}
  </Layout>
);
