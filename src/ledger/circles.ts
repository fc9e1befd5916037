import type { Circle, Party } from '../model/index.js';
import type { GroupContext } from './context.js';
import type { Mention } from './mentioned.js';

/**
 * Outlets that cite each other in a ring for one claim. An outlet cites whoever carried words into its article; where the
 * cited outlet's own article carries the claim from the first one, nobody of the ring is a source.
 */
export function circlesOf(group: readonly Mention[], context: GroupContext): Circle[] {
  const parties = new Map<string, Party>();
  const cites = new Map<string, Map<string, Mention[]>>();
  for (const mention of group) {
    if (mention.outlet === null) continue;
    const outlet = context.outlet?.(mention.outlet) ?? { id: `outlet:${mention.outlet}`, name: mention.outlet };
    parties.set(outlet.id, outlet);
    // Who carried it, and the speaker: an outlet may speak for itself in another's article.
    for (const cited of [...mention.relays, ...mention.parties]) {
      if (cited.id === outlet.id) continue;
      parties.set(cited.id, cited);
      const from = cites.get(outlet.id) ?? new Map<string, Mention[]>();
      cites.set(outlet.id, from.set(cited.id, [...(from.get(cited.id) ?? []), mention]));
    }
  }
  return rings([...cites.keys()].sort(), (id) => [...(cites.get(id)?.keys() ?? [])].sort()).map((ring) => {
    const inside = ring.flatMap((a) => ring.flatMap((b) => cites.get(a)?.get(b) ?? []));
    return { parties: ring.map((id) => parties.get(id)!), statements: [...new Set(inside)].map(({ ref }) => ref) };
  });
}

/** Sets of nodes that all reach each other (strongly connected components of two or more), by Tarjan's walk. */
function rings(nodes: readonly string[], next: (node: string) => readonly string[]): string[][] {
  const found: string[][] = [];
  const number = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (node: string): void => {
    number.set(node, number.size);
    low.set(node, number.get(node)!);
    stack.push(node);
    for (const other of next(node)) {
      if (!number.has(other)) {
        visit(other);
        low.set(node, Math.min(low.get(node)!, low.get(other)!));
      } else if (stack.includes(other)) low.set(node, Math.min(low.get(node)!, number.get(other)!));
    }
    if (low.get(node) !== number.get(node)) return;
    const ring = stack.splice(stack.indexOf(node));
    if (ring.length > 1) found.push(ring.sort());
  };
  for (const node of nodes) if (!number.has(node)) visit(node);
  return found;
}
