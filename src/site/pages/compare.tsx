import type { FC } from 'hono/jsx';
import type { ParagraphChange } from '../../api/compare.js';
import type { StoredArticle } from '../../archive/archive.js';
import { to } from '../addresses.js';
import { calm } from '../bidi.js';
import { Diff } from '../parts/diff.js';
import { Layout } from '../parts/layout.js';
import { When } from '../parts/text.js';
import type { Ui } from '../ui.js';

interface CompareProps {
  readonly ui: Ui;
  readonly older: StoredArticle;
  readonly newer: StoredArticle;
  readonly changes: readonly ParagraphChange[];
}

/** Two captures of one address: what the article said before, and what it says since. */
export const ComparePage: FC<CompareProps> = ({ ui, older, newer, changes }) => (
  <Layout ui={ui} title={ui.t('compare')} part="articles">
    <h1>{ui.t('compare')}</h1>
    <p class="meta">
      {[older, newer].map((stored, i) => (
        <span>
          {ui.t(i === 0 ? 'compare.older' : 'compare.newer')}:{' '}
          <a href={to.article(stored.article.id)}>
            <When ui={ui} iso={stored.article.captured ?? stored.addedAt} />
          </a>
        </span>
      ))}
    </p>
    <p class="aside">{ui.t(changes.every((c) => c.kind === 'same') ? 'compare.same' : 'compare.how')}</p>
    <div class="compare" lang={newer.article.lang ?? undefined} dir={newer.article.dir ?? 'auto'}>
      {changes.map(({ kind, words }) => (
        <p class={`change-${kind}`}>
          {kind === 'same' ? calm(words.map((w) => w.text).join(' ')) : <Diff words={words} />}
        </p>
      ))}
    </div>
  </Layout>
);
