import { anyLanguage } from '../language/index.js';
import type { Article } from '../model/index.js';
import { diffWords, type DiffWord } from './variants.js';

/** A paragraph of two captures: as it was, or with the words that changed. */
export interface ParagraphChange {
  readonly kind: 'same' | 'changed' | 'added' | 'dropped';
  readonly words: readonly DiffWord[];
}

const paragraphs = ({ title, text }: Pick<Article, 'title' | 'text'>): string[] =>
  [...(title === null ? [] : [title]), ...text.split('\n')].map((p) => p.trim()).filter((p) => p !== '');

/** Paragraphs of whole texts at most; a table over more would cost seconds. */
const MAX_PARAGRAPHS = 400;
/** Two paragraphs with less in common than this are different paragraphs, not one that was changed. */
const ALIKE = 0.4;

const all = (text: string, kind: DiffWord['kind']): readonly DiffWord[] =>
  text.split(/\s+/u).map((word) => ({ text: word, kind }));

/** What changed between two captures of an article, paragraph by paragraph, word by word. */
export function diffParagraphs(
  older: Pick<Article, 'title' | 'text' | 'lang'>,
  newer: Pick<Article, 'title' | 'text' | 'lang'>,
): readonly ParagraphChange[] {
  const a = paragraphs(older).slice(0, MAX_PARAGRAPHS);
  const b = paragraphs(newer).slice(0, MAX_PARAGRAPHS);
  const language = anyLanguage(newer.lang);
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  const out: ParagraphChange[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ kind: 'same', words: all(b[j]!, 'same') });
      i += 1;
      j += 1;
      continue;
    }
    const drop = j >= b.length || (i < a.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!);
    if (drop && j < b.length && i < a.length) {
      const words = diffWords(a[i]!, b[j]!, language);
      if (words.filter((w) => w.kind === 'same').length / words.length >= ALIKE) {
        out.push({ kind: 'changed', words });
        i += 1;
        j += 1;
        continue;
      }
    }
    if (drop) out.push({ kind: 'dropped', words: all(a[i++]!, 'dropped') });
    else out.push({ kind: 'added', words: all(b[j++]!, 'added') });
  }
  return out;
}
