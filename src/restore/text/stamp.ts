import { letters } from '../html/words.js';
import type { Head } from './head.js';
import { fold, loadMarks } from './marks.js';
import type { Piece } from './pieces.js';
import type { Run } from './run.js';

// Pieces between a title and its text: pictures' addresses, share bars and credits stand there.
const NEAR = 25;
// Words of a label with its value.
const LABEL = 4;

/** Pieces between two that say more than a label: «القسم: محليات», «عدد القراءات 1452». */
function between(pieces: readonly Piece[], from: number, to: number): number {
  return pieces.slice(from + 1, to).filter((p) => p.kind !== 'mark' && !(p.words <= LABEL && /[:\d]/.test(p.text)))
    .length;
}

/** The stamps above the text, or labelled below it, that say when it was published and updated. */
export function findStamp(
  pieces: readonly Piece[],
  run: Run,
  head: Head,
  tokenised: boolean,
): { published: Pick<Piece, 'date' | 'text'> | null; updated: Piece | null } {
  const near = pieces
    .map((p, i) => ({ p, i }))
    .filter(({ p, i }) => p.kind === 'date' && (i < run.from || i >= run.to));
  const updated = near.find(({ p }) => p.dated === 'updated' || loadMarks().updated.test(fold(p.text).text));
  // Several stamps in a row are a list of other articles'.
  const crowd = (at: number): boolean => near.filter(({ i }) => Math.abs(i - at) <= 2).length >= 3;
  const labelled = near.find(({ p, i }) => p.dated === 'published' && !crowd(i));
  const key = head.title ? letters(head.title) : '';
  const all = pieces.flatMap((p, i) => (i <= run.from && key !== '' && letters(p.text).includes(key) ? [i] : []));
  // The title alone on its line, before browsers' titles with the outlet's name.
  const alone = all.filter((i) => letters(pieces[i]!.text) === key);
  const titles = alone.length > 0 ? alone : all;
  // A scrape on one line begins with the browser's title, then the site's clock: the last title is the visible one.
  const title = (tokenised ? titles.at(-1) : titles.find((i) => run.from - i <= NEAR)) ?? -1;
  // Above the title stands the site's clock; a scrape that keeps lines may have the article's date there, on its own line.
  const above = near.filter(
    ({ p, i }) => i < run.from && p !== updated?.p && p.date!.calendar !== 'hijri' && run.from - i <= NEAR,
  );
  const own = above.filter(({ p, i }) =>
    i > title ? i - title <= 8 || title < 0 : !tokenised && p.first && between(pieces, i, title) <= 1,
  );
  const published = labelled ?? own.find(({ i }) => !crowd(i)) ?? null;
  // Right after the title, glued to the lead.
  return { published: labelled?.p ?? head.date ?? published?.p ?? null, updated: updated?.p ?? null };
}
