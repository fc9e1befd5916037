import { readDataFile } from '../../model/data-file.js';
import type { Act } from '../../model/index.js';
import { CLASS, CLASSES, NAMED, type ClassName, type CueEntry, type CueFamily } from '../doc.js';
import { inflectVerb, type Inflected } from './inflect.js';
import { foldWord } from './letters.js';

/** A cue phrase: alternatives a place, each with its marks. */
export interface Phrase {
  readonly entry: CueEntry;
  readonly places: readonly PhrasePlace[];
}
export interface PhrasePlace {
  readonly words: ReadonlySet<string>;
  /** Words that may carry a joined pronoun. */
  readonly hosts: ReadonlySet<string>;
  readonly optional: boolean;
  readonly verb: boolean;
}

/** Numbers of a wide cluster and of a narrow one. */
export interface Cluster {
  readonly wide: number;
  readonly narrow: number;
}

export interface Lexicon {
  readonly classes: ReadonlyMap<string, number>;
  readonly forms: ReadonlyMap<string, readonly Inflected[]>;
  /** Phrases by each word that may stand first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Of the corpus's forms: log2 of the count, tenths with the article, tenths of each of `USES`. */
  readonly counts: ReadonlyMap<string, readonly number[]>;
  /** Clusters of words that stand between the same neighbours in a large corpus. */
  readonly clusters: ReadonlyMap<string, Cluster>;
  /** Bits of `NAMED` of words that are mostly parts of names. */
  readonly named: ReadonlyMap<string, number>;
  habits(lemma: string, family: string, group: string): readonly number[];
}

const rows = (name: string): string[][] =>
  readDataFile(name)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

const list = (field: string | undefined): string[] =>
  field === undefined || field === '-' || field === '' ? [] : field.split(',');

function readClasses(): Map<string, number> {
  const classes = new Map<string, number>();
  for (const [name, words] of rows('ar/classes.tsv')) {
    if (!(CLASSES as readonly string[]).includes(name!)) throw new Error(`data/ar/classes.tsv: no class ${name}`);
    for (const word of words!.split(' ')) {
      const form = foldWord(word);
      classes.set(form, (classes.get(form) ?? 0) | CLASS[name as ClassName]);
    }
  }
  return classes;
}

function readCounts(): Map<string, number[]> {
  return new Map(rows('ar/forms.tsv').map(([form, ...numbers]) => [form!, numbers.map(Number)]));
}

function readClusters(): Map<string, Cluster> {
  const clusters = new Map<string, Cluster>();
  for (const [wide, narrow, words] of rows('ar/clusters.tsv')) {
    const cluster: Cluster = { wide: Number(wide), narrow: Number(narrow) };
    for (const word of words!.split(' ')) clusters.set(word, cluster);
  }
  return clusters;
}

function readNamed(): Map<string, number> {
  const named = new Map<string, number>();
  for (const [kind, words] of rows('ar/named.tsv')) {
    for (const word of words!.split(' ')) named.set(word, (named.get(word) ?? 0) | NAMED[kind as keyof typeof NAMED]);
  }
  return named;
}

function readHabits(): Map<string, number[]> {
  return new Map(rows('ar/frames.tsv').map(([key, ...numbers]) => [key!, numbers.map(Number)]));
}

function readVerbs(): Map<string, Inflected[]> {
  const forms = new Map<string, Inflected[]>();
  for (const [past, present, participle, masdars, frames, act, group] of rows('ar/verbs.tsv')) {
    const entry: CueEntry = {
      lemma: past!,
      family: 'verb',
      group: group!,
      frames: list(frames).map(foldWord),
      act: act as Act,
      habits: [],
    };
    const inflected = inflectVerb({
      entry,
      past: foldWord(past!),
      present: foldWord(present!),
      participle: participle === '-' ? null : foldWord(participle!),
      masdars: list(masdars).map(foldWord),
    });
    for (const one of inflected) {
      const known = forms.get(one.form);
      if (known === undefined) forms.set(one.form, [one]);
      else if (
        !known.some(
          (k) =>
            k.entry === one.entry &&
            k.family === one.family &&
            k.bare === one.bare &&
            k.features.number === one.features.number &&
            k.features.person === one.features.person,
        )
      )
        known.push(one);
    }
  }
  return forms;
}

function readPhrases(habits: ReadonlyMap<string, readonly number[]>): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  for (const [pattern, lemma, family, act, group, frames] of rows('ar/phrases.tsv')) {
    const entry: CueEntry = {
      lemma: lemma!,
      family: family as CueFamily,
      group: group!,
      frames: list(frames).map(foldWord),
      act: act as Act,
      habits: habits.get(`${lemma}/${family}/${group}`) ?? [],
    };
    const places = pattern!.split(' ').map((place): PhrasePlace => {
      const optional = place.endsWith('?');
      const words = (optional ? place.slice(0, -1) : place).split('|');
      return {
        words: new Set(words.map((w) => foldWord(w.replace('+', '')))),
        hosts: new Set(words.filter((w) => w.endsWith('+')).map((w) => foldWord(w.slice(0, -1)))),
        optional,
        verb: words.includes('*'),
      };
    });
    const phrase: Phrase = { entry, places };
    const firsts = new Set<string>();
    for (const place of places) {
      for (const w of place.words) firsts.add(w);
      if (!place.optional) break;
    }
    for (const w of firsts) byFirst.set(w, [...(byFirst.get(w) ?? []), phrase]);
  }
  return byFirst;
}

let lexicon: Lexicon | undefined;

/** The Arabic lexicon, read and inflected once. */
export function arabicLexicon(): Lexicon {
  if (lexicon === undefined) {
    const habits = readHabits();
    lexicon = {
      classes: readClasses(),
      forms: readVerbs(),
      phrases: readPhrases(habits),
      clusters: readClusters(),
      counts: readCounts(),
      named: readNamed(),
      habits: (lemma, family, group) => habits.get(`${lemma}/${family}/${group}`) ?? [],
    };
  }
  return lexicon;
}
