import { createHash } from 'node:crypto';
import type { Act, Article, Reading, ResolvedStatement, Span } from '../model/index.js';
import type { Entry } from './archive.js';

/** What a test says of an article; the rest is filled in. Statements are made from pieces of the text. */
export interface Sketch {
  readonly id?: string;
  readonly title?: string | null;
  readonly outlet?: string | null;
  readonly published?: string | null;
  readonly url?: string | null;
  readonly lang?: string;
  readonly text: string;
  readonly statements?: readonly SketchedStatement[];
}

export interface SketchedStatement {
  readonly speaker: string;
  readonly cue: string;
  readonly content: string;
  readonly act?: Act;
  readonly actor?: { readonly id: string; readonly name: string } | null;
  readonly places?: readonly { readonly text: string; readonly id: string | null }[];
}

/** An entry as the pipeline would hand it over, for tests of the archive and of what stands on it. */
export function sketchEntry(sketch: Sketch): Entry {
  const bytes = new TextEncoder().encode(JSON.stringify(sketch));
  const id = sketch.id ?? `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return { bytes, mime: 'application/json', reading: sketchReading(sketch, id) };
}

export function sketchReading(sketch: Sketch, id: string): Reading {
  const article: Article = {
    id,
    source: `${id}.html`,
    kind: 'article',
    input: 'article',
    url: sketch.url ?? null,
    outlet: sketch.outlet ?? null,
    outletFrom: sketch.outlet ? 'input' : null,
    lang: sketch.lang ?? 'ar',
    dir: 'rtl',
    title: sketch.title ?? null,
    author: null,
    captions: [],
    published: sketch.published ?? null,
    publishedPrinted: null,
    publishedFrom: null,
    updated: null,
    captured: null,
    text: sketch.text,
    related: [],
    furniture: [],
    ticker: [],
    profile: null,
    notes: [],
  };
  return {
    article,
    statements: (sketch.statements ?? []).map((statement, i) => sketchStatement(id, sketch.text, statement, i)),
  };
}

function sketchStatement(article: string, text: string, sketch: SketchedStatement, ordinal: number): ResolvedStatement {
  const actor = sketch.actor ?? null;
  return {
    id: `${article}/${ordinal}`,
    speaker: [spanOf(text, sketch.speaker)],
    cue: spanOf(text, sketch.cue),
    content: [spanOf(text, sketch.content)],
    form: 'indirect',
    act: sketch.act ?? 'assert',
    relays: [],
    elided: false,
    anonymous: false,
    time: null,
    asOf: null,
    condition: null,
    confidence: 0.9,
    actor,
    speakerActors: [actor],
    relayActors: [],
    places: (sketch.places ?? []).map(({ text: name, id }) => ({
      ...spanOf(text, name),
      id,
      lat: id ? 36.2 : null,
      lon: id ? 37.1 : null,
      precision: id ? 'town' : null,
    })),
  };
}

function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}
