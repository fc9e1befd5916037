import type { Piece } from './pieces.js';
import type { Run } from './run.js';

// A list of teasers: openings of other articles, each cut off by an ellipsis or headed by its own stamp.
const CUT_OFF = /(?:\.\s?\.\s?\.|…)(?=\s|$)/g;
const MIN_TEASERS = 5;

/** Whether what reads as the text is a list of other articles' openings (a tag page, a topic page). */
export function isList(pieces: readonly Piece[], run: Run): boolean {
  const inRun = pieces.slice(run.from, run.to);
  const text = inRun.map((p) => p.text).join('\n');
  const words = inRun.reduce((n, p) => n + (p.kind === 'text' ? p.words : 0), 0);
  if (words < 20) return true;
  // More than one cut-off a hundred words: an article has few, a list has one an opening of about 25 words.
  const cutOff = text.match(CUT_OFF)?.length ?? 0;
  if (cutOff >= MIN_TEASERS && words / cutOff < 60) return true;
  // Paragraphs that stand alone under stamps of their own.
  const stamped = pieces.filter(
    (p, i) => p.kind === 'date' && pieces[i + 1]?.kind === 'text' && pieces[i + 1]!.prose,
  ).length;
  const prose = inRun.filter((p) => p.kind === 'text' && p.prose).length;
  return stamped >= MIN_TEASERS - 1 && prose <= 2;
}
