import { agglomerate, APART, TOGETHER } from './cluster.js';
import { linkId, type GroupContext } from './context.js';
import { unit, type Mention } from './mention.js';
import { likeness } from './neighbours.js';

/**
 * What makes two statements bear on one claim, and by how much. Tuned on two annotated stories that share no event, by the
 * sum of grouping and matrix F1 of both; in brackets the range within which that sum moved by less than a point.
 */
export const WEIGHING = {
  /** Meaning: cosine of the contents' vectors, less what the whole piece is about (0.15–0.25). */
  meaning: 0.2,
  /** The same party speaks (0.08–0.15). */
  party: 0.12,
  /** A day further apart, three at most (0.02–0.05). */
  day: 0.03,
  /** Neighbours within one article, shrinking with their distance (0.05–0.15). */
  beside: 0.1,
  /** How much the likeliest pair counts against the mean of all pairs (0.2–0.4). */
  top: 0.3,
  /** Clusters less alike than this stay two claims (0.25–0.325). */
  least: 0.3,
};

/** The statements of a piece, sorted by key, as groups that each bear on one claim. */
export function groupPiece(
  piece: readonly Mention[],
  decisions: GroupContext['decisions'],
  weighing = WEIGHING,
): Mention[][] {
  const pointers = answersOf(piece, decisions);
  const mentions = piece.filter((mention) => !pointers.has(mention));
  const centred = withoutTheCommon(mentions);
  const like = (i: number, j: number): number => {
    const [a, b] = [mentions[i]!, mentions[j]!];
    const decided = decisions?.get(linkId('same-claim', ...inOrder(a.key, b.key)));
    if (decided) return decided === 'confirm' ? TOGETHER : APART;
    const shared = a.parties.some(({ id }) => b.parties.some((party) => party.id === id));
    const days = a.day === null || b.day === null ? 0 : Math.min(3, Math.abs(a.day - b.day));
    const beside = a.article === b.article ? 1 / Math.max(1, Math.abs(a.order - b.order)) : 0;
    return (
      likeness(a, b) +
      weighing.meaning * dot(centred[i]!, centred[j]!) +
      (shared ? weighing.party : 0) -
      weighing.day * days +
      weighing.beside * beside
    );
  };
  const groups = agglomerate(mentions.length, like, weighing.least, weighing.top).map((group) =>
    group.map((i) => mentions[i]!),
  );
  for (const [pointer, target] of pointers) groups.find((group) => group.includes(target))?.push(pointer);
  return groups;
}

/** Two keys in the order in which an undirected link names them. */
export function inOrder(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

// Which statements of the piece only point back, and to which others of it; not where a person said otherwise.
function answersOf(piece: readonly Mention[], decisions: GroupContext['decisions']): Map<Mention, Mention> {
  const here = new Map(piece.map((mention) => [mention.key, mention]));
  const pairs = piece.flatMap((mention): [Mention, Mention][] => {
    const target = mention.answers === null ? undefined : here.get(mention.answers);
    if (!target || decisions?.get(linkId('denial-of', mention.key, target.key)) === 'reject') return [];
    return [[mention, target]];
  });
  return new Map(pairs);
}

// The vectors of one story all point the same way; what sets its statements apart is what is left without the mean.
function withoutTheCommon(mentions: readonly Mention[]): Float32Array[] {
  const width = Math.max(0, ...mentions.map(({ vector }) => vector.length));
  const mean = new Float32Array(width);
  for (const { vector } of mentions) {
    for (let k = 0; k < vector.length; k++) mean[k]! += vector[k]! / mentions.length;
  }
  if (mentions.length < 3) mean.fill(0);
  return mentions.map(({ vector }) => unit(Float32Array.from(mean, (m, k) => (vector[k] ?? 0) - m)));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
