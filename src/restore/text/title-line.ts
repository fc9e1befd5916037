import { letters, overlapOf } from '../html/words.js';
import type { Piece } from './pieces.js';
import type { Run } from './run.js';

/** Whether a text says enough for a caption. */
export const isCaption = (text: string): boolean => !/^©/.test(text) && (text.match(/\p{L}{3,}/gu)?.length ?? 0) >= 3;

/** Whether a piece may be a title by its length and words. */
export const isTitleLike = (p: Piece): boolean =>
  p.kind === 'text' &&
  p.furniture === null &&
  p.words >= 3 &&
  p.words <= 32 &&
  (p.text.match(/\p{L}{2,}/gu)?.length ?? 0) >= 3 &&
  !/^(?:©|:|\()/.test(p.text) &&
  !/\|.*\|/.test(p.text);

// Lines above a text among which its title is looked for.
const REACH = 40;
// By judgement: a title of six words shares two with its text.
const ENOUGH = 0.35;
const CLOSE = 0.15;

/** The line above a text that fits it best as its title, or null. */
export function findTitleLine(pieces: readonly Piece[], run: Run, bodyText: string): number | null {
  const above = pieces.slice(0, run.from).flatMap((q) => (q.kind === 'text' ? [letters(q.text)] : []));
  let best = ENOUGH;
  let at: number | null = null;
  let printedAgain = false;
  for (let i = run.from - 1, seen = 0; i >= 0 && seen < REACH; i--, seen++) {
    const p = pieces[i]!;
    if (!isTitleLike(p)) continue;
    // Browsers' titles print it too, with the outlet's name.
    const again = above.filter((key) => key.includes(letters(p.text))).length > 1;
    if (printedAgain && !again) continue;
    const score = scoreOf(p, bodyText, again) - seen * 0.02;
    // Of two that fit, the upper: captions stand between title and text.
    const fits = score >= best - CLOSE || (best === ENOUGH && score > 0.2);
    if (!fits || (score <= best && at === null)) continue;
    best = Math.max(best, score);
    printedAgain = again;
    at = i;
  }
  return at;
}

const scoreOf = (p: Piece, bodyText: string, again: boolean): number =>
  overlapOf(p.text, bodyText) + (again ? 0.4 : 0) + (p.words >= 5 ? 0.3 : 0) - (/[.]$/.test(p.text) ? 0.3 : 0);
