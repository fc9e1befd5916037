import type { FC } from 'hono/jsx';
import type { Claim } from '../../model/index.js';
import { to } from '../addresses.js';
import { dirOf } from '../bidi.js';
import type { Ui } from '../ui.js';
import { StanceMark } from './act.js';
import { Bdi, Words } from './text.js';

/** The clearest wording of a claim, in its own direction. */
export const Gist: FC<{ claim: Claim; link?: boolean }> = ({ claim, link = true }) => {
  const { text } = claim.gist;
  const dir = dirOf(text) ?? 'auto';
  return link ? (
    <a class="gist" href={to.claim(claim.id)} dir={dir} data-open>
      <Words text={text} />
    </a>
  ) : (
    <span class="gist" dir={dir}>
      <Words text={text} />
    </span>
  );
};

/** Parties shown beside a claim in a list; its own page names all. */
const PARTIES = 4;

/** One claim in a list: its wording, who stands how on it, how many outlets and origins. */
export const ClaimItem: FC<{ ui: Ui; claim: Claim; disputed: boolean; level?: 'h2' | 'h3' }> = ({
  ui,
  claim,
  disputed,
  level: Heading = 'h3',
}) => {
  const stances = (['affirm', 'deny', 'silent'] as const).map((stance) => ({
    stance,
    parties: [
      ...new Map(claim.positions.filter((p) => p.stance === stance).map((p) => [p.party.id, p.party])).values(),
    ],
  }));
  return (
    <article class={`claim-item${disputed ? ' disputed' : ''}`} data-row>
      <Heading class="claim-head">
        <Gist claim={claim} />
      </Heading>
      <ul class="plain stances">
        {stances
          .filter((s) => s.parties.length > 0)
          .map(({ stance, parties }) => (
            <li>
              <StanceMark ui={ui} stance={stance} />{' '}
              {parties.slice(0, PARTIES).map((party, i) => (
                <>
                  {i > 0 && ui.t('list.separator')}
                  <a href={to.actor(party.id)}>
                    <Bdi text={ui.name(party)} />
                  </a>
                </>
              ))}
              {parties.length > PARTIES && <span class="aside"> +{ui.num(parties.length - PARTIES)}</span>}
            </li>
          ))}
      </ul>
      <p class="meta">
        {disputed && <span class="flag">{ui.t('claim.disputed')}</span>}
        <span>{ui.count('n.articles', claim.articles.length)}</span>
        <span>{ui.count('n.outlets', claim.outlets.length)}</span>
        <span>{ui.count('n.origins', claim.origins.length)}</span>
      </p>
    </article>
  );
};
