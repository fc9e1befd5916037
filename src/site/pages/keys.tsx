import type { FC } from 'hono/jsx';
import { Layout } from '../parts/layout.js';
import type { Ui } from '../ui.js';

const KEYS = ['/', 'j', 'k', 'Enter', 'o', 'g', '?', 'Esc'] as const;
const NAMES: Readonly<Record<string, string>> = { '/': 'search', '?': 'help', '←': 'arrows' };

/** The keys, as a page of its own: the same list that `?` shows. */
export const KeyList: FC<{ ui: Ui }> = ({ ui }) => (
  <dl class="keys">
    {[...KEYS, '←'].map((key) => (
      <div>
        <dt>
          {key === '←' ? (
            <>
              <kbd>→</kbd> <kbd>←</kbd>
            </>
          ) : (
            <kbd dir="ltr">{key}</kbd>
          )}
        </dt>
        <dd>{ui.t(`keys.${NAMES[key] ?? key.toLowerCase()}`)}</dd>
      </div>
    ))}
  </dl>
);

export const KeysPage: FC<{ ui: Ui }> = ({ ui }) => (
  <Layout ui={ui} title={ui.t('keys')}>
    <h1>{ui.t('keys')}</h1>
    <KeyList ui={ui} />
  </Layout>
);
