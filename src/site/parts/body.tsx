import type { FC } from 'hono/jsx';
import type { Article, OwnAssertion, ResolvedStatement, Span } from '../../model/index.js';
import { to } from '../addresses.js';
import { calm } from '../bidi.js';
import { paragraphOf, paragraphsOf, segmentsOf, type Layer, type LoadedName, type Segment } from '../marks.js';
import type { Ui } from '../ui.js';
import { ActChip, FAMILY } from './act.js';
import { speakerLine } from './chain.js';
import { StatementCard } from './statement.js';
import { Bdi, Words } from './text.js';

interface BodyProps {
  readonly ui: Ui;
  readonly article: Article;
  readonly statements: readonly ResolvedStatement[];
  readonly loaded: readonly LoadedName[];
  /** What the outlet asserts of a party without any source. */
  readonly own: readonly OwnAssertion[];
  /** The statement that the reader asked for. */
  readonly chosen: string | null;
}

/** Deeper than this, nested contents share the look of the third. Three in one another were the most met in real articles. */
const MAX_DEPTH = 2;

function wrap(inner: unknown, layers: readonly Layer[], chosen: string | null) {
  let depth = layers.filter((l) => l.role === 'content').length;
  return layers.reduceRight<unknown>((child, layer) => {
    const on = layer.statement === chosen ? ' on' : '';
    if (layer.role === 'content') {
      depth -= 1;
      return (
        <span class={`q f-${FAMILY[layer.act]} d${Math.min(depth, MAX_DEPTH)}${on}`} data-s={layer.statement}>
          {child}
        </span>
      );
    }
    if (layer.role === 'cue') return child;
    return (
      <span class={`${layer.role}${on}`} data-s={layer.statement}>
        {child}
      </span>
    );
  }, inner);
}

const Piece: FC<{ ui: Ui; article: Article; segment: Segment; chosen: string | null }> = ({
  ui,
  article,
  segment,
  chosen,
}) => {
  const text = article.text.slice(segment.start, segment.end);
  const cue = segment.layers.find((l) => l.role === 'cue');
  let inner: unknown = <Words text={text} />;
  if (cue) {
    inner = (
      <a
        class={`cue f-${FAMILY[cue.act]}${cue.statement === chosen ? ' on' : ''}`}
        href={to.marked(article.id, cue.statement)}
        data-s={cue.statement}
        id={segment.opens === null ? undefined : `c-${cue.statement}`}
      >
        {inner}
      </a>
    );
  } else if (segment.loaded !== null) {
    const { id, name } = segment.loaded.actor;
    inner = (
      <a class="loaded" href={to.actor(id)} title={ui.t('loaded.means', { name: calm(name) })}>
        {inner}
      </a>
    );
  }
  if (segment.own) inner = <span class="own">{inner}</span>;
  return <>{wrap(inner, segment.layers, chosen)}</>;
};

const Note: FC<{ ui: Ui; article: Article; statement: ResolvedStatement; chosen: boolean; children?: unknown }> = ({
  ui,
  article,
  statement: s,
  chosen,
}) => (
  <li class={`note f-${FAMILY[s.act]}`} id={`s-${s.id}`} data-s={s.id} data-row>
    <details open={chosen}>
      <summary data-open>
        <ActChip ui={ui} act={s.act} />{' '}
        {s.speaker.length === 0 ? (
          <span class="unknown">{ui.t('speaker.none')}</span>
        ) : (
          <Bdi text={speakerLine(article, s)} lang={article.lang} class="note-speaker" />
        )}
      </summary>
      <StatementCard ui={ui} article={article} statement={s} />
      <p class="note-links">
        <a href={to.statement(s.id)}>{ui.t('statement.permanent')}</a>
      </p>
    </details>
  </li>
);

const LoadedNote: FC<{ ui: Ui; article: Article; names: readonly LoadedName[] }> = ({ ui, article, names }) => {
  const seen = new Map(names.map((n) => [`${article.text.slice(n.start, n.end)}|${n.actor.id}`, n]));
  return (
    <>
      {[...seen.values()].map((n) => (
        <li class="note loaded-note">
          <Bdi text={article.text.slice(n.start, n.end)} class="loaded" /> {ui.t('loaded.is')}{' '}
          <a href={to.actor(n.actor.id)}>
            <Bdi text={n.actor.name} />
          </a>
        </li>
      ))}
    </>
  );
};

const OwnNote: FC<{ ui: Ui; own: readonly OwnAssertion[] }> = ({ ui, own }) => {
  const parties = new Map(own.flatMap((o) => o.parties).map((p) => [p.id, p]));
  return (
    <li class="note own-note">
      {ui.t('own.of')}{' '}
      {[...parties.values()].map((p, i) => (
        <>
          {i > 0 && ui.t('list.separator')}
          <a href={to.actor(p.id)}>
            <Bdi text={ui.name(p)} />
          </a>
        </>
      ))}
    </li>
  );
};

/** The body of an article with its statements marked, and beside each paragraph, in the margin, the notes on it. */
export const Body: FC<BodyProps> = ({ ui, article, statements, loaded, own, chosen }) => {
  const paragraphs = paragraphsOf(article.text);
  const beside = new Map<number, ResolvedStatement[]>();
  for (const s of statements) {
    const at = paragraphOf(paragraphs, s);
    beside.set(at, [...(beside.get(at) ?? []), s]);
  }
  const voice = own.map((o) => o.span);
  const named = (p: Span) => loaded.filter((n) => n.start >= p.start && n.end <= p.end);
  return (
    <div class="body" lang={article.lang ?? undefined} dir={article.dir ?? 'auto'}>
      {paragraphs.map((p, i) => {
        const notes = [...(beside.get(i) ?? [])].sort((a, b) => a.cue.start - b.cue.start);
        const names = named(p);
        const ours = own.filter((o) => o.span.start >= p.start && o.span.end <= p.end);
        return (
          <div class="row">
            <p>
              {segmentsOf(p, statements, loaded, voice).map((segment) => (
                <Piece ui={ui} article={article} segment={segment} chosen={chosen} />
              ))}
            </p>
            {notes.length + names.length + ours.length > 0 && (
              <ol class="notes" lang={ui.lang} dir={ui.dir}>
                {notes.map((s) => (
                  <Note ui={ui} article={article} statement={s} chosen={s.id === chosen} />
                ))}
                {ours.length > 0 && <OwnNote ui={ui} own={ours} />}
                {names.length > 0 && <LoadedNote ui={ui} article={article} names={names} />}
              </ol>
            )}
          </div>
        );
      })}
    </div>
  );
};
