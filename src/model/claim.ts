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
  /** Where its words reached us, copies and quotation chains collapsed: "14 articles of 5 outlets, all from one source". */
  readonly articles?: readonly string[];
  readonly outlets?: readonly string[];
  /** Who carried its words there, as printed or by name, each once. */
  readonly through?: readonly string[];
}

/** What a party said on a claim, and when. */
export interface Moment {
  /** ISO date of the speaking, else of the article; null where neither is known. */
  readonly time: string | null;
  readonly stance: Stance;
  readonly statement: StatementRef;
}

/** A party's stance on a claim over time, earliest first: announced on the 3rd, denied on the 5th. */
export interface History {
  readonly party: Party;
  readonly moments: readonly Moment[];
}

/** Outlets that cite each other in a ring for one claim: A cites B, B cites A. */
export interface Circle {
  readonly parties: readonly Party[];
  readonly statements: readonly StatementRef[];
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
  /** Per party, how its stance went over time. */
  readonly history?: readonly History[];
  /** Circular reporting found among its statements. */
  readonly circles?: readonly Circle[];
  /** Why its statements belong together, each a suggestion. */
  readonly links?: readonly Link[];
}

/** The same words of the same speaker on one occasion, carried by several outlets. */
export interface Utterance {
  readonly id: string;
  readonly party: Party | null;
  readonly statements: readonly StatementRef[];
  /** How each statement's words differ from the fullest one's, in the order of `statements`. */
  readonly variants: readonly Variant[];
}

/** A run of words that a variant shares with the fullest one (`same`), lacks, has instead, or has besides. */
export interface WordChange {
  readonly kind: 'same' | 'dropped' | 'changed' | 'added';
  /** The fullest one's words; '' for `added`. */
  readonly from: string;
  /** The variant's words; '' for `dropped`. */
  readonly to: string;
}

export interface Variant {
  readonly statement: StatementRef;
  readonly outlet: string | null;
  /** Whether it stands as a direct quotation. */
  readonly direct: boolean;
  readonly text: string;
  readonly changes: readonly WordChange[];
}

/** What an article says of a party in its own voice, without any source: no position of that party. */
export interface OwnAssertion {
  readonly article: string;
  readonly outlet: string | null;
  readonly span: Span;
  readonly text: string;
  /** The parties it speaks of. */
  readonly parties: readonly Party[];
}

export type LinkKind =
  'same-utterance' | 'same-claim' | 'denial-of' | 'same-actor' | 'wire-copy' | 'same-story' | 'cites';

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
  /** Assertions in the outlets' own voice. */
  readonly ownVoice?: readonly OwnAssertion[];
}
