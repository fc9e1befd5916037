import type { FC } from 'hono/jsx';
import type { StoredArticle } from '../../archive/archive.js';
import type { Claim, OwnAssertion, Story } from '../../model/index.js';
import { to } from '../addresses.js';
import { calm } from '../bidi.js';
import type { Citations } from '../citations.js';
import type { LoadedName } from '../marks.js';
import { FAMILY } from '../parts/act.js';
import { Body } from '../parts/body.js';
import { Cite } from '../parts/cite.js';
import { ExportMenu } from '../parts/export.js';
import { Layout } from '../parts/layout.js';
import { Bdi, OutsideLink, When, Words } from '../parts/text.js';
import type { Ui } from '../ui.js';

interface ArticleProps {
  readonly ui: Ui;
  readonly stored: StoredArticle;
  readonly loaded: readonly LoadedName[];
  readonly own: readonly OwnAssertion[];
  readonly claims: readonly Claim[];
  readonly stories: readonly Story[];
  readonly chosen: string | null;
  readonly citations: Citations;
  /** Whether the original page stands beside the article. */
  readonly beside: boolean;
}

const Head: FC<{ ui: Ui; stored: StoredArticle; stories: readonly Story[] }> = ({
  ui,
  stored: { article: a, statements },
  stories,
}) => (
  <header class="art-head">
    {stories.map((story) => (
      <p class="kicker">
        {ui.t('story')}:{' '}
        <a href={to.story(story.id)}>
          <Bdi text={story.title} />
        </a>
      </p>
    ))}
    <h1 dir={a.dir ?? 'auto'} lang={a.lang ?? undefined}>
      {a.title === null ? ui.t('article.untitled') : <Words text={a.title} />}
    </h1>
    <p class="meta">
      {a.outlet !== null ? (
        <a href={to.outlet(a.outlet)}>
          <Bdi text={a.outlet} />
        </a>
      ) : (
        <span class="unknown">{ui.t('outlet.unknown')}</span>
      )}
      {a.author !== null && <Bdi text={a.author} />}
      {a.published === null ? <span class="unknown">{ui.t('date.unknown')}</span> : <When ui={ui} iso={a.published} />}
      {a.updated !== null && (
        <span>
          {ui.t('article.updated')} <When ui={ui} iso={a.updated} />
        </span>
      )}
      <span>{ui.count('n.statements', statements.length)}</span>
    </p>
  </header>
);

const Notices: FC<{ ui: Ui; stored: StoredArticle }> = ({ ui, stored: { article: a } }) => {
  const unread = a.notes.some((n) => n.code === 'no-reader' || n.code === 'language-unknown');
  return (
    <>
      {a.kind === 'not-an-article' && <p class="notice">{ui.t('article.none')}</p>}
      {unread && <p class="notice">{ui.t('article.no-reader')}</p>}
      {a.notes
        .filter((n) => n.code !== 'no-reader' && n.code !== 'language-unknown')
        .map((n) => (
          <p class="notice small">
            {ui.has(`note.${n.code}`) ? `${ui.t(`note.${n.code}`)} ` : ''}
            <bdi dir="auto">{calm(n.message)}</bdi>
          </p>
        ))}
    </>
  );
};

const Legend: FC<{ ui: Ui }> = ({ ui }) => (
  <p class="legend">
    <span class="vh">{ui.t('legend')}: </span>
    {(['say', 'yes', 'no', 'silent', 'want', 'harm'] as const).map((family) => (
      <span class={`q d0 f-${family}`}>{ui.t(`family.${family}`)}</span>
    ))}
    <span class="own">{ui.t('legend.own-voice')}</span>
  </p>
);

const LeftOut: FC<{ ui: Ui; stored: StoredArticle }> = ({ ui, stored: { article: a } }) => {
  const kinds = [...new Set(a.furniture.map((f) => f.kind))];
  if (kinds.length === 0 && a.related.length === 0) return <></>;
  return (
    <details class="more" id="left-out">
      <summary>{ui.t('furniture')}</summary>
      <p>{ui.t('furniture.why')}</p>
      <dl class="furniture">
        {kinds.map((kind) => (
          <div>
            <dt>
              {ui.t(`furniture.${kind}`)} <span class="aside">{ui.t(`furniture.${kind}.why`)}</span>
            </dt>
            {a.furniture
              .filter((f) => f.kind === kind)
              .map((f) => (
                <dd dir="auto">{calm(f.text)}</dd>
              ))}
          </div>
        ))}
        {a.related.length > 0 && (
          <div>
            <dt>{ui.t('furniture.related')}</dt>
            {a.related.map((text) => (
              <dd dir="auto">{calm(text)}</dd>
            ))}
          </div>
        )}
      </dl>
    </details>
  );
};

