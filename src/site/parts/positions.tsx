import type { FC } from 'hono/jsx';
import type { History } from '../../api/positions.js';
import { to } from '../addresses.js';
import { calm } from '../bidi.js';
import type { Ui } from '../ui.js';
import { StanceMark } from './act.js';
import { ChainLine } from './chain.js';
import { ExactWords } from './statement.js';
import { Bdi, When } from './text.js';

/** One stance with the statement that shows it: when, by which way, in which words. */
export const StepItem: FC<{ ui: Ui; step: History['steps'][number] }> = ({
  ui,
  step: {
    stance,
    date,
    quoted: { article, statement },
  },
}) => (
  <li data-row class={`st-line-${stance}`}>
    <p class="step-head">
      <StanceMark ui={ui} stance={stance} />
      {date !== null && <When ui={ui} iso={date} style="short" />}
      <ChainLine ui={ui} article={article} statement={statement} />
    </p>
    <ExactWords ui={ui} article={article} statement={statement} />
  </li>
);

/** Turns of a party in a row: who wavers for months is told by how it stood of late. */
export const Runs: FC<{ ui: Ui; runs: History['runs']; most: number }> = ({ ui, runs, most }) => (
  <>
    {runs.length > most && <span aria-hidden="true">…</span>}
    {runs.slice(-most).map((run, i) => (
      <>
        {i > 0 && <span class="then" aria-label={ui.t('stance.then')} role="img"></span>}
        <StanceMark ui={ui} stance={run.stance} />
      </>
    ))}
  </>
);

/** Turns shown at a party's name. */
const TURNS = 5;
/** Statements of a party that stand open; a large claim has dozens, which fold. */
const OPEN = 4;

/** Each party's stance over time, with the statements that show it. */
export const Positions: FC<{ ui: Ui; histories: readonly History[] }> = ({ ui, histories }) => (
  <div class="positions">
    {histories.map(({ party, runs, steps }) => (
      <section class="position" aria-label={calm(ui.name(party))}>
        <h3>
          <a href={to.actor(party.id)}>
            <Bdi text={ui.name(party)} />
          </a>
          <span class="runs">
            <Runs ui={ui} runs={runs} most={TURNS} />
          </span>
        </h3>
        <ol class="plain steps">
          {steps.slice(0, OPEN).map((step) => (
            <StepItem ui={ui} step={step} />
          ))}
        </ol>
        {steps.length > OPEN && (
          <details class="more-steps">
            <summary>{ui.count('positions.more', steps.length - OPEN)}</summary>
            <ol class="plain steps" start={OPEN + 1}>
              {steps.slice(OPEN).map((step) => (
                <StepItem ui={ui} step={step} />
              ))}
            </ol>
          </details>
        )}
      </section>
    ))}
  </div>
);
