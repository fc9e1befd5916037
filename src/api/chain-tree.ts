import { textOf, type Claim, type Party } from '../model/index.js';
import type { Quoted } from '../archive/views/index.js';

/** A party, a relay or an outlet on the way of a claim's words. */
export interface ChainNode {
  readonly id: string;
  readonly name: string;
  readonly kind: 'speaker' | 'relay' | 'outlet';
  /** The actor behind it, where it resolved. */
  readonly actor: string | null;
  /** Whether the claim counts it among its independent origins. */
  readonly origin: boolean;
  /** Steps from the speaker: 0 for speakers; outlets all stand in the last. */
  readonly level: number;
  readonly statements: readonly string[];
  readonly articles: readonly string[];
}

export interface ChainEdge {
  readonly from: string;
  readonly to: string;
  /** Statements that went this way. */
  readonly count: number;
}

export interface ChainTree {
  readonly nodes: readonly ChainNode[];
  readonly edges: readonly ChainEdge[];
  /** Number of levels, outlets' included. */
  readonly levels: number;
}

interface Stop {
  readonly key: string;
  readonly name: string;
  readonly kind: ChainNode['kind'];
  readonly actor: string | null;
}

/** The way of one statement: speaker, relays (innermost first), outlet. Parties are joined by whom they speak for. */
function wayOf(
  { article, statement: s }: Quoted,
  of: Party | undefined,
  noOutlet: string,
  noSpeaker: string,
): readonly Stop[] {
  const printed = (spans: readonly { start: number; end: number }[]) =>
    spans.map((x) => textOf(article.text, x)).join(' + ');
  const party = of ?? s.actor?.party ?? s.actor;
  const speaker: Stop = {
    key: `s:${party?.id ?? printed(s.speaker)}`,
    name: party?.name ?? (printed(s.speaker) || noSpeaker),
    kind: 'speaker',
    actor: party?.id ?? null,
  };
  const relays = s.relays
    .map((span, i): Stop => {
      const actor = s.relayActors[i] ?? null;
      const name = actor?.name ?? textOf(article.text, span);
      return { key: `r:${actor?.id ?? name}`, name, kind: 'relay', actor: actor?.id ?? null };
    })
    .reverse();
  const outlet = article.outlet ?? noOutlet;
  return [speaker, ...relays, { key: `o:${outlet}`, name: outlet, kind: 'outlet', actor: null }];
}

/**
 * How a claim's words went from those who spoke them, through relays, to the outlets that carry them. Silence has no
 * words and takes no way.
 */
export function chainTree(
  claim: Claim,
  statements: Iterable<Quoted>,
  words: { readonly outlet: string; readonly speaker: string },
): ChainTree {
  const nodes = new Map<string, Stop & { level: number; statements: Set<string>; articles: Set<string> }>();
  const edges = new Map<string, { from: string; to: string; count: number }>();
  const origins = new Set(claim.origins.map((o) => o.party.id));
  // A claim says for whom each statement counts; a joint declaration counts for several, the first stands here.
  const partyOf = new Map<string, Party>();
  for (const p of claim.positions)
    for (const s of p.statements) if (!partyOf.has(s.statement)) partyOf.set(s.statement, p.party);
  for (const quoted of statements) {
    if (quoted.statement.act === 'nocomment') continue;
    const way = wayOf(quoted, partyOf.get(quoted.statement.id), words.outlet, words.speaker);
    for (const [i, stop] of way.entries()) {
      const node = nodes.get(stop.key) ?? { ...stop, level: 0, statements: new Set(), articles: new Set() };
      nodes.set(stop.key, node);
      if (stop.kind === 'relay') node.level = Math.max(node.level, i);
      node.statements.add(quoted.statement.id);
      node.articles.add(quoted.article.id);
      const before = way[i - 1];
      if (before === undefined) continue;
      const key = `${before.key}\u0000${stop.key}`;
      const edge = edges.get(key) ?? { from: before.key, to: stop.key, count: 0 };
      edge.count += 1;
      edges.set(key, edge);
    }
  }
  const last = Math.max(0, ...[...nodes.values()].map((node) => node.level)) + 1;
  return {
    nodes: [...nodes.values()].map(({ key, name, kind, actor, level, statements: ids, articles }) => ({
      id: key,
      name,
      kind,
      actor,
      origin: kind === 'speaker' && actor !== null && origins.has(actor),
      level: kind === 'outlet' ? last : level,
      statements: [...ids],
      articles: [...articles],
    })),
    edges: [...edges.values()],
    levels: last + 1,
  };
}
