import type { FC } from 'hono/jsx';
import type { Quoted } from '../../api/reader.js';
import type { Claim } from '../../model/index.js';
import { to } from '../addresses.js';
import { calm } from '../bidi.js';
import type { Citations } from '../citations.js';
import { segmentsOf, paragraphOf, paragraphsOf } from '../marks.js';
import { ActChip, FAMILY } from '../parts/act.js';
import { Chain } from '../parts/chain.js';
import { Cite } from '../parts/cite.js';
import { ExportMenu } from '../parts/export.js';
import { Layout } from '../parts/layout.js';
import { speakerLine } from '../parts/chain.js';
import { ExactWords, Facts } from '../parts/statement.js';
import { Bdi, When, Words } from '../parts/text.js';
import type { Ui } from '../ui.js';

interface StatementProps {
  readonly ui: Ui;
  readonly quoted: Quoted;
  readonly claims: readonly Claim[];
  readonly citations: Citations;
}

const Context: FC<{ quoted: Quoted }> = ({ quoted: { article, statement: s } }) => {
  const paragraphs = paragraphsOf(article.text);
  const paragraph = paragraphs[paragraphOf(paragraphs, s)];
  if (paragraph === undefined) return <></>;
  return (
    <p class="context" lang={article.lang ?? undefined} dir={article.dir ?? 'auto'}>
      {segmentsOf(paragraph, [s]).map((segment) => {
        const words = <Words text={article.text.slice(segment.start, segment.end)} />;
        const role = segment.layers.at(-1)?.role;
        const name = role === 'content' ? `q d0 f-${FAMILY[s.act]}` : role === 'cue' ? `cue f-${FAMILY[s.act]}` : role;
        return name === undefined ? words : <span class={name}>{words}</span>;
      })}
    </p>
  );
};

/** The permanent page of one statement: its chain, exact words, the paragraph around them, and how to cite it. */
export const StatementPage: FC<StatementProps> = ({ ui, quoted, claims, citations }) => {
  const { article, statement: s } = quoted;
  return (
    <Layout ui={ui} title={calm(speakerLine(article, s)) || ui.t('speaker.none')} canonical={to.statement(s.id)}>
      <h1 class="st-title">
        <ActChip ui={ui} act={s.act} />{' '}
        {s.speaker.length === 0 ? ui.t('speaker.none') : <Bdi text={speakerLine(article, s)} lang={article.lang} />}
      </h1>
      <Chain ui={ui} article={article} statement={s} />
      <div class="big-words">
        <ExactWords ui={ui} article={article} statement={s} />
      </div>
      <Facts ui={ui} article={article} statement={s} />
      <section aria-labelledby="context">
        <h2 id="context">{ui.t('statement.context')}</h2>
        <Context quoted={quoted} />
        <p class="meta">
          <a href={to.marked(article.id, s.id)}>
            <Bdi text={article.title ?? ui.t('article.untitled')} lang={article.lang} />
          </a>
          {article.outlet !== null && <Bdi text={article.outlet} />}
          {article.published !== null && <When ui={ui} iso={article.published} />}
        </p>
      </section>
      {claims.length > 0 && (
        <section aria-labelledby="claims-of">
          <h2 id="claims-of">{ui.t('statement.claims')}</h2>
          <ul class="plain">
            {claims.map((c) => (
              <li>
                <a href={to.claim(c.id)} dir="auto">
                  {calm(c.gist.text)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Cite ui={ui} citations={citations} />
      <ExportMenu ui={ui} />
    </Layout>
  );
};
