import type { FC } from 'hono/jsx';
import { withQuery } from '../addresses.js';
import type { Ui } from '../ui.js';

const FILES = ['csv', 'csv-bom', 'json', 'ndjson', 'geojson', 'jsonld', 'webannotation', 'bibtex', 'citation'] as const;
const FEEDS = ['rss', 'atom', 'jsonfeed'] as const;

/** What is on the screen as a file or a feed: the same address with `format=`. */
export const ExportMenu: FC<{ ui: Ui; save?: string }> = ({ ui }) => (
  <details class="export">
    <summary>{ui.t('export')}</summary>
    <div class="panel">
      <p class="export-head">{ui.t('export.files')}</p>
      <ul>
        {FILES.map((format) => (
          <li>
            <a href={withQuery(ui.here, { format })} download>
              {ui.t(`export.${format}`)}
            </a>
          </li>
        ))}
      </ul>
      <p class="export-head">{ui.t('export.feeds')}</p>
      <ul>
        {FEEDS.map((format) => (
          <li>
            <a href={withQuery(ui.here, { format })}>{ui.t(`export.${format}`)}</a>
          </li>
        ))}
      </ul>
    </div>
  </details>
);