const Origin: FC<{ ui: Ui; stored: StoredArticle }> = ({ ui, stored: { article: a, sha256, addedAt, captures } }) => (
  <details class="more" id="captures">
    <summary>{ui.t('evidence')}</summary>
    <dl class="facts">
      {a.url !== null && (
        <div>
          <dt>{ui.t('evidence.address')}</dt>
          <dd>
            <OutsideLink address={a.url} />
          </dd>
        </div>
      )}
      {a.publishedPrinted !== null && (
        <div>
          <dt>{ui.t('evidence.printed')}</dt>
          <dd>
            <Bdi text={a.publishedPrinted} />
            {a.publishedFrom !== null && <span class="aside"> ({calm(a.publishedFrom)})</span>}
          </dd>
        </div>
      )}
      <div>
        <dt>{ui.t('evidence.added')}</dt>
        <dd>
          <When ui={ui} iso={addedAt} />
        </dd>
      </div>
      {a.captured !== null && (
        <div>
          <dt>{ui.t('evidence.captured')}</dt>
          <dd>
            <When ui={ui} iso={a.captured} />
          </dd>
        </div>
      )}
      <div>
        <dt>SHA-256</dt>
        <dd>
          <bdi dir="ltr" class="mono">
            {sha256}
          </bdi>
        </dd>
      </div>
      {captures.length > 0 && (
        <div>
          <dt>{ui.t('captures')}</dt>
          {captures.map((c) => (
            <dd>
              <a href={`${to.article(a.id)}/compare/${encodeURIComponent(c.id)}`}>{ui.t('captures.compare')}</a>{' '}
              <When ui={ui} iso={c.captured ?? c.addedAt} />
            </dd>
          ))}
        </div>
      )}
    </dl>
  </details>
);

const ClaimsOf: FC<{ ui: Ui; claims: readonly Claim[] }> = ({ ui, claims }) =>
  claims.length === 0 ? (
    <></>
  ) : (
    <section class="more-claims" aria-labelledby="its-claims">
      <h2 id="its-claims">{ui.t('article.claims')}</h2>
      <ul>
        {claims.map((claim) => (
          <li>
            <a href={to.claim(claim.id)} dir="auto">
              {calm(claim.gist.text)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );

/** An article as a good newspaper would set it, with its statements marked and noted in the margin. */
export const ArticlePage: FC<ArticleProps> = ({
  ui,
  stored,
  loaded,
  own,
  claims,
  stories,
  chosen,
  citations,
  beside,
}) => {
  const { article, statements } = stored;
  const families = new Set(statements.map((s) => FAMILY[s.act]));
  return (
    <Layout
      ui={ui}
      title={calm(article.title ?? ui.t('article.untitled'))}
      part="articles"
      canonical={to.article(article.id)}
      wide
    >
      <article class={`article${beside ? ' split' : ''}`}>
        <div class="article-main">
          <Head ui={ui} stored={stored} stories={stories} />
          <div class="article-tools">
            <a href={beside ? to.article(article.id) : `${to.article(article.id)}?view=original`}>
              {ui.t(beside ? 'original.hide' : 'original.show')}
            </a>
            <ExportMenu ui={ui} />
          </div>
          <Notices ui={ui} stored={stored} />
          {article.captions.map((caption) => (
            <p class="caption" dir={article.dir ?? 'auto'} lang={article.lang ?? undefined}>
              <Words text={caption} />
            </p>
          ))}
          {families.size > 0 && <Legend ui={ui} />}
          <Body ui={ui} article={article} statements={statements} loaded={loaded} own={own} chosen={chosen} />
          <ClaimsOf ui={ui} claims={claims} />
          <Cite ui={ui} citations={citations} />
          <LeftOut ui={ui} stored={stored} />
          <Origin ui={ui} stored={stored} />
        </div>
        {beside && (
          <section class="original" aria-label={ui.t('original')}>
            <iframe
              src={to.original(article.id)}
              sandbox=""
              title={ui.t('original')}
              referrerpolicy="no-referrer"
            ></iframe>
          </section>
        )}
      </article>
    </Layout>
  );
};
