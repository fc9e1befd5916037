import type { Block } from './blocks.js';
import { ANNOUNCED, ELSEWHERE, give, type Label } from './labels.js';
import { isBio } from './line-marks.js';
import { endsSentence, letters, lettersHash } from './words.js';

const isProse = (b: Block): boolean => b.words >= 10 && b.linkChars < b.text.length * 0.4;

/** The lines of the text, by index. */
function bodyOf(labels: readonly Label[]): number[] {
  const body: number[] = [];
  for (let i = 0; i < labels.length; i++) if (labels[i]!.role === 'body') body.push(i);
  return body;
}

const LONG = 15;
// By judgement: a count of comments may stand between a lead and the text.
const ABOVE_COMMENTS = 2;

/** Under the last long paragraph, what a line announces («Comments», «Read also») goes on to the end. */
export function spreadMarks(blocks: readonly Block[], labels: Label[]): void {
  const last = labels.findLastIndex((l, i) => l.role === 'body' && blocks[i]!.words >= LONG);
  if (last < 0) return;
  const announces = (l: Label): boolean => l.role === 'furniture' && l.why === ANNOUNCED;
  let mark = labels.findIndex((l, i) => i > last && announces(l));
  // Comments may be as long as paragraphs: after some of those, «Comments» alone on a line announces nothing else.
  let above = 0;
  for (let i = 0; i < last; i++) {
    if (labels[i]!.role === 'body' && blocks[i]!.words >= LONG) above++;
    if (above < ABOVE_COMMENTS || labels[i]!.kind !== 'comments' || !announces(labels[i]!)) continue;
    if (blocks[i]!.words > 3 || blocks[i]!.linkChars > 0) continue;
    mark = i;
    break;
  }
  if (mark < 0) return;
  let { kind } = labels[mark]!;
  for (let i = mark + 1; i < labels.length; i++) {
    if (announces(labels[i]!)) kind = labels[i]!.kind;
    if (labels[i]!.role === 'body') labels[i] = give('furniture', 'under a line that announces it', kind);
  }
}

/** Whether a line of the text after `first` stands in an element like that of a line. */
const hasLike = ({ el }: Block, blocks: readonly Block[], body: readonly number[], first: number): boolean =>
  body.some((j) => j > first && blocks[j]!.el.tag === el.tag && blocks[j]!.el.names === el.names);

/** Short lines before the first and after the last paragraph are not the article's. */
export function trimEnds(blocks: readonly Block[], labels: Label[]): void {
  const body = bodyOf(labels);
  const first = body.find((i) => isProse(blocks[i]!));
  const last = body.findLast((i) => isProse(blocks[i]!));
  for (const i of body) {
    if (first === undefined || last === undefined || (i >= first && i <= last)) continue;
    // A sub-heading over the first paragraph, where the text has more of its kind.
    if (i < first && isHeading(blocks[i]!) && hasLike(blocks[i]!, blocks, body, first)) continue;
    // Short sentences right above or under the paragraphs.
    if (endsSentence(blocks[i]!.text) && blocks[i]!.words >= 4 && Math.max(first - i, i - last) <= 2) continue;
    labels[i] = give('furniture', 'a short line outside the paragraphs', 'other');
  }
}

/** A paragraph that a page prints twice (for narrow and wide screens, in a box) is read once. */
export function dropRepeats(blocks: readonly Block[], labels: Label[]): void {
  // By the hash of its letters the last line that has it, and for each line the one before with the same.
  const last = new Map<number, number>();
  const before = new Int32Array(blocks.length);
  labels.forEach(({ role }, i) => {
    const { words, text } = blocks[i]!;
    if (role !== 'caption' && (role !== 'body' || words < 8)) return;
    const key = lettersHash(text);
    const like = last.get(key) ?? -1;
    let j = like;
    while (j >= 0 && letters(blocks[j]!.text) !== letters(text)) j = before[j]!;
    if (j >= 0) labels[i] = give('furniture', 'printed before', 'other');
    else {
      before[i] = like;
      last.set(key, i);
    }
  });
}

// Of 10 last paragraphs that begin with their author's name, on 429 pages, nine tell of the author; of five very last
// ones that read as such lines do, four.
const LAST_LINES = 4;
const FEWEST_ABOVE = 3;

/** «Jane Doe is a reporter in London»: what a text's last lines tell of its author is not the text. */
export function leaveAuthor(blocks: readonly Block[], labels: Label[], author: string | null): void {
  const names = (author ?? '').split(', ').filter((name) => name.includes(' '));
  const body = bodyOf(labels);
  const tells = ({ text }: Block): boolean =>
    names.some((name) => text.startsWith(name) && !/^[\p{L}\s]*[:：]/u.test(text.slice(name.length)));
  const at = body.findIndex(
    (i, n) =>
      n >= FEWEST_ABOVE &&
      ((n >= body.length - LAST_LINES && tells(blocks[i]!)) || (n === body.length - 1 && isBio(blocks[i]!.text))),
  );
  if (at < 0) return;
  for (const i of body.slice(at)) labels[i] = give('furniture', 'tells of the author', 'other');
}

// Names of things in a list are shorter.
const HEADLINE = 8;

/** Linked headings in a row, or with other links only between them, are headlines: an item's heading has a text of its own. */
export function dropHeadlines(blocks: readonly Block[], labels: Label[]): void {
  let row: number[] = [];
  const drop = (): void => {
    if (row.length > 1) for (const i of row) labels[i] = give('furniture', 'a headline among its like', 'related');
    row = [];
  };
  labels.forEach(({ role, why }, i) => {
    if (role !== 'body') return;
    const b = blocks[i]!;
    if (why === ELSEWHERE && b.words >= HEADLINE && !endsSentence(b.text)) row.push(i);
    else drop();
  });
  drop();
}

const HEADING = /^h[1-6]$/;
const COLON = /:$/;
const isHeading = (b: Block): boolean => HEADING.test(b.el.tag) || (b.words <= 8 && COLON.test(b.text));

const LEADS_AWAY: ReadonlySet<string> = new Set([
  'related',
  'promo',
  'share',
  'social',
  'ad',
  'comments',
  'tags',
  'other',
]);

/** A short heading right over what was left («Read more:») is left too. */
export function dropEmptyHeadings(blocks: readonly Block[], labels: Label[]): void {
  for (let i = blocks.length - 2; i >= 0; i--) {
    const b = blocks[i]!;
    if (labels[i]!.role !== 'body' || !isHeading(b) || b.words > 6) continue;
    const next = labels[i + 1]!;
    if (next.role !== 'furniture' || !LEADS_AWAY.has(next.kind ?? '')) continue;
    let after = i + 1;
    while (after < blocks.length && labels[after]!.role !== 'body') after++;
    if (after >= blocks.length || isHeading(blocks[after]!) || COLON.test(b.text)) {
      labels[i] = give('furniture', 'a heading over what was left', next.kind);
    }
  }
}
