import type { ActorRef, Party, Reading, Span } from '../model/index.js';
import { partiesOfActor, type GroupContext } from './context.js';
import { lexiconOf } from './lexicon.js';
import { primaryTag } from './stem.js';
import { wordList } from './word-list.js';

/** Begins the id of a party that is known only by its name as printed. */
export const PRINTED = 'printed:';
/** Begins the id of whoever said a statement whose words for a speaker name nobody: another one for each statement. */
export const UNKNOWN = 'unknown:';
/** Whether a party is one that the catalogue of actors knows. */
export const isKnown = (id: string): boolean => !id.startsWith(PRINTED) && !id.startsWith(UNKNOWN);
// As the resolver calls sources that are not named.
const UNNAMED = 'مصدر غير مسمى';

/** A speaker as printed, and the parties that it resolved to. */
interface Printed {
  readonly at: number;
  readonly name: string;
  readonly stems: readonly string[];
  /** Whether it begins as no name does ("between …", "severely"): words that were taken for a speaker. */
  readonly nobody: boolean;
  readonly parties: readonly Party[];
}

/**
 * The parties of each statement of a reading. Where a speaker resolved to an actor, the party it speaks for. Else it is
 * the same as the nearest speaker of the article whose name is fuller ("the source" after "a military source", "al-Shehhi"
 * after "Brigadier al-Shehhi"), and where there is none a party by its name as printed.
 */
export function partiesOf({ article, statements }: Reading, context: GroupContext): readonly (readonly Party[])[] {
  const lexicon = lexiconOf(primaryTag(article.lang));
  const nobodies = wordList('no-party', primaryTag(article.lang));
  const bare = wordList('no-party-alone', primaryTag(article.lang));
  const printedOf = (span: Span, actor: ActorRef | null): Printed => {
    const name = article.text.slice(span.start, span.end);
    const terms = context.terms(name, article.lang);
    const stems = terms.map(({ base }) => lexicon.stem(base));
    const nobody =
      terms.length > 0 && (nobodies.has(terms[0]!.word) || (terms.length === 1 && bare.has(terms[0]!.word)));
    return { at: span.start, name, stems, nobody, parties: actor ? partiesOfActor(actor, context) : [] };
  };
  const speakers = statements.map((statement) =>
    statement.speaker.map((span, i) =>
      printedOf(span, statement.speakerActors[i] ?? (statement.speaker.length === 1 ? statement.actor : null)),
    ),
  );
  const all = speakers.flat();
  return statements.map((statement, i) => {
    const own = speakers[i]!.flatMap((speaker) => partiesNamed(speaker, all));
    const found = own.length === 0 && statement.actor ? partiesOfActor(statement.actor, context) : own;
    if (found.length === 0 && speakers[i]!.length) return [{ id: UNKNOWN + statement.id, name: UNNAMED }];
    return [...new Map(found.map((party) => [party.id, party])).values()];
  });
}

function partiesNamed(speaker: Printed, all: readonly Printed[]): readonly Party[] {
  if (speaker.parties.length || speaker.stems.length === 0) return speaker.parties;
  const full = fuller(speaker, all) ?? speaker;
  if (full.parties.length || speaker.nobody) return full.parties;
  return [{ id: PRINTED + [...new Set(full.stems)].sort().join(' '), name: full.name }];
}

// Sooner a name that begins alike ("the militia" is "the SDF militia", not "agencies of the militia"), sooner the
// nearest before, sooner the fullest of equals.
function fuller(speaker: Printed, all: readonly Printed[]): Printed | null {
  const mine = new Set(speaker.stems);
  const longer = all.filter(
    ({ stems }) => new Set(stems).size > mine.size && [...mine].every((stem) => stems.includes(stem)),
  );
  const rank = (other: Printed): readonly number[] => [
    mine.has(other.stems[0]!) ? 0 : 1,
    other.at <= speaker.at ? 0 : 1,
    Math.abs(other.at - speaker.at),
    -other.stems.length,
  ];
  const best = longer.map((other) => ({ other, rank: rank(other) })).sort((a, b) => compare(a.rank, b.rank))[0]?.other;
  // The fuller name may itself stand for a still fuller one.
  return best ? (best.parties.length ? best : (fuller(best, longer) ?? best)) : null;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i < 0 ? 0 : a[i]! - b[i]!;
}
