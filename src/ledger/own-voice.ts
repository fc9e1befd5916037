import type { OwnAssertion, Party, Reading, Span } from '../model/index.js';
import { partiesOfActor, type GroupContext } from './context.js';
import { lexiconOf } from './lexicon.js';
import { primaryTag } from './stem.js';

// What is left of a sentence when its attributed words are taken out must be a clause; shorter rests are joints.
const LEAST_WORDS = 6;

/**
 * What an article says of a party in its own voice: the clauses that stand in no statement and name a party which speaks
 * or is carried in the article. They are the outlet's assertions, no position of that party.
 */
export function ownVoiceOf({ article, statements }: Reading, context: GroupContext): OwnAssertion[] {
  if (!context.sentences) return [];
  const parties = new Map<string, Party>();
  for (const { actor, speakerActors, relayActors } of statements) {
    for (const ref of [actor, ...speakerActors, ...relayActors]) {
      if (ref) for (const party of partiesOfActor(ref, context)) parties.set(party.id, party);
    }
  }
  const lexicon = lexiconOf(primaryTag(article.lang));
  const stems = (text: string): string[] => context.terms(text, article.lang).map(({ base }) => lexicon.stem(base));
  const named = [...parties.values()].map((party) => ({
    party,
    names: [party.name, ...(context.names?.(party.id) ?? [])].map(stems).filter((name) => name.length > 0),
  }));
  const attributed = statements.flatMap(({ cue, content, speaker, relays }) => [
    hull([cue, ...content]),
    ...chained(cue, [...speaker, ...relays]),
  ]);
  return context.sentences(article.text, article.lang).flatMap((sentence) =>
    rests(sentence, attributed).flatMap((span): OwnAssertion[] => {
      const text = article.text.slice(span.start, span.end);
      const words = stems(text);
      if (words.length < LEAST_WORDS) return [];
      const here = new Set(words);
      const about = named.filter(({ names }) => names.some((name) => name.every((stem) => here.has(stem))));
      if (!about.length) return [];
      return [{ article: article.id, outlet: article.outlet, span, text, parties: about.map(({ party }) => party) }];
    }),
  );
}

// Who speaks and who carries stand near the cue; a speaker named further off may be the subject of the outlet's own clause.
const NEAR = 25;

function chained(cue: Span, spans: readonly Span[]): Span[] {
  let block = cue;
  for (let grown = true; grown;) {
    const next = spans.find(
      ({ start, end }) =>
        (start < block.start || end > block.end) && start <= block.end + NEAR && end >= block.start - NEAR,
    );
    grown = next !== undefined;
    if (next) block = hull([block, next]);
  }
  return [block];
}

function hull(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

/** What is left of a span without others. */
function rests(span: Span, others: readonly Span[]): Span[] {
  const inside = others
    .filter(({ start, end }) => start < span.end && end > span.start)
    .sort((a, b) => a.start - b.start);
  const left: Span[] = [];
  let from = span.start;
  for (const { start, end } of inside) {
    if (start > from) left.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  if (from < span.end) left.push({ start: from, end: span.end });
  return left;
}
