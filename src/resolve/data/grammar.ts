import { readDataFile } from '../../model/index.js';

/** The word lists of `data/actors/grammar.json` (what each is for is said where it is used). */
export interface Grammar {
  readonly spokes: readonly string[];
  readonly onBehalf: readonly string[];
  readonly source: readonly string[];
  readonly official: readonly string[];
  readonly side: readonly string[];
  readonly kin: readonly string[];
  readonly reference: readonly string[];
  /** What a party gives out: without a name it is that of who spoke before. */
  readonly document: readonly string[];
  /** "Both sides", "the four states", "a joint statement": how many parties they mean, 0 where any number. */
  readonly together: Readonly<Record<string, readonly string[]>>;
  /** "His country", "her movement": the party for which who spoke before speaks. */
  readonly whose: readonly string[];
  /** Words that name somebody with a title or a first name, and as a rule nobody by themselves in the midst of a text. */
  readonly noName: readonly string[];
  readonly deputy: readonly string[];
  readonly member: readonly string[];
  readonly correspondent: readonly string[];
  readonly mediaOf: readonly string[];
  readonly unaffiliated: readonly string[];
  readonly honor: readonly string[];
  readonly former: readonly string[];
  readonly modifier: readonly string[];
  readonly qualifiers: Readonly<Record<string, readonly string[]>>;
  readonly link: readonly string[];
  readonly belonging: readonly string[];
  readonly loadedWithAdjective: Readonly<Record<string, string>>;
  readonly loadedWithParty: Readonly<Record<string, string>>;
  readonly companyHeads: readonly string[];
  readonly demonstrative: readonly string[];
  readonly peopleSpeak: readonly string[];
  readonly muslim: readonly string[];
  readonly monarchy: readonly string[];
  readonly ownerLink: readonly string[];
  readonly posted: readonly string[];
  readonly worldwide: readonly string[];
  /** Offices of which a state has several at a time. */
  readonly shared: readonly string[];
  /** Cities that stand for a body that is no state: Brussels for the EU. */
  readonly seats: Readonly<Record<string, string>>;
  readonly clause: readonly string[];
  readonly titleStops: readonly string[];
}

export function loadGrammar(): Grammar {
  return JSON.parse(readDataFile('actors/grammar.json')) as Grammar;
}
