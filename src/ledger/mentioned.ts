import type { Act, Party, ResolvedStatement, StatementRef } from '../model/index.js';
import type { Charge } from './charge.js';
import type { Polarity } from './polarity.js';

/** A statement as grouping sees it. */
export interface Mention {
  /** The statement's id. */
  readonly key: string;
  readonly ref: StatementRef;
  readonly statement: ResolvedStatement;
  readonly article: string;
  readonly outlet: string | null;
  readonly lang: string | null;
  /** Days since 1970 of the article, null where it has no date. */
  readonly day: number | null;
  /** ISO date of the speaking where it is known, else of the article. */
  readonly time: string | null;
  /** Its number among the article's statements. */
  readonly order: number;
  readonly parties: readonly Party[];
  /** Who carried the words to the article, outermost first. */
  readonly relays: readonly Party[];
  /** The folded words of the first speaker as printed. */
  readonly speaker: readonly string[];
  /** The same words as stems. */
  readonly called: readonly string[];
  readonly act: Act;
  readonly polarity: Polarity;
  /** Whether its content begins with a negation. */
  readonly negated: boolean;
  /** Whether its content points to something told of before ("such an attack"). */
  readonly deictic: boolean;
  /** With whom the deal that it speaks of was made, as stems (see scope.ts). */
  readonly counterpart: ReadonlySet<string> | null;
  /** For a statement that only points back: the key of the one it answers. */
  readonly answers: string | null;
  /** The parties that its content names, in order. */
  readonly named: readonly string[];
  /** The party that its content is about: the first that it names outside of a preposition's reach; null where none is. */
  readonly subject: string | null;
  /** Whom it accuses or clears of something; null where it does neither. */
  readonly charge: Charge | null;
  /** The words of its content. */
  readonly text: string;
  /** Stems of its content with their weights, scaled to unit length. */
  readonly weights: ReadonlyMap<string, number>;
  /** All stems of its content, telling or not. */
  readonly stems: ReadonlySet<string>;
  /** The names of its parties, each as stems. */
  readonly names: readonly (readonly string[])[];
  /** What its article is about: its most telling stems with their weights. */
  readonly about: ReadonlyMap<string, number>;
  /** How much its content says: the sum of its stems' weights before scaling. */
  readonly mass: number;
  /** Sum of its stems' vectors, scaled to unit length; empty for a language without vectors. */
  readonly vector: Float32Array;
}
