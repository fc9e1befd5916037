/** Annotated articles for training: the annotated set, and this project's own annotations laid over the corpus. */
import { createReadStream, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Act, Span } from '../src/model/index.js';

export interface GoldStatement {
  readonly cue: Span;
  readonly speaker: readonly Span[];
  readonly content: readonly Span[];
  readonly relays: readonly Span[];
  readonly act: Act;
  readonly elided?: boolean;
  readonly anonymous?: boolean;
  readonly time: string | null;
}
export interface GoldArticle {
  readonly id: string;
  readonly outlet: string;
  readonly date: string;
  readonly text: string;
  readonly statements: readonly GoldStatement[];
}

/** The articles of a folder of annotated JSON files. */
export function readGold(dir: string): GoldArticle[] {
  return readdirSync(dir)
    .filter((f) => f.endsWith('.json'))
    .sort()
    .map((f) => JSON.parse(readFileSync(join(dir, f), 'utf8')) as GoldArticle);
}

type Pair = readonly [number, number];
interface StandOff {
  readonly id: string;
  readonly length: number;
  readonly statements: readonly {
    readonly cue: Pair;
    readonly speaker: readonly Pair[];
    readonly content: readonly Pair[];
    readonly act: Act;
    readonly relays: readonly Pair[];
    readonly elided?: boolean;
    readonly anonymous?: boolean;
    readonly time?: string;
  }[];
}

const span = ([start, end]: Pair): Span => ({ start, end });

/** Lays annotations that are offsets only over the articles of a corpus (gzipped NDJSON). */
export async function readAnnotations(
  corpus: string,
  file = new URL('../training/ar/annotations.ndjson', import.meta.url),
): Promise<GoldArticle[]> {
  const wanted = new Map(
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as StandOff)
      .map((a) => [a.id, a]),
  );
  const out: GoldArticle[] = [];
  const lines = createInterface({ input: createReadStream(corpus).pipe(createGunzip()), crlfDelay: Infinity });
  for await (const line of lines) {
    const article = JSON.parse(line) as Omit<GoldArticle, 'statements'>;
    const annotated = wanted.get(article.id);
    if (annotated === undefined) continue;
    if (annotated.length !== article.text.length) throw new Error(`${article.id}: another edition of the text`);
    wanted.delete(article.id);
    const statements = annotated.statements.map((s) => ({
      ...s,
      cue: span(s.cue),
      speaker: s.speaker.map(span),
      content: s.content.map(span),
      relays: s.relays.map(span),
      time: s.time ?? null,
    }));
    out.push({ ...article, statements });
  }
  if (wanted.size > 0) throw new Error(`${wanted.size} annotated articles are not in ${corpus}`);
  return out.sort((a, b) => (a.id < b.id ? -1 : 1));
}
