/** Annotated articles for training attribution: cues and contents as perfect detection would give them, and what counts as right. */
import { arabic, type CueEntry, type Doc, type Features } from '../src/language/index.js';
import type { Phrase } from '../src/language/naming.js';
import type { Span } from '../src/model/index.js';
import { formOf } from '../src/read/detect/form.js';
import type { CueHit } from '../src/read/hit.js';
import type { GoldArticle, GoldStatement } from './train-articles.js';

const words = (s: string): string[] =>
  (
    s
      .normalize('NFC')
      .replace(/[\u064B-\u0652\u0640]/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map((w) => w.replace(/^(?:[وف](?=\p{L}{3}))?(?:[بلك](?=\p{L}{3}))?(?:ال(?=\p{L}{2}))?/u, ''));

/** Share of common words of two texts (F1). */
export function wordF1(a: string, b: string): number {
  const left = words(a),
    right = words(b);
  if (left.length === 0 || right.length === 0) return 0;
  const pool = [...right];
  let common = 0;
  for (const w of left) {
    const k = pool.indexOf(w);
    if (k >= 0) {
      common++;
      pool.splice(k, 1);
    }
  }
  return (2 * common) / (left.length + right.length);
}

const NO_ENTRY: CueEntry = { lemma: '?', family: 'verb', group: '?', frames: [], habits: [], act: 'assert' };
const NO_FEATURES: Features = {
  person: 3,
  number: null,
  gender: null,
  tense: null,
  voice: 'active',
  negated: false,
  suffix: null,
};

export function tokensOf(doc: Doc, span: Span): [number, number] {
  let first = 0;
  while (first < doc.count && doc.end[first]! <= span.start) first++;
  let last = first;
  while (last < doc.count && doc.start[last]! < span.end) last++;
  return [first, Math.max(last, first + 1)];
}

/** Hits as perfect detection would give them. */
export function oracleHits(doc: Doc, article: GoldArticle): CueHit[] {
  const sorted = [...article.statements].sort((a, b) => a.cue.start - b.cue.start);
  const hits = sorted.map((s, index): CueHit => {
    const [first, last] = tokensOf(doc, s.cue);
    const overlapping = doc.cues.filter((c) => c.span.start < s.cue.end && c.span.end > s.cue.start);
    const best = overlapping.sort(
      (a, b) =>
        Math.abs(a.span.start - s.cue.start) +
        Math.abs(a.span.end - s.cue.end) -
        Math.abs(b.span.start - s.cue.start) -
        Math.abs(b.span.end - s.cue.end),
    )[0];
    const plain =
      best?.reading.entry.family === 'preposition' && best.span.start < s.cue.start
        ? doc.words[Math.min(last, doc.count) - 1]?.cues[0]
        : undefined;
    const reading = plain ?? best?.reading;
    const entry = reading?.entry ?? {
      ...NO_ENTRY,
      family: doc.text.slice(s.cue.start, s.cue.end) === ':' ? ('colon' as const) : ('verb' as const),
    };
    const head = best?.head ?? Math.min(first, doc.count - 1);
    const content = [...s.content].sort((a, b) => a.start - b.start);
    return {
      index,
      cue: s.cue,
      first: Math.min(first, doc.count - 1),
      last: Math.min(last, doc.count),
      head,
      entry,
      lemma: entry.lemma,
      family: entry.family,
      features: reading ? { ...reading.features, negated: best!.negated } : NO_FEATURES,
      content,
      tokens: content.map((c) => tokensOf(doc, c)),
      form: content.length === 0 ? 'indirect' : formOf(doc, ...tokensOf(doc, content[0]!)),
      sentence: doc.sentence[head]!,
      paragraph: doc.paragraph[head]!,
      parent: -1,
      confidence: 1,
    };
  });
  return hits.map((hit) => {
    let parent = -1;
    let size = Infinity;
    for (const other of hits) {
      if (other.index === hit.index) continue;
      for (const [a, b] of other.tokens) {
        if (
          hit.head >= a &&
          hit.head < b &&
          b - a < size &&
          !(hit.tokens[0] && hit.tokens[0][0] <= a && hit.tokens.at(-1)![1] >= b)
        ) {
          parent = other.index;
          size = b - a;
        }
      }
    }
    return { ...hit, parent };
  });
}

const TITLES = new Set(
  'رئيس وزير وزيرة نائب مسؤول مسئول متحدث ناطق متحدثة باسم رسمي سيد سيدة دكتور لواء عميد عقيد جنرال قائد زعيم أمين عام مدير مبعوث سفير ملك أمير شيخ حكومة وزارة خارجية دفاع داخلية جيش قوات حركة حزب وكالة صحيفة قناة مصدر مصادر بيان في من على عن الى إلى'.split(
    ' ',
  ),
);

/** How well a phrase names the gold's speaker: above 0 where it is right. */
export function rightness(text: string, s: GoldStatement, phrase: Phrase): number {
  const gold = s.speaker.map((x) => text.slice(x.start, x.end)).join(' ');
  const own = text.slice(phrase.start, phrase.end);
  const f1 = wordF1(gold, own);
  if (s.speaker.some((x) => x.start < phrase.end && phrase.start < x.end) && f1 >= 0.3) return 1 + f1;
  if (f1 >= 0.5) return f1;
  if (!s.elided) return 0;
  const given = new Set(words(own));
  const names = words(gold).filter((w) => !TITLES.has(w) && w.length > 2);
  return (names.length ? names : words(gold)).some((w) => given.has(w)) ? 0.3 : 0;
}

export interface Prepared {
  article: GoldArticle;
  doc: Doc;
  hits: CueHit[];
  gold: GoldStatement[];
}

/** Analyses annotated articles. */
export function prepare(articles: readonly GoldArticle[]): Prepared[] {
  return articles.map((article) => {
    const doc = arabic.analyse!(article.text);
    return {
      article,
      doc,
      hits: oracleHits(doc, article),
      gold: [...article.statements].sort((a, b) => a.cue.start - b.cue.start),
    };
  });
}
