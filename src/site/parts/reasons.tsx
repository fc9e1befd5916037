import type { FC } from 'hono/jsx';
import type { Correction } from '../../archive/archive.js';
import type { Quoted } from '../../archive/views/index.js';
import type { Link } from '../../model/index.js';
import { to } from '../addresses.js';
import { calm } from '../bidi.js';
import { decidable, subjectOf } from '../decisions.js';
import type { Ui } from '../ui.js';
import { speakerLine } from './chain.js';
import { Bdi, Icon, When } from './text.js';

/** The two ends of a link: who spoke, in which outlet. */
export const Ends: FC<{ ui: Ui; ids: readonly string[]; statements: ReadonlyMap<string, Quoted> }> = ({
  ui,
  ids,
  statements,
}) => (
  <ul class="plain link-ends">
    {ids.map((id) => {
      const q = statements.get(id);
      return (
        <li>
          {q === undefined ? (
            <bdi class="mono">{calm(id)}</bdi>
          ) : (
            <>
              <a href={to.statement(id)}>
                <Bdi text={speakerLine(q.article, q.statement) || ui.t('speaker.none')} lang={q.article.lang} />
              </a>{' '}
              <span class="aside">
                <Bdi text={q.article.outlet ?? ui.t('outlet.unknown')} />
              </span>
            </>
          )}
        </li>
      );
    })}
  </ul>
);

/** What a person decided, by shape and word, with who, when and why. */
export const Decided: FC<{ ui: Ui; decision: Correction }> = ({ ui, decision: { action, by, at, why } }) => (
  <p class={`decided ${action === 'reject' ? 'st-deny' : 'st-affirm'}`}>
    <Icon name={action === 'reject' ? 'cross' : 'check'} /> {ui.t(`decided.${action}`)}{' '}
    <span class="aside">
      <Bdi text={by} /> · <When ui={ui} iso={at} style="short" />
      {why !== '' && (
        <>
          {' '}
          · <bdi dir="auto">{calm(why)}</bdi>
        </>
      )}
    </span>
  </p>
);

const Decide: FC<{ ui: Ui; link: Link; n: number }> = ({ ui, link, n }) => (
  <details class="decide">
    <summary>{ui.t('decide')}</summary>
    <form method="post" action="/decisions">
      <input type="hidden" name="csrf" value={ui.csrf} />
      <input type="hidden" name="subject" value={subjectOf(link)} />
      <input type="hidden" name="back" value={`${ui.here}#why`} />
      <p class="field">
        <label for={`by-${n}`}>{ui.t('decide.by')}</label>
        <input id={`by-${n}`} name="by" dir="auto" maxlength={80} autocomplete="name" />
      </p>
      <p class="field">
        <label for={`why-${n}`}>{ui.t('decide.why')}</label>
        <input id={`why-${n}`} name="why" dir="auto" maxlength={500} />
      </p>
      <p class="decide-buttons">
        <button type="submit" name="action" value="confirm">
          {ui.t('decide.confirm')}
        </button>
        <button type="submit" name="action" value="reject">
          {ui.t('decide.reject')}
        </button>
      </p>
    </form>
  </details>
);

interface ReasonsProps {
  readonly ui: Ui;
  readonly links: readonly Link[];
  readonly statements: ReadonlyMap<string, Quoted>;
  readonly decisions: ReadonlyMap<string, Correction>;
}

/** Why the statements of a claim were joined: each link with its reasons, and a person's word on it. */
export const Reasons: FC<ReasonsProps> = ({ ui, links, statements, decisions }) => (
  <details class="more reasons" id="why">
    <summary>{ui.t('claim.why')}</summary>
    <p>
      {ui.t('claim.why.more')} {ui.canWrite && ui.t('decide.how')}
    </p>
    <ul class="plain link-list">
      {links.map((link, n) => {
        const decision = decisions.get(subjectOf(link));
        return (
          <li>
            <p class="link-kind">
              {ui.t(`link.${link.kind}`)} <span class="aside">{ui.percent(link.confidence)}</span>
            </p>
            <Ends ui={ui} ids={[link.from, link.to]} statements={statements} />
            <div>
              {link.reasons.map((reason, i) => (
                <>
                  {i > 0 && ui.t('list.separator')}
                  <bdi dir="auto">{calm(reason)}</bdi>
                </>
              ))}
              {decision !== undefined && <Decided ui={ui} decision={decision} />}
              {ui.canWrite && decidable(link) && <Decide ui={ui} link={link} n={n} />}
            </div>
          </li>
        );
      })}
    </ul>
  </details>
);
