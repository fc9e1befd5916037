import type { ActorRef, Party, Reading, Span } from '../model/index.js';
import { partiesOfActor, type GroupContext } from './context.js';
import { primaryTag } from './stem.js';
import { lexiconOf } from './lexicon.js';

/** Begins the id of a party that is known only by its name as printed. */
export const PRINTED = 'printed:';

/**
 * The parties of each statement of a reading. Where a speaker resolved to an actor, the party it speaks for; else a
 * party by the name as printed, the same for every printed form within the article that is part of a longer one.
 */
export function partiesOf(reading: Reading, context: GroupContext): readonly (readonly Party[])[] {
  const { article, statements } = reading;
  const lexicon = lexiconOf(primaryTag(article.lang));
  const stemsOf = (span: Span): readonly string[] =>
    context.terms(article.text.slice(span.start, span.end), article.lang).map(({ base }) => lexicon.stem(base));
  const printed = new Map<string, { readonly stems: ReadonlySet<string>; readonly name: string }>();
  for (const { speaker } of statements) {
    for (const span of speaker) {
      const stems = new Set(stemsOf(span));
      if (stems.size) printed.set(printedKey(stems), { stems, name: article.text.slice(span.start, span.end) });
    }
  }
  const fullest = (stems: ReadonlySet<string>): Party => {
    const key = printedKey(stems);
    const longer = [...printed].filter(
      ([, other]) => other.stems.size > stems.size && [...stems].every((stem) => other.stems.has(stem)),
    );
    longer.sort(([a, x], [b, y]) => y.stems.size - x.stems.size || (a < b ? -1 : 1));
    const [id, { name }] = longer[0] ?? [key, printed.get(key)!];
    return { id: `${PRINTED}${id}`, name };
  };
  return statements.map((statement) => {
    const actors: readonly (ActorRef | null)[] = statement.speakerActors.length
      ? statement.speakerActors
      : [statement.actor];
    const found = statement.speaker.flatMap((span, i): Party[] => {
      const actor = actors[i] ?? (statement.speaker.length === 1 ? statement.actor : null);
      if (actor) return partiesOfActor(actor, context);
      const stems = new Set(stemsOf(span));
      return stems.size ? [fullest(stems)] : [];
    });
    if (statement.speaker.length === 0 && statement.actor) found.push(...partiesOfActor(statement.actor, context));
    return [...new Map(found.map((party) => [party.id, party])).values()];
  });
}

function printedKey(stems: ReadonlySet<string>): string {
  return [...stems].sort().join(' ');
}
