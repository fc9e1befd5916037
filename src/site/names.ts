import type { Article, ResolvedStatement } from '../model/index.js';
import type { Resolver } from '../resolve/index.js';
import type { Prefs } from './prefs.js';
import type { LoadedName } from './marks.js';

/** The neutral name of an actor in the reader's language, where the actor files have it. */
export function actorName(resolver: Resolver, id: string, fallback: string, lang: Prefs['lang']): string {
  const actor = resolver.actor(id);
  return actor?.name[lang] || actor?.name.ar || fallback;
}

/** Everyone that an article's statements speak of by name: speakers, relays and those they speak for. */
function actorsIn(statements: readonly ResolvedStatement[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const s of statements)
    for (const ref of [s.actor, ...s.speakerActors, ...s.relayActors]) {
      if (ref === null) continue;
      ids.add(ref.id);
      if (ref.party) ids.add(ref.party.id);
    }
  return ids;
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/**
 * Where an article calls one of its parties by a name that takes sides. Only names that the actor files mark so are
 * found, whole words only, the longest first.
 */
export function loadedNames(
  resolver: Resolver,
  article: Article,
  statements: readonly ResolvedStatement[],
  lang: Prefs['lang'],
): readonly LoadedName[] {
  const { text } = article;
  const names = [...actorsIn(statements)].flatMap((id) => {
    const actor = resolver.actor(id);
    if (actor === null) return [];
    return actor.names
      .filter((n) => n.loaded === true)
      .map((n) => ({ words: n.text, actor: { id, name: actor.name[lang] || actor.name.ar } }));
  });
  names.sort((a, b) => b.words.length - a.words.length);
  const found: LoadedName[] = [];
  for (const { words, actor } of names) {
    for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
      const end = at + words.length;
      if (LETTER.test(text[end] ?? ' ')) continue;
      if (at > 1 && LETTER.test(text[at - 1]!) && LETTER.test(text[at - 2]!)) continue; // one clitic letter may stand before
      if (found.some((f) => f.start < end && f.end > at)) continue;
      found.push({ start: at, end, actor });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
