import type { Claim, Ledger, Link, OwnAssertion, Reading, Story, Utterance } from '../model/index.js';
import { byTime, claimOf } from './claims.js';
import { Cites } from './cites.js';
import type { GroupContext } from './context.js';
import { Copies, copyLink, signatureOf } from './copies.js';
import { groupPiece } from './group-piece.js';
import { mentionsOf } from './mention.js';
import type { Mention } from './mentioned.js';
import { STATEMENT_REACH } from './neighbours.js';
import { ownVoiceOf } from './own-voice.js';
import { Partition, type Piece } from './partition.js';
import { storiesOf, storyArticle, STORY_REACH, type StoryArticle } from './stories.js';
import { utterancesOf } from './utterances.js';

/** What changed since the last time: things that are new or different, and the ids of those that are no more. */
export interface Change {
  readonly claims: readonly Claim[];
  readonly stories: readonly Story[];
  readonly gone: readonly string[];
}

interface Bearing {
  readonly claims: readonly Claim[];
  readonly utterances: readonly Utterance[];
  readonly links: readonly Link[];
}

interface Told {
  readonly stories: readonly Story[];
  readonly links: readonly Link[];
}

/**
 * Groups readings into a ledger as they come and go; the ledger hangs on which readings are in, never on their order, and
 * taking one in costs as much as it has neighbours.
 */
export class Grouping {
  readonly #context: GroupContext;
  readonly #statements: Partition<Mention, Bearing>;
  readonly #articles: Partition<StoryArticle, Told>;
  readonly #mentions = new Map<string, readonly Mention[]>();
  readonly #ownVoice = new Map<string, readonly OwnAssertion[]>();
  readonly #copies = new Copies();
  readonly #cites = new Cites();

  constructor(context: GroupContext) {
    this.#context = context;
    this.#statements = new Partition(STATEMENT_REACH, (members) => bearing(members, context));
    this.#articles = new Partition(STORY_REACH, (members) => told(members, context));
  }

  /** How many articles are in. */
  get size(): number {
    return this.#mentions.size;
  }

