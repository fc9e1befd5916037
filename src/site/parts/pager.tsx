import type { FC } from 'hono/jsx';
import { withQuery } from '../addresses.js';
import type { Ui } from '../ui.js';

/** On to the next items, and back to the first. */
export const Pager: FC<{ ui: Ui; next: string | null }> = ({ ui, next }) => {
  const paged = ui.here.includes('cursor=');
  if (next === null && !paged) return <></>;
  return (
    <nav class="pager" aria-label={ui.t('pager')}>
      {paged && <a href={withQuery(ui.here, {})}>{ui.t('pager.first')}</a>}
      {next !== null && (
        <a href={withQuery(ui.here, { cursor: next })} rel="next">
          {ui.t('pager.next')}
        </a>
      )}
    </nav>
  );
};
