import type { Span } from './span.js';
import type { Article } from './article.js';

export const ACTS = [
  'assert',
  'announce',
  'confirm',
  'deny',
  'nocomment',
  'call',
  'threaten',
  'warn',
  'promise',
  'accuse',
  'agree',
  'reject',
  'ask',
  'praise',
] as const;
/** The kind of speech act; a neutral cue is `assert` unless its content plainly does one of the others. */
export type Act = (typeof ACTS)[number];

export const FORMS = ['direct', 'indirect', 'mixed'] as const;
export type Form = (typeof FORMS)[number];

/**
 * One attributed statement as it was read from an article: one cue, one speaker, one content. All spans count UTF-16
 * code units into the article's text.
 */
export interface Statement {
  /** The innermost party, whose words they are; for an elided subject, the mention that names it best. */
  readonly speaker: readonly Span[];
  /** The word or phrase that makes it a statement, with its negation. */
  readonly cue: Span;
  /** Exactly what is attributed; several spans where the cue cuts it in two; empty for bare silence. */
  readonly content: readonly Span[];
  readonly form: Form;
  readonly act: Act;
  /** Who carried the words to this article, outermost first. */
  readonly relays: readonly Span[];
  readonly elided: boolean;
  readonly anonymous: boolean;
  /** ISO date (or YYYY-MM, YYYY) of the speaking, where the article gives it. */
  readonly time: string | null;
  /** For silence: until when it had lasted ("until this report was prepared"). */
  readonly asOf: string | null;
  /** The "if …" of a threat or promise. */
  readonly condition: Span | null;
  /** Proper names of places in the content, in order, each once. */
  readonly places: readonly Span[];
  /**
   * 0..1, calibrated: of statements given 0.9, nine in ten are right. Right means found as `docs/accuracy.md` counts it: an
   * annotator has a statement there whose content shares at least half its letters with this one (letters of both over
   * letters of either; for bare silence, whose cue overlaps). It does not vouch for the exact ends of the content, nor for
   * speaker, act, relays or time; those have their own figures there.
   */
  readonly confidence: number;
}

/** A named actor that a speaker resolved to. */
export interface ActorRef {
  readonly id: string;
  readonly name: string;
  /** The party it speaks for on the day of the article (spokesman → ministry → state); itself where for nobody else. */
  readonly party?: { readonly id: string; readonly name: string };
  /** Further parties of a joint declaration ("the United States and Britain"). */
  readonly others?: readonly ActorRef[];
}

/** A place of a statement, resolved or left open (id, lat, lon, precision null). */
export interface PlaceRef extends Span {
  readonly id: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: PlacePrecision | null;
}

export type PlacePrecision = 'point' | 'town' | 'district' | 'province' | 'country' | 'region';

/** A statement with its who and where resolved, and an id that does not change while the statement does not. */
export interface ResolvedStatement extends Omit<Statement, 'places'> {
  readonly id: string;
  /** The speaker's actor, or null where the name stayed unresolved. */
  readonly actor: ActorRef | null;
  /** One entry a speaker span and a relay span: whom each resolved to, in order. */
  readonly speakerActors: readonly (ActorRef | null)[];
  readonly relayActors: readonly (ActorRef | null)[];
  readonly places: readonly PlaceRef[];
}

/** An article and what was read from it: what the pipeline hands on and the archive keeps. */
export interface Reading {
  readonly article: Article;
  readonly statements: readonly ResolvedStatement[];
}
