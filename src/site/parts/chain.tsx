import type { FC } from 'hono/jsx';
import type { ActorRef, Article, ResolvedStatement, Span } from '../../model/index.js';
import { textOf } from '../../model/index.js';
import { to } from '../addresses.js';
import { calm } from '../bidi.js';
import type { Ui } from '../ui.js';
import { Bdi } from './text.js';

/** A party as printed; beside it, the neutral name of the actor it resolved to, where that says more. */
export const Party: FC<{ ui: Ui; printed: string; actor: ActorRef | null; lang: string | null }> = ({
  ui,
  printed,
  actor,
  lang,
}) => {
  const neutral = actor === null ? '' : ui.name(actor);
  const same = actor !== null && (actor.name === printed || neutral === printed);
  return (
    <span class="party">
      {actor !== null && same ? (
        <a href={to.actor(actor.id)}>
          <Bdi text={printed} lang={lang} />
        </a>
      ) : (
        <Bdi text={printed} lang={lang} />
      )}
      {actor !== null && !same && (
        <a class="neutral" href={to.actor(actor.id)} title={ui.t('actor.neutral')}>
          <Bdi text={neutral} />
        </a>
      )}
    </span>
  );
};

const Link: FC<{ ui: Ui; role: string; children?: unknown }> = ({ ui, role, children }) => (
  <li>
    <span class="role">{ui.t(`role.${role}`)}</span>
    {children}
  </li>
);

/** How the words came here: outlet ← relay ← speaker, nearest to the reader first. */
export const Chain: FC<{ ui: Ui; article: Article; statement: ResolvedStatement }> = ({
  ui,
  article,
  statement: s,
}) => {
  const party = (span: Span, actor: ActorRef | null) => (
    <Party ui={ui} printed={textOf(article.text, span)} actor={actor} lang={article.lang} />
  );
  return (
    <ol class="chain" aria-label={ui.t('chain')}>
      {article.outlet !== null && (
        <Link ui={ui} role="outlet">
          <a href={to.outlet(article.outlet)}>
            <Bdi text={article.outlet} />
          </a>
        </Link>
      )}
      {s.relays.map((span, i) => (
        <Link ui={ui} role="relay">
          {party(span, s.relayActors[i] ?? null)}
        </Link>
      ))}
      <Link ui={ui} role={s.anonymous ? 'unnamed' : 'speaker'}>
        {s.speaker.length === 0 ? (
          <span class="unknown">{ui.t('speaker.none')}</span>
        ) : (
          s.speaker.map((span, i) => (
            <>
              {i > 0 && <span class="and"> + </span>}
              {party(span, s.speakerActors[i] ?? (s.speaker.length === 1 ? s.actor : null))}
            </>
          ))
        )}
      </Link>
    </ol>
  );
};

/** The speaker's words as one line; for lists and notes. */
export const speakerLine = (article: Article, s: ResolvedStatement): string =>
  s.speaker.map((span) => calm(textOf(article.text, span))).join(' + ');

const From: FC<{ ui: Ui }> = ({ ui }) => <span class="from" role="img" aria-label={ui.t('chain.from')}></span>;

/** The chain in one line, in the order of `Chain`: outlet ← relay ← speaker. Lists that name the speaker leave it out. */
export const ChainLine: FC<{ ui: Ui; article: Article; statement: ResolvedStatement; speaker?: boolean }> = ({
  ui,
  article,
  statement: s,
  speaker = true,
}) => (
  <span class="chain-line">
    {article.outlet === null ? (
      <span class="unknown">{ui.t('outlet.unknown')}</span>
    ) : (
      <a href={to.outlet(article.outlet)}>
        <Bdi text={article.outlet} />
      </a>
    )}
    {s.relays.map((span) => (
      <>
        <From ui={ui} />
        <Bdi text={textOf(article.text, span)} lang={article.lang} />
      </>
    ))}
    {speaker && (
      <>
        <From ui={ui} />
        <a href={to.statement(s.id)} class="st-speaker" data-open>
          <Bdi text={speakerLine(article, s) || ui.t('speaker.none')} lang={article.lang} />
        </a>
      </>
    )}
  </span>
);
