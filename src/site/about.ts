import { statementsOfActor, type Tally } from '../archive/views/index.js';
import type { SqlArchive } from '../archive/index.js';
import { contentOf } from '../export/index.js';
import type { Resolver } from '../resolve/index.js';

/** Statements looked through: some weeks of a spokesman, and still milliseconds. */
const SAMPLE = 60;
/** Parties told, the most often named first. */
const TOLD = 12;

/** Whom an actor (with those counted with it) speaks of in its newest statements: parties by id, with how many name them. */
export async function partiesSpokenOf(
  archive: SqlArchive,
  resolver: Resolver,
  ids: readonly string[],
): Promise<readonly Tally[]> {
  const { items } = await statementsOfActor(archive.db, ids, { limit: SAMPLE });
  const itself = new Set(ids);
  const counts = new Map<string, number>();
  for (const quoted of items) {
    const date = quoted.statement.time ?? quoted.article.published;
    const own = new Set([...itself, ...ids.map((id) => resolver.party(id, date))]);
    const named = resolver.named(contentOf(quoted), date).map(({ party }) => party);
    for (const party of new Set(named)) if (!own.has(party)) counts.set(party, (counts.get(party) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, TOLD);
}
