import { anyLanguage, type Language } from '../language/index.js';
import { textOf } from '../model/index.js';
import type { Quoted } from '../archive/views/index.js';

/** A word of a variant: the same as in the first wording, or only here, or missing here. */
export interface DiffWord {
  readonly text: string;
  readonly kind: 'same' | 'added' | 'dropped';
}

export interface Variant {
  readonly quoted: Quoted;
  readonly words: readonly DiffWord[];
  /** 0..1: how much of both wordings is shared. */
  readonly shared: number;
}

/** One quotation as several articles print it: the fullest wording, and how each other differs from it. */
export interface Quotation {
  readonly speaker: string;
  readonly base: Quoted;
  readonly variants: readonly Variant[];
}

/** What counts as the same word: letters as readers treat them alike, without marks. */
const keysOf = (words: readonly string[], language: Language): string[] =>
  words.map((word) =>
    language
      .fold(word)
      .text.replace(/[\p{P}\p{S}]/gu, '')
      .toLowerCase(),
  );
const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((w) => /[\p{L}\p{N}]/u.test(w));

/** Longer contents than this are compared by their first words: the table below grows with the square. */
const MAX_WORDS = 220;

/** The longest common subsequence of words, as a run of kept, dropped and added words. */
export function diffWords(base: string, other: string, language: Language): readonly DiffWord[] {
  const a = wordsOf(base).slice(0, MAX_WORDS);
  const b = wordsOf(other).slice(0, MAX_WORDS);
  const ka = keysOf(a, language);
  const kb = keysOf(b, language);
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        ka[i] === kb[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  const out: DiffWord[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && ka[i] === kb[j]) {
      out.push({ text: b[j]!, kind: 'same' });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!)) {
      out.push({ text: a[i]!, kind: 'dropped' });
      i += 1;
    } else {
      out.push({ text: b[j]!, kind: 'added' });
      j += 1;
    }
  }
  return out;
}

const sharedOf = (words: readonly DiffWord[]): number =>
  words.length === 0 ? 0 : words.filter((w) => w.kind === 'same').length / words.length;

const contentOf = ({ article, statement }: Quoted): string =>
  statement.content.map((s) => textOf(article.text, s)).join(' … ');
const speakerOf = ({ article, statement }: Quoted): string =>
  statement.actor?.id ?? statement.speaker.map((s) => textOf(article.text, s)).join(' ');

/**
 * Two wordings with less than this in common are two utterances. Tried on contents of one speaker in different outlets:
 * at 0.3 paraphrases fall together with other sentences of the same speech, at 0.5 shortened quotations fall apart.
 */
const SAME = 0.4;
/** Shorter contents agree by chance. */
const MIN_WORDS = 4;

/** Quotations that several articles carry, each beside its fullest wording, the most carried first. */
export function quotationsOf(statements: Iterable<Quoted>): readonly Quotation[] {
  const groups: { speaker: string; base: Quoted; text: string; others: Variant[] }[] = [];
  const quoted = [...statements]
    .map((q) => ({ q, text: contentOf(q) }))
    .filter(({ text }) => wordsOf(text).length >= MIN_WORDS)
    .sort((a, b) => b.text.length - a.text.length);
  for (const { q, text } of quoted) {
    const speaker = speakerOf(q);
    let placed = false;
    for (const group of groups) {
      if (group.speaker !== speaker || group.base.article.id === q.article.id) continue;
      const words = diffWords(group.text, text, anyLanguage(q.article.lang));
      // What a shorter wording drops is no difference of what it says: it is measured by what it keeps.
      const kept =
        words.filter((w) => w.kind === 'same').length / Math.max(1, words.filter((w) => w.kind !== 'dropped').length);
      const shared = Math.max(sharedOf(words), kept * 0.75);
      if (shared < SAME) continue;
      group.others.push({ quoted: q, words, shared });
      placed = true;
      break;
    }
    if (!placed) groups.push({ speaker, base: q, text, others: [] });
  }
  return groups
    .filter((g) => g.others.length > 0)
    .sort((a, b) => b.others.length - a.others.length)
    .map(({ speaker, base, others }) => ({ speaker, base, variants: others }));
}
