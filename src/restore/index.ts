import type { Page, Restored } from '../model/index.js';
import { restoreHtml } from './html/restore-html.js';
import { restoreText } from './text/restore-text.js';

export { decodePage, type DecodeOptions } from './bytes/decode-page.js';
export { MAX_BYTES, TIME_LIMIT_MS } from './bytes/limits.js';
export { articleFromInput } from './article-input.js';

/** Restores the article of a decoded page, with the reasons for each block. Pure: the same page gives the same article. */
export function restore(page: Page): Restored {
  return frozen(page.input === 'text' ? restoreText(page) : restoreHtml(page));
}

function frozen({ article, blocks }: Restored): Restored {
  for (const list of [article.captions, article.related, article.furniture, article.ticker, article.notes, blocks])
    Object.freeze(list);
  return Object.freeze({ article: Object.freeze(article), blocks });
}
