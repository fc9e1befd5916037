import { readDataFile, type FurnitureKind } from '../../model/index.js';
import { fold, kindOf, loadMarks } from '../text/marks.js';

interface LineMarksFile {
  readonly words: number;
  readonly bio: string;
  readonly marks: Readonly<Record<string, readonly string[]>>;
}

let western: { words: number; pattern: RegExp; bio: RegExp } | null = null;

function load(): NonNullable<typeof western> {
  if (western) return western;
  const file = JSON.parse(readDataFile('restore/line-marks.json')) as LineMarksFile;
  const groups = Object.entries(file.marks).map(([kind, marks]) => `(?<${kind}>(?:${marks.join('|')}))`);
  western = {
    words: file.words,
    // Not `u`: by the rules of Unicode V8 writes half as much code again for letters of either case, and takes 2 MB more for it.
    pattern: new RegExp(`^[\\s>»›•\\-–|*+"“„(\\[]*(?:${groups.join('|')})`, 'i'),
    bio: new RegExp(file.bio, 'u'),
  };
  return western;
}

const ARABIC = /[\u0621-\u064a]/;
// An Arabic mark that is meant begins its line, or the line says little else.
const AT_START = 4;
const LONGEST_LINE = 60;
// Notices are longer than other lines: with 28 words for all kinds body of fundus is 97.3 and 97.6 on its two halves,
// with 60 for these 97.4 and 97.8; with 60 for all kinds the same.
const LONGEST_NOTICE = 60;

/** «Jane Doe is a freelance writer who lives in Leeds.» */
export function isBio(text: string): boolean {
  return load().bio.test(text);
}

/** The kind of furniture that a line's opening words announce («Read also», «اقرأ أيضا»), or null. */
export function lineKind(text: string, words: number): FurnitureKind | null {
  if (ARABIC.test(text.slice(0, 40))) {
    if (words > LONGEST_LINE) return null;
    const marks = loadMarks();
    const folded = fold(text).text;
    for (const m of folded.matchAll(marks.strong)) {
      const kind = kindOf(m);
      if (m.index <= AT_START || kind === 'copyright' || kind === 'comments' || (kind === 'promo' && words <= 30))
        return kind;
    }
    const weak = words <= 14 && !/[.،]$/.test(text) ? marks.weak.exec(folded) : null;
    // A weak word alone, or with a colon, a bar or a count after it.
    return weak &&
      (weak[0].length >= folded.length - 3 || /^\s*(?:[:|]|\(?\p{Nd}+\)?$)/u.test(folded.slice(weak[0].length)))
      ? kindOf(weak)
      : null;
  }
  const { words: most, pattern } = load();
  const match = words <= LONGEST_NOTICE ? pattern.exec(text) : null;
  const kind = match ? kindOf(match) : null;
  return words <= most || kind === 'promo' || kind === 'copyright' ? kind : null;
}