  /** Takes a reading in; one of the same article before it gives way. */
  add(reading: Reading): void {
    const { article } = reading;
    this.remove(article.id);
    if (article.kind !== 'article') return;
    const placed = storyArticle(reading, this.#context);
    const mentions = mentionsOf(reading, placed.weights, this.#context);
    this.#mentions.set(article.id, mentions);
    for (const mention of mentions) this.#statements.add(mention);
    for (let i = 1; i < mentions.length; i++) this.#statements.join(mentions[i - 1]!.key, mentions[i]!.key, BESIDE);
    for (const { key, answers } of mentions) if (answers !== null) this.#statements.join(answers, key, ANSWER);
    this.#articles.add(placed);
    this.#copies.add(article.id, signatureOf(this.#context.terms(article.text, article.lang)));
    this.#cites.add(reading, this.#context);
    this.#ownVoice.set(article.id, ownVoiceOf(reading, this.#context));
    this.#confirmed(mentions, article.id);
  }

  /** Takes an article and its statements out again. */
  remove(article: string): void {
    const mentions = this.#mentions.get(article);
    if (!mentions) return;
    for (const { key } of mentions) this.#statements.remove(key);
    this.#articles.remove(article);
    this.#copies.remove(article);
    this.#cites.remove(article);
    this.#ownVoice.delete(article);
    this.#mentions.delete(article);
  }

  /** Regroups what was touched since the last time. */
  settle(): Change {
    const statements = this.#statements.settle();
    const articles = this.#articles.settle();
    const claims = statements.now.flatMap(({ made }) => made.claims);
    // A story lists its claims, so that it changes with them.
    const pieces = new Set<Piece<Told>>(articles.now);
    for (const claim of [...claims, ...statements.before.flatMap(({ made }) => made.claims)]) {
      for (const article of claim.articles) {
        const piece = this.#articles.pieceOf(article);
        if (piece) pieces.add(piece);
      }
    }
    const stories = [...pieces].flatMap(({ made }) => made.stories.map((story) => this.#withClaims(story)));
    const kept = new Set([...claims, ...stories].map(({ id }) => id));
    const before = [
      ...statements.before.flatMap(({ made }) => made.claims),
      ...articles.before.flatMap(({ made }) => made.stories),
    ];
    return { claims, stories, gone: [...new Set(before.map(({ id }) => id))].filter((id) => !kept.has(id)) };
  }

  /** Everything, in a stable order: what most articles carry comes first. */
  ledger(): Ledger {
    this.settle();
    const bearings = [...this.#statements.pieces()].map(({ made }) => made);
    const tolds = [...this.#articles.pieces()].map(({ made }) => made);
    const stories = tolds.flatMap(({ stories: list }) => list.map((story) => this.#withClaims(story)));
    const ids = [...this.#mentions.keys()].sort();
    return {
      claims: bearings.flatMap(({ claims }) => claims).sort(largest),
      utterances: bearings.flatMap(({ utterances }) => utterances).sort(byId),
      stories: stories.sort(largest),
      links: [
        ...bearings.flatMap(({ links }) => links),
        ...tolds.flatMap(({ links }) => links),
        ...ids.flatMap((id) => this.#copyLinks(id)),
        ...ids.flatMap((id) => this.#cites.links(id)),
      ].sort(byEnds),
      ownVoice: ids.flatMap((id) => this.#ownVoice.get(id) ?? []),
    };
  }

  /** Links that touch an article as a whole: what it copies and cites. */
  articleLinks(article: string): readonly Link[] {
    return [...this.#copyLinks(article), ...this.#cites.links(article)];
  }

  #copyLinks(id: string): Link[] {
    const me = this.#articles.get(id);
    if (!me) return [];
    return this.#copies.of(id).flatMap(({ key, share }) => {
      const other = this.#articles.get(key)!;
      const later = (me.day ?? 0) - (other.day ?? 0) || (me.key < other.key ? -1 : 1);
      return later > 0 ? [copyLink(id, key, share)] : [];
    });
  }

  // A claim belongs to the story that most of its articles tell; of equals, the first by id.
  #withClaims(story: Story): Story {
    const claims = new Map<string, Claim>();
    for (const article of story.articles) {
      for (const { key } of this.#mentions.get(article) ?? []) {
        for (const claim of this.#statements.pieceOf(key)?.made.claims ?? []) {
          if (claim.articles.includes(article)) claims.set(claim.id, claim);
        }
      }
    }
    const mine = [...claims.values()].filter((claim) => this.#storyOf(claim) === story.id);
    return { ...story, claims: mine.sort(largest).map(({ id }) => id) };
  }

  #storyOf(claim: Claim): string | null {
    const counts = new Map<string, number>();
    for (const article of claim.articles) {
      const id = this.#articles.pieceOf(article)?.made.stories.find(({ articles }) => articles.includes(article))?.id;
      if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
  }

  // What people confirmed hangs together on every rung, so that it is clustered at once, whichever end arrives last.
  #confirmed(mentions: readonly Mention[], article: string): void {
    const { decisions } = this.#context;
    if (!decisions?.size) return;
    const here = new Set([article, ...mentions.map(({ key }) => key)]);
    for (const [link, decision] of decisions) {
      if (decision !== 'confirm') continue;
      const ends = endsOf(link, here);
      if (!ends) continue;
      if (ends.kind === 'same-story') this.#articles.join(...ends.keys, ANSWER);
      else this.#statements.join(...ends.keys, ANSWER);
    }
  }
}

function bearing(members: readonly Mention[], context: GroupContext): Bearing {
  const mentions = [...members].sort(byTime);
  const { utterances, links } = utterancesOf(mentions, context);
  const groups = groupPiece(mentions, context.decisions);
  return {
    claims: groups.map((found) => claimOf(found, context)),
    utterances,
    links: [...links, ...groups.flatMap((found) => found.links)],
  };
}

function told(members: readonly StoryArticle[], context: GroupContext): Told {
  const found = storiesOf(members, context.decisions);
  return { stories: found.map(({ story }) => story), links: found.flatMap(({ links }) => links) };
}

// Statements that follow each other in one article hang together at the lowest rung: their story is the same.
const BESIDE = 0.1;
// A statement that only points back stays with what it points to on every rung, and so does what a person confirmed.
const ANSWER = 1;

// Ids may hold colons, so that a link's ends are found by the ids at hand: `kind:from:to`.
function endsOf(link: string, here: ReadonlySet<string>): { kind: string; keys: [string, string] } | null {
  const at = link.indexOf(':');
  const [kind, rest] = [link.slice(0, at), link.slice(at + 1)];
  for (const key of here) {
    if (rest.startsWith(`${key}:`)) return { kind, keys: [key, rest.slice(key.length + 1)] };
    if (rest.endsWith(`:${key}`)) return { kind, keys: [key, rest.slice(0, -key.length - 1)] };
  }
  return null;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => order(a.id, b.id);
const byEnds = (a: Link, b: Link): number => order(a.kind, b.kind) || order(a.from, b.from) || order(a.to, b.to);
function largest(a: Claim | Story, b: Claim | Story): number {
  return b.articles.length - a.articles.length || order(a.id, b.id);
}
