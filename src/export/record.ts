import type { Article, Note, PlaceRef, PrintedSpan, Reading, ResolvedStatement } from '../model/index.js';
import { printSpan, textOf } from '../model/index.js';

/** One statement as it leaves Isnad: spans carry their words. */
export interface StatementRecord {
  readonly id: string;
  readonly speaker: readonly PrintedSpan[];
  readonly actor: ResolvedStatement['actor'];
  readonly cue: PrintedSpan;
  readonly content: readonly PrintedSpan[];
  readonly form: ResolvedStatement['form'];
  readonly act: ResolvedStatement['act'];
  readonly relays: readonly PrintedSpan[];
  readonly elided: boolean;
  readonly anonymous: boolean;
  readonly time: string | null;
  readonly asOf: string | null;
  readonly condition: PrintedSpan | null;
  readonly places: readonly (PrintedSpan & PlaceRef)[];
  readonly confidence: number;
}

/** One line of `isnad read --format ndjson`. */
export interface ReadingRecord extends Omit<Article, 'notes' | 'ticker' | 'profile'> {
  readonly notes: readonly Note[];
  readonly ticker: Article['ticker'];
  readonly profile: Article['profile'];
  readonly statements: readonly StatementRecord[];
}

/** A statement with the words of its spans, taken from its article's text. */
export function statementRecord(text: string, s: ResolvedStatement): StatementRecord {
  const print = (spans: readonly { start: number; end: number }[]) => spans.map((span) => printSpan(text, span));
  return {
    id: s.id,
    speaker: print(s.speaker),
    actor: s.actor,
    cue: printSpan(text, s.cue),
    content: print(s.content),
    form: s.form,
    act: s.act,
    relays: print(s.relays),
    elided: s.elided,
    anonymous: s.anonymous,
    time: s.time,
    asOf: s.asOf,
    condition: s.condition && printSpan(text, s.condition),
    places: s.places.map((place) => ({ text: textOf(text, place), ...place })),
    confidence: s.confidence,
  };
}

/** A reading as INTERFACES describes it: one JSON object a page; absent facts are null. */
export function readingRecord({ article, statements }: Reading): ReadingRecord {
  const { notes, ...facts } = article;
  return { ...facts, notes, statements: statements.map((s) => statementRecord(article.text, s)) };
}
