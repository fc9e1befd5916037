import type { Span } from '../../../src/model/index.js';

/** What the score looks at, of an annotated statement and of a read one alike. */
export interface Scored {
  readonly speaker: readonly Span[];
  readonly cue: Span;
  readonly content: readonly Span[];
  readonly relays: readonly Span[];
  readonly act: string;
  readonly elided: boolean;
}

export interface Score {
  readonly gold: number;
  readonly read: number;
  readonly found: number;
  readonly exact: number;
  readonly speaker: number;
  readonly act: number;
  readonly relays: number;
  readonly whole: number;
}

const EDGE = /[\s"'«»“”‘’()[\]،,؛;:.؟?!\-–—…]/u;

/** The characters of spans, white space and edge punctuation aside. */
function letters(text: string, spans: readonly Span[]): Set<number> {
  const set = new Set<number>();
  for (let { start, end } of spans) {
    while (start < end && EDGE.test(text[start]!)) start++;
    while (end > start && EDGE.test(text[end - 1]!)) end--;
    for (let i = start; i < end; i++) if (!/\s/u.test(text[i]!)) set.add(i);
  }
  return set;
}

function overlap(a: Set<number>, b: Set<number>): number {
  const common = [...a].filter((i) => b.has(i)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

const bareWords = (text: string, spans: readonly Span[]): string[] =>
  (
    spans
      .map(({ start, end }) => text.slice(start, end))
      .join(' ')
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).map((w) => w.replace(/\p{M}/gu, '').replace(/^(?:[وف](?=\p{L}{3}))?(?:[بلك](?=\p{L}{3}))?(?:ال(?=\p{L}{2}))?/u, ''));

/** F1 over words, clitics aside. */
function wordF1(a: readonly string[], b: readonly string[]): number {
  const pool = [...b];
  let common = 0;
  for (const word of a) {
    const at = pool.indexOf(word);
    if (at < 0) continue;
    common++;
    pool.splice(at, 1);
  }
  return a.length + b.length === 0 ? 1 : (2 * common) / (a.length + b.length);
}

const names = (text: string, spans: readonly Span[]) => spans.map((span) => bareWords(text, [span]));

/**
 * How well statements were read, by the definitions of the project's gold: found by the content (half of its letters in
 * common) or, where there is none, by the cue; the speaker by half of its words; whole with the right speaker, act and
 * relays.
 */
export function score(text: string, gold: readonly Scored[], read: readonly Scored[]): Score {
  const goldLetters = gold.map((g) => letters(text, g.content));
  const pairs = gold.flatMap((g, i) =>
    read.flatMap((r, j) => {
      const cue = overlap(letters(text, [g.cue]), letters(text, [r.cue]));
      const content = overlap(goldLetters[i]!, letters(text, r.content));
      const good = goldLetters[i]!.size > 0 ? content >= 0.5 : cue > 0;
      return good ? [{ i, j, weight: content + cue }] : [];
    }),
  );
  const takenGold = new Set<number>();
  const takenRead = new Set<number>();
  const sum = { gold: gold.length, read: read.length, found: 0, exact: 0, speaker: 0, act: 0, relays: 0, whole: 0 };
  for (const { i, j } of pairs.sort((a, b) => b.weight - a.weight)) {
    if (takenGold.has(i) || takenRead.has(j)) continue;
    takenGold.add(i);
    takenRead.add(j);
    const g = gold[i]!;
    const r = read[j]!;
    const own = bareWords(text, g.speaker);
    const given = bareWords(text, r.speaker);
    const speaker = wordF1(own, given) >= 0.5 || (g.elided && own.some((w) => w.length > 3 && given.includes(w)));
    const act = g.act === r.act;
    const wanted = names(text, g.relays);
    const relays = wanted.length === r.relays.length && wanted.every((w) => names(text, r.relays).some((n) => wordF1(w, n) >= 0.5));
    sum.found++;
    sum.exact += Number(overlap(goldLetters[i]!, letters(text, r.content)) === 1 || (goldLetters[i]!.size === 0 && r.content.length === 0));
    sum.speaker += Number(speaker);
    sum.act += Number(act);
    sum.relays += Number(relays);
    sum.whole += Number(speaker && act && relays);
  }
  return sum;
}

/** Scores of several articles as one. */
export function total(scores: readonly Score[]): Score {
  const sum = (key: keyof Score) => scores.reduce((n, s) => n + s[key], 0);
  return {
    gold: sum('gold'),
    read: sum('read'),
    found: sum('found'),
    exact: sum('exact'),
    speaker: sum('speaker'),
    act: sum('act'),
    relays: sum('relays'),
    whole: sum('whole'),
  };
}

/** F1 in percent. */
export const f1 = (hits: number, { gold, read }: Score): number => (200 * hits) / Math.max(1, gold + read);
