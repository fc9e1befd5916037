import type { FC } from 'hono/jsx';
import type { History } from '../../api/positions.js';
import type { ClaimRow } from '../../archive/views/index.js';
import type { Party } from '../../model/index.js';
import { to } from '../addresses.js';
import type { Ui } from '../ui.js';
import { StanceMark } from './act.js';
import { Gist } from './claim.js';
import { ChainLine } from './chain.js';
import { ExactWords } from './statement.js';
import { Bdi, When } from './text.js';

export interface MatrixRow extends ClaimRow {
  readonly histories: readonly History[];
}

/** Statements that open in a cell; the claim's page holds all. */
const IN_CELL = 4;

const Steps: FC<{ ui: Ui; history: History }> = ({ ui, history }) => (
  <ol class="plain steps">
    {history.steps.slice(0, IN_CELL).map(({ stance, date, quoted }) => (
      <li>
        <p class="step-head">
          <StanceMark ui={ui} stance={stance} />
          {date !== null && <When ui={ui} iso={date} style="short" />}
          <ChainLine ui={ui} article={quoted.article} statement={quoted.statement} />
        </p>
        <ExactWords ui={ui} article={quoted.article} statement={quoted.statement} />
      </li>
    ))}
    {history.steps.length > IN_CELL && <li class="aside">+{ui.num(history.steps.length - IN_CELL)}</li>}
  </ol>
);

/** A party on a claim: the run of its stances; opened, the statements that show them. */
const Cell: FC<{ ui: Ui; history: History | undefined; party: Party }> = ({ ui, history, party }) => {
  if (history === undefined || history.runs.length === 0) {
    return (
      <td role="cell" class="none">
        <span aria-hidden="true">·</span>
        <span class="vh">{ui.t('stance.none')}</span>
      </td>
    );
  }
  const { runs } = history;
  return (
    <td role="cell" class={`cell st-${runs.at(-1)!.stance}`}>
      <details name="cell">
        <summary>
          <span class="cell-party">
            <Bdi text={ui.name(party)} />
          </span>
          {runs.slice(-3).map((run, i) => (
            <>
              {i > 0 && <span class="then" aria-label={ui.t('stance.then')} role="img"></span>}
              <StanceMark ui={ui} stance={run.stance} />
            </>
          ))}
          {history.steps.length > 1 && <span class="count">{ui.num(history.steps.length)}</span>}
        </summary>
        <div class="cell-panel">
          <Steps ui={ui} history={history} />
        </div>
      </details>
    </td>
  );
};

/** Parties × claims: who affirms, denies or keeps silent on what; by shape, colour and word. */
export const Matrix: FC<{ ui: Ui; parties: readonly Party[]; rows: readonly MatrixRow[]; level?: string }> = ({
  ui,
  parties,
  rows,
}) => (
  <div class="matrix-frame">
    <table class="matrix" role="table">
      <caption class="vh">{ui.t('matrix')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" class="corner">
            {ui.t('matrix.claim')}
          </th>
          {parties.map((party) => (
            <th role="columnheader" scope="col">
              <a href={to.actor(party.id)}>
                <Bdi text={ui.name(party)} />
              </a>
            </th>
          ))}
          <th role="columnheader" scope="col">
            {ui.t('matrix.others')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ claim, disputed, histories }) => {
          const shown = new Set(parties.map((p) => p.id));
          const others = histories.filter((h) => !shown.has(h.party.id) && h.runs.length > 0);
          return (
            <tr role="row" class={disputed ? 'disputed' : undefined} data-row>
              <th role="rowheader" scope="row">
                <Gist claim={claim} />
                <span class="row-meta">
                  {disputed && <span class="flag">{ui.t('claim.disputed')}</span>}{' '}
                  <span class="aside">
                    {ui.count('n.outlets', claim.outlets.length)} · {ui.count('n.origins', claim.origins.length)}
                  </span>
                </span>
              </th>
              {parties.map((party) => (
                <Cell ui={ui} party={party} history={histories.find((h) => h.party.id === party.id)} />
              ))}
              <td role="cell" class="others">
                {others.length === 0 ? (
                  <span class="vh">{ui.t('stance.none')}</span>
                ) : (
                  <ul class="plain">
                    {others.slice(0, 3).map((h) => (
                      <li>
                        <StanceMark ui={ui} stance={h.runs.at(-1)!.stance} word={false} />{' '}
                        <a href={to.actor(h.party.id)}>
                          <Bdi text={ui.name(h.party)} />
                        </a>
                      </li>
                    ))}
                    {others.length > 3 && (
                      <li>
                        <a href={`${to.claim(claim.id)}#positions`}>+{ui.num(others.length - 3)}</a>
                      </li>
                    )}
                  </ul>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </div>
);
