import type { Page, Restored } from '../model/index.js';
import { restoreHtml } from './html/restore-html.js';
import { restoreText } from './text/restore-text.js';

export { decodePage, type DecodeOptions } from './bytes/decode-page.js';
export { MAX_BYTES, TIME_LIMIT_MS } from './bytes/limits.js';
export { articleFromInput } from './article-input.js';

/** Restores the article of a decoded page, with the reasons for each block. Pure: the same page gives the same article. */
export function restore(page: Page): Restored {
  return page.input === 'text' ? restoreText(page) : restoreHtml(page);
}
