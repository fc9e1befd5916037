import type { FC } from 'hono/jsx';
import type { Correction } from '../../archive/archive.js';
import type { Quoted } from '../../archive/views/index.js';
import { calm } from '../bidi.js';
import { linkOf } from '../decisions.js';
import { Layout } from '../parts/layout.js';
import { Decided, Ends } from '../parts/reasons.js';
import type { Ui } from '../ui.js';

interface DecisionsProps {
  readonly ui: Ui;
  readonly log: readonly Correction[];
  readonly statements: ReadonlyMap<string, Quoted>;
}

/** The log of what people decided, the latest first. */
export const DecisionsPage: FC<DecisionsProps> = ({ ui, log, statements }) => (
  <Layout ui={ui} title={ui.t('decisions')} canonical="/decisions">
    <h1>{ui.t('decisions')}</h1>
    <p class="lead">{ui.t('decisions.lead')}</p>
    {log.length === 0 && <p class="empty">{ui.t('decisions.none')}</p>}
    <ol class="plain link-list">
      {log.map((entry) => {
        const link = linkOf(entry.subject);
        return (
          <li data-row>
            <p class="link-kind">
              {link === null ? <bdi class="mono">{calm(entry.subject)}</bdi> : ui.t(`link.${link.kind}`)}
            </p>
            {link !== null && <Ends ui={ui} ids={[link.from, link.to]} statements={statements} />}
            <Decided ui={ui} decision={entry} />
          </li>
        );
      })}
    </ol>
  </Layout>
);
