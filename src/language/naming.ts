import type { Span } from '../model/index.js';
import type { Doc, Gender, GrammaticalNumber, Person } from './doc.js';

/** What a noun phrase names. `adjective`: a people's adjective that stands for its party ("a Turkish comment"). */
export type PhraseKind =
  | 'person'
  | 'office'
  | 'body'
  | 'outlet'
  | 'source'
  | 'place'
  | 'group'
  | 'document'
  | 'adjective'
  | 'pronoun'
  | 'other';

/** A noun phrase that may name a party: a whole name with title, office and apposition. */
export interface Phrase extends Span {
  /** Tokens, `first` up to (not with) `last`. */
  readonly first: number;
  readonly last: number;
  readonly kind: PhraseKind;
  readonly gender: Gender | null;
  readonly number: GrammaticalNumber | null;
  readonly person: Person;
  readonly definite: boolean;
  /** Whether it holds a proper name of a person. */
  readonly named: boolean;
  /** Whether nobody can be identified by it: sources, officials, witnesses. */
  readonly anonymous: boolean;
  /** The preposition before it, joined or free (folded), or ''. */
  readonly prep: string;
  /** Words that identify it, folded and bare: names first, then what else is not a title. */
  readonly keys: readonly string[];
}

/** How a word at hand may lead from a statement to those who carried it. */
export type CarrierWord = 'carried' | 'according' | 'told' | 'through' | 'from' | null;

/** A date that a text gives in words, resolved against the article's own date. */
export interface SpokenTime {
  readonly first: number;
  readonly last: number;
  /** ISO: YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly date: string;
  /** today, yesterday, weekday, date, month, year … for learning. */
  readonly kind: string;
}

/** What attribution needs of a language pack: names, carriers and dates in running text. */
export interface Naming {
  /** The noun phrase that starts at a token, not beyond `limit`; null where none can start. */
  phraseAt(doc: Doc, token: number, limit: number): Phrase | null;
  /** Every phrase of a text that may name a party, in order, not nested. */
  phrases(doc: Doc): readonly Phrase[];
  /** The adjective at a token that may stand for its party, or null. */
  adjectiveAt(doc: Doc, token: number): Phrase | null;
  /** What a token says about who carries words, or null. */
  carrierAt(doc: Doc, token: number): CarrierWord;
  /** Whether a token ends a clause's reach for a subject: a stop word that no name holds. */
  isStop(doc: Doc, token: number): boolean;
  /** Dates in words, resolved against an ISO date. */
  times(doc: Doc, published: string | null): readonly SpokenTime[];
  /** Proper names of places within tokens. */
  places(doc: Doc, first: number, last: number): readonly Span[];
  /** Where a stretch says "until now, until this report was prepared": the token of "until", -1 where it does not. */
  untilNow(doc: Doc, first: number, last: number): number;
  /** Signs in a content of the act that it performs (must, no truth in, crime, we shall …), as hashes of their names. */
  actSigns(doc: Doc, first: number, last: number): readonly number[];
  /** What was learned of this language's attribution: the bytes of its data file. */
  model(): Uint8Array;
}
