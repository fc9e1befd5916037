import type { Claim, Ledger, Reading } from '../model/index.js';
import { byTime, claimOf } from './claims.js';
import type { GroupContext } from './context.js';
import { groupPiece } from './group-piece.js';
import { mentionsOf, type Mention } from './mention.js';
import { Neighbourhood } from './neighbours.js';
import { Pieces } from './pieces.js';

/** Groups readings into a ledger as they come and go; the ledger hangs on which readings are in, never on their order. */
export class Grouping {
  readonly #context: GroupContext;
  readonly #near = new Neighbourhood<Mention>();
  readonly #articles = new Map<string, readonly Mention[]>();
  readonly #pieceOf = new Map<string, Piece>();
  readonly #touched = new Set<string>();

  constructor(context: GroupContext) {
    this.#context = context;
  }

  /** Takes a reading in; one of the same article before it gives way. */
  add(reading: Reading): void {
    this.remove(reading.article.id);
    const mentions = mentionsOf(reading, this.#context);
    this.#articles.set(reading.article.id, mentions);
    for (const mention of mentions) {
      this.#near.add(mention);
      this.#touched.add(mention.key);
    }
    for (let i = 1; i < mentions.length; i++) this.#near.join(mentions[i - 1]!.key, mentions[i]!.key, BESIDE);
    for (const { key, answers } of mentions) if (answers !== null) this.#near.join(answers, key, ANSWER);
  }

  /** Takes an article's statements out again. */
  remove(article: string): void {
    for (const { key } of this.#articles.get(article) ?? []) {
      for (const beside of this.#near.remove(key)) this.#touched.add(beside);
      const piece = this.#pieceOf.get(key);
      if (piece) for (const member of piece.members) this.#touched.add(member);
      this.#pieceOf.delete(key);
      this.#touched.delete(key);
    }
    this.#articles.delete(article);
  }

  /** Regroups what was touched since the last time. Gives the claims that are new or changed, and the ids that are gone. */
  settle(): { readonly claims: readonly Claim[]; readonly gone: readonly string[] } {
    const pieces = new Pieces(this.#near.edges);
    const before = new Set<string>();
    const claims = new Map<string, Claim>();
    const work = [...this.#touched].filter((key) => this.#near.get(key));
    const done = new Set<string>();
    for (const key of work) {
      if (done.has(key)) continue;
      const members = pieces.of(key);
      for (const member of members) {
        done.add(member);
        const old = this.#pieceOf.get(member);
        if (!old) continue;
        for (const claim of old.claims) before.add(claim.id);
        for (const other of old.members) if (!done.has(other) && this.#near.get(other)) work.push(other);
      }
      const piece: Piece = { members, claims: this.#claimsOf(members) };
      for (const member of members) this.#pieceOf.set(member, piece);
      for (const claim of piece.claims) claims.set(claim.id, claim);
    }
    this.#touched.clear();
    return { claims: [...claims.values()], gone: [...before].filter((id) => !claims.has(id)) };
  }

  /** Everything, in a stable order. */
  ledger(): Ledger {
    this.settle();
    const pieces = new Set(this.#pieceOf.values());
    const claims = [...pieces]
      .flatMap((piece) => piece.claims)
      .sort((a, b) => b.articles.length - a.articles.length || (a.id < b.id ? -1 : 1));
    return { utterances: [], claims, stories: [], links: [] };
  }

  #claimsOf(members: readonly string[]): readonly Claim[] {
    const mentions = members.map((key) => this.#near.get(key)!).sort(byTime);
    return groupPiece(mentions, this.#context.decisions).map((found) => claimOf(found, this.#context));
  }
}

interface Piece {
  readonly members: readonly string[];
  readonly claims: readonly Claim[];
}

// Statements that follow each other in one article hang together at the lowest rung: their story is the same.
const BESIDE = 0.1;
// A statement that only points back stays with what it points to on every rung.
const ANSWER = 1;
