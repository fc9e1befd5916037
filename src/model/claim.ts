import type { Span } from './span.js';

export type Stance = 'affirm' | 'deny' | 'silent';

export interface StatementRef {
  readonly article: string;
  readonly statement: string;
  readonly cue: Span;
}

export interface Party {
  readonly id: string;
  readonly name: string;
}

/** A party's stance on a claim, with the statements it stands on. */
export interface Position {
  readonly party: Party;
  readonly stance: Stance;
  readonly statements: readonly StatementRef[];
}

/** A party whose own first-hand words stand behind a claim, and the statement that shows it. */
export interface Origin {
  readonly party: Party;
  readonly statement: string;
}

/** One proposition that at least one party put forward, and who stands how on it. */
export interface Claim {
  readonly id: string;
  /** The clearest content that states it, as a span of a kept article. */
  readonly gist: { readonly article: string; readonly start: number; readonly end: number; readonly text: string };
  readonly positions: readonly Position[];
  readonly origins: readonly Origin[];
  readonly outlets: readonly string[];
  readonly articles: readonly string[];
}

/** The same words of the same speaker on one occasion, carried by several outlets. */
export interface Utterance {
  readonly id: string;
  readonly statements: readonly StatementRef[];
}

export type LinkKind = 'same-utterance' | 'same-claim' | 'denial-of' | 'same-actor' | 'wire-copy' | 'same-story' | 'cites';

/** A suggestion that two things belong together, with its reasons: a person may confirm or reject it. */
export interface Link {
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
  readonly reasons: readonly string[];
  readonly confidence: number;
}

/** Articles about the same happening, in the order of time. */
export interface Story {
  readonly id: string;
  readonly title: string;
  readonly articles: readonly string[];
  readonly claims: readonly string[];
}

/** Everything that grouping found over a set of articles. */
export interface Ledger {
  readonly utterances: readonly Utterance[];
  readonly claims: readonly Claim[];
  readonly stories: readonly Story[];
  readonly links: readonly Link[];
}
