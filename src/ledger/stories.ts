import { createHash } from 'node:crypto';
import type { Link, Reading, Story } from '../model/index.js';
import { agglomerate, APART, TOGETHER } from './cluster.js';
import { linkId, type GroupContext } from './context.js';
import { inOrder } from './group-piece.js';
import { lexiconOf } from './lexicon.js';
import { dayOf } from './mention.js';
import { likeness, type Placed } from './neighbours.js';
import { primaryTag } from './stem.js';

/** An article as the grouping of stories sees it. */
export interface StoryArticle extends Placed {
  readonly title: string | null;
}

// The words of a headline count this often, those of the opening twice, the rest once. By judgement: 2 and 5 gave 13 other
// stories of 231 on 424 articles, with nothing annotated to tell which are better.
const TITLE = 3;
const OPENING_WORDS = 60;
// Only an article's most telling stems place it, and cost goes with them. By judgement: 25 gave 248 stories on 424 articles
// in place of 231, 60 gave 215, with nothing annotated to tell which are better.
const STEMS = 40;
const TELLING = 1.6;
/** Articles less alike than this are not neighbours, and those more than three days apart never are (by judgement). */
export const STORY_REACH = { weakest: 0.12, days: 3 };
/** Two stories less alike than this (`least`) stay two. All three are chosen by judgement, not swept. */
export const STORY = { least: 0.16, day: 0.02, top: 0.3 };

/** An article among its neighbours: its most telling stems. */
export function storyArticle({ article }: Pick<Reading, 'article'>, context: GroupContext): StoryArticle {
  const lexicon = lexiconOf(primaryTag(article.lang));
  const counts = new Map<string, number>();
  const count = (text: string, by: (i: number) => number): void => {
    context.terms(text, article.lang).forEach(({ base }, i) => {
      const stem = lexicon.stem(base);
      if (lexicon.weight(stem) >= TELLING) counts.set(stem, (counts.get(stem) ?? 0) + by(i));
    });
  };
  count(article.title ?? '', () => TITLE);
  count(article.text, (i) => (i < OPENING_WORDS ? 2 : 1));
  const weighed = [...counts].map(([stem, n]): [string, number] => [stem, lexicon.weight(stem) * (1 + Math.log(n))]);
  weighed.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const top = weighed.slice(0, STEMS).sort(([a], [b]) => (a < b ? -1 : 1));
  const length = Math.sqrt(top.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return {
    key: article.id,
    day: dayOf(article.published ?? article.captured),
    title: article.title,
    weights: new Map(top.map(([stem, weight]) => [stem, weight / length])),
    mass: top.reduce((sum, [, weight]) => sum + weight, 0),
  };
}

/** Articles about the same happening, earliest first, and why each was put with the others; `claims` is left empty. */
export function storiesOf(
  articles: readonly StoryArticle[],
  decisions: GroupContext['decisions'],
): readonly { readonly story: Story; readonly links: readonly Link[] }[] {
  const sorted = [...articles].sort((a, b) => (a.day ?? 0) - (b.day ?? 0) || (a.key < b.key ? -1 : 1));
  const decided = (i: number, j: number): 'confirm' | 'reject' | undefined =>
    decisions?.get(linkId('same-story', ...inOrder(sorted[i]!.key, sorted[j]!.key)));
  const score = (i: number, j: number): number => {
    const [a, b] = [sorted[i]!, sorted[j]!];
    const days = a.day === null || b.day === null ? 0 : Math.abs(a.day - b.day);
    return likeness(a, b) - STORY.day * days;
  };
  const like = (i: number, j: number): number => {
    const said = decided(i, j);
    return said === undefined ? score(i, j) : said === 'confirm' ? TOGETHER : APART;
  };
  return agglomerate(sorted.length, like, STORY.least, STORY.top).map((group) => {
    const members = group.map((i) => sorted[i]!);
    const links = group.slice(1).map((i, before): Link => {
      const j = group.slice(0, before + 1).reduce((best, next) => (like(i, next) > like(i, best) ? next : best));
      const [from, to] = inOrder(sorted[i]!.key, sorted[j]!.key);
      const confirmed = decided(i, j) === 'confirm';
      const reasons = [...(confirmed ? ['confirmed'] : []), `words ${likeness(sorted[i]!, sorted[j]!).toFixed(2)}`];
      const confidence = confirmed ? 1 : Math.round(100 / (1 + Math.exp(-8 * (score(i, j) - 0.15)))) / 100;
      return { kind: 'same-story', from, to, reasons, confidence };
    });
    return { story: storyOf(members), links };
  });
}

function storyOf(members: readonly StoryArticle[]): Story {
  const central = (article: StoryArticle): number => members.reduce((sum, other) => sum + likeness(article, other), 0);
  const titled = members.filter(({ title }) => title);
  const best = (titled.length ? titled : members).reduce((top, next) => (central(next) > central(top) ? next : top));
  return {
    id: `story:${createHash('sha256').update(members[0]!.key).digest('hex').slice(0, 16)}`,
    title: best.title ?? '',
    articles: members.map(({ key }) => key),
    claims: [],
  };
}
