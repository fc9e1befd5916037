import { readDataFile, type FurnitureKind } from '../../model/index.js';
import { foldForDates, type FoldedDates } from '../../language/ar/dates/fold.js';

interface MarksFile {
  readonly strong: Readonly<Record<string, readonly string[]>>;
  readonly weak: Readonly<Record<string, readonly string[]>>;
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly author: readonly string[];
  readonly agencies: readonly string[];
  readonly lead: readonly string[];
  readonly other_lead: readonly string[];
  readonly bylines: readonly string[];
  readonly clause: readonly string[];
  readonly share_words: readonly string[];
  readonly before_date: readonly string[];
  readonly stamp_verbs: readonly string[];
  readonly conjunctions: string;
  readonly eras: readonly string[];
  readonly owned_by: readonly string[];
}

/** The phrases of `data/restore/scrape-marks.json`, ready to match on folded text. */
export interface Marks {
  /** Matches a strong phrase anywhere; its kind is the name of the group that matched. */
  readonly strong: RegExp;
  /** Matches a weak phrase at the very start. */
  readonly weak: RegExp;
  readonly published: RegExp;
  readonly updated: RegExp;
  readonly author: RegExp;
  readonly agency: RegExp;
  /** A verb of saying that news leads begin with, as a whole word. */
  readonly lead: RegExp;
  /** Other words that leads begin with; headlines have them too. */
  readonly otherLead: RegExp;
  /** The verbs of saying with a conjunction glued on, as paragraphs of news begin: a sign of news text. */
  readonly saying: RegExp;
  /** At its end, a word after which a verb is inside a clause. */
  readonly clause: RegExp;
  /** At its end, a word that makes the date after it part of a sentence. */
  readonly inSentence: RegExp;
  /** At its end, such a word after a verb of publishing: a stamp all the same. */
  readonly stamping: RegExp;
  /** A share bar's words at the start of a text; one alone may be a verb. */
  readonly shareBar: RegExp;
  /** A numeric date with or without its era, and nothing else. */
  readonly numericDate: RegExp;
  /** What stands between "all rights reserved" and the owner's name. */
  readonly ownedBy: RegExp;
  /** How desks sign what they gathered: «OUTLET - by us alone», either way round. */
  readonly desk: RegExp;
}

const group = (kinds: Readonly<Record<string, readonly string[]>>, end: string): string =>
  Object.entries(kinds)
    .map(([kind, phrases]) => `(?<${kind}>(?:${phrases.join('|')})${end})`)
    .join('|');
const any = (phrases: readonly string[]): string => [...phrases].sort((a, b) => b.length - a.length).join('|');

let marks: Marks | null = null;

export function loadMarks(): Marks {
  if (marks) return marks;
  const file = JSON.parse(readDataFile('restore/scrape-marks.json')) as MarksFile;
  marks = {
    strong: new RegExp(group(file.strong, ''), 'gu'),
    weak: new RegExp(`^[\\s|•*\\-–:.,]*(?:${group(file.weak, '(?![\\p{L}])')})`, 'u'),
    published: new RegExp(`(?:${any(file.published)})\\s*[:：]?\\s*$`, 'u'),
    updated: new RegExp(`(?:${any(file.updated)})`, 'u'),
    author: new RegExp(`^\\s*(?:${any(file.author)})(?![\\p{L}])\\s*[:：/-]?\\s*`, 'u'),
    agency: new RegExp(`(?<![\\p{L}])(?:${any(file.agencies)})(?![\\p{L}])`, 'u'),
    lead: new RegExp(`(?<![\\p{L}])(?:${any(file.lead)})(?![\\p{L}])`, 'gu'),
    otherLead: new RegExp(`(?<![\\p{L}])(?:${any(file.other_lead)})(?![\\p{L}])`, 'gu'),
    saying: new RegExp(`(?<![\\p{L}])[${file.conjunctions}]?(?:${any(file.lead)})(?![\\p{L}])`, 'u'),
    clause: new RegExp(`(?:${any(file.clause)})\\s*$`, 'u'),
    inSentence: new RegExp(`(?:^|[\\s(])(?:${any(file.before_date)})\\s*$`, 'u'),
    stamping: new RegExp(`(?:${any(file.stamp_verbs)})[\\p{L}]*\\s+(?:${any(file.before_date)})\\s*$`, 'u'),
    shareBar: new RegExp(`^(?:(?:${any(file.share_words)})(?![\\p{L}])[\\s|:,0-9]*){2,}`, 'u'),
    numericDate: new RegExp(`^\\d[\\d\\s/.-]+(?:${any(file.eras)})?$`, 'u'),
    ownedBy: new RegExp(`^(?:\\d{4}|${any(file.owned_by)}|©|[\\s.:-])+`, 'u'),
    desk: new RegExp(`[-–/]\\s*(?:${any(file.bylines)})\\s*$|^\\s*(?:${any(file.bylines)})\\s*[-–/]\\s*\\p{L}`, 'u'),
  };
  return marks;
}

/** Which named group of a match is set. */
export function kindOf(match: RegExpMatchArray | RegExpExecArray): FurnitureKind {
  const found = Object.entries(match.groups ?? {}).find(([, v]) => v !== undefined);
  return (found?.[0] ?? 'other') as FurnitureKind;
}

export function fold(text: string): FoldedDates {
  return foldForDates(text);
}
