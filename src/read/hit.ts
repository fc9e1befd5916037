import type { Form, Span } from '../model/index.js';
import type { CueFamily, CueEntry, Features } from './doc.js';

/** A statement as detection found it: the cue and the exact bounds of its content, before anybody is named as its speaker. */
export interface CueHit {
  /** Number of the hit in the article, in the order of the text: `hits[i].index === i`. */
  readonly index: number;
  readonly cue: Span;
  /** Tokens of the cue, `first` up to (not with) `last`; `head` carries the word that makes it a cue. */
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly entry: CueEntry;
  readonly lemma: string;
  readonly family: CueFamily;
  /** Person, number, gender, tense, voice, negation, joined pronoun. */
  readonly features: Features;
  /** Exactly what is attributed; empty for bare silence. */
  readonly content: readonly Span[];
  /** Tokens of each content span, `[first, end)`, in the order of `content`. */
  readonly tokens: readonly (readonly [number, number])[];
  readonly form: Form;
  readonly sentence: number;
  readonly paragraph: number;
  /** Index of the innermost hit in whose content this cue stands, or -1. */
  readonly parent: number;
  /** 0..1: how sure detection is that this is a statement with this content. */
  readonly confidence: number;
}
