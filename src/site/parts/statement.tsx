import type { FC } from 'hono/jsx';
import type { Article, ResolvedStatement } from '../../model/index.js';
import { textOf } from '../../model/index.js';
import { clocksOf } from '../../resolve/index.js';
import { to } from '../addresses.js';
import type { Ui } from '../ui.js';
import { ActChip } from './act.js';
import { Chain, ChainLine, speakerLine } from './chain.js';
import { Bdi, When, Words } from './text.js';

/** The exact words of a statement, span by span; an ellipsis stands where the cue cuts them. */
export const ExactWords: FC<{ ui: Ui; article: Article; statement: ResolvedStatement }> = ({
  ui,
  article,
  statement: s,
}) =>
  s.content.length === 0 ? (
    <p class="says-nothing">{ui.t('statement.no-content')}</p>
  ) : (
    <blockquote class={`words form-${s.form}`} lang={article.lang ?? undefined} dir={article.dir ?? 'auto'}>
      {s.content.map((span, i) => (
        <>
          {i > 0 && <span class="cut"> … </span>}
          <Words text={textOf(article.text, span)} />
        </>
      ))}
    </blockquote>
  );

const Fact: FC<{ name: string; children?: unknown }> = ({ name, children }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Act, form, times, places, condition and confidence: only what the article gives. */
export const Facts: FC<{ ui: Ui; article: Article; statement: ResolvedStatement }> = ({
  ui,
  article,
  statement: s,
}) => {
  const { event } = clocksOf(article, s);
  return (
    <dl class="facts">
      <Fact name={ui.t('fact.cue')}>
        <Bdi text={textOf(article.text, s.cue)} lang={article.lang} class="cue-word" />
      </Fact>
      <Fact name={ui.t('fact.form')}>{ui.t(`form.${s.form}`)}</Fact>
      {s.time !== null && (
        <Fact name={ui.t('fact.said')}>
          <When ui={ui} iso={s.time} />
        </Fact>
      )}
      {event !== null && (
        <Fact name={ui.t('fact.event')}>
          <When ui={ui} iso={event.at} />
          {event.span !== null && (
            <span class="aside">
              {' '}
              (<Bdi text={textOf(article.text, event.span)} lang={article.lang} />)
            </span>
          )}
        </Fact>
      )}
      {s.asOf !== null && (
        <Fact name={ui.t('fact.as-of')}>
          <When ui={ui} iso={s.asOf} />
        </Fact>
      )}
      {s.condition !== null && (
        <Fact name={ui.t('fact.condition')}>
          <Bdi text={textOf(article.text, s.condition)} lang={article.lang} />
        </Fact>
      )}
      {s.places.length > 0 && (
        <Fact name={ui.t('fact.places')}>
          {s.places.map((place, i) => (
            <>
              {i > 0 && ui.t('list.separator')}
              {place.id === null ? (
                <Bdi text={textOf(article.text, place)} lang={article.lang} />
              ) : (
                <a href={to.place(place.id)}>
                  <Bdi text={textOf(article.text, place)} lang={article.lang} />
                </a>
              )}
              {place.precision !== null && <span class="aside"> ({ui.t(`precision.${place.precision}`)})</span>}
            </>
          ))}
        </Fact>
      )}
      {s.elided && <Fact name={ui.t('fact.speaker')}>{ui.t('fact.elided')}</Fact>}
      <Fact name={ui.t('fact.confidence')}>
        <meter min={0} max={1} value={s.confidence} aria-label={ui.t('fact.confidence')}></meter>{' '}
        <bdi>{ui.percent(s.confidence)}</bdi>
      </Fact>
    </dl>
  );
};

/** One statement in a list: act, speaker, words, and where it stands. */
export const StatementItem: FC<{ ui: Ui; article: Article; statement: ResolvedStatement; level?: 'h2' | 'h3' }> = ({
  ui,
  article,
  statement: s,
}) => (
  <article class="st-item" data-row>
    <p class="st-head">
      <ActChip ui={ui} act={s.act} />{' '}
      {s.speaker.length === 0 ? (
        <span class="unknown">{ui.t('speaker.none')}</span>
      ) : (
        <a class="st-speaker" href={to.statement(s.id)} data-open>
          <Bdi text={speakerLine(article, s)} lang={article.lang} />
        </a>
      )}
      {s.actor !== null && s.actor.name !== speakerLine(article, s) && (
        <a class="neutral" href={to.actor(s.actor.id)}>
          <Bdi text={ui.name(s.actor)} />
        </a>
      )}
    </p>
    <ExactWords ui={ui} article={article} statement={s} />
    <p class="st-foot">
      <ChainLine ui={ui} article={article} statement={s} speaker={false} />
      {(s.time ?? article.published) !== null && <When ui={ui} iso={(s.time ?? article.published)!} style="short" />}
      <a href={to.marked(article.id, s.id)}>{ui.t('statement.in-article')}</a>
    </p>
  </article>
);

/** A statement in full: chain, words, facts. */
export const StatementCard: FC<{ ui: Ui; article: Article; statement: ResolvedStatement }> = ({
  ui,
  article,
  statement,
}) => (
  <div class="st-card">
    <Chain ui={ui} article={article} statement={statement} />
    <ExactWords ui={ui} article={article} statement={statement} />
    <Facts ui={ui} article={article} statement={statement} />
  </div>
);
