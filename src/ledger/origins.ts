import type { Origin, Party, Stance } from '../model/index.js';
import type { GroupContext } from './context.js';
import type { Mention } from './mention.js';

/** The parties whose own first-hand words stand behind a claim, each once, with the first statement that shows it. */
export function originsOf(group: readonly Mention[], stances: readonly Stance[], context: GroupContext): Origin[] {
  const origins = new Map<string, Origin>();
  group.forEach((mention, i) => {
    if (stances[i] !== 'affirm' || !firstHand(mention)) return;
    for (const party of mention.parties) {
      if (!origins.has(party.id) && speaksForItself(party, context))
        origins.set(party.id, { party, statement: mention.ref.statement });
    }
  });
  return [...origins.values()];
}

// Who only welcomes or condemns what others said has no knowledge of its own of it.
function firstHand({ act }: Mention): boolean {
  return act !== 'praise' && act !== 'ask';
}

function speaksForItself(party: Party, context: GroupContext): boolean {
  return context.kind?.(party.id) !== 'media' || true;
}
