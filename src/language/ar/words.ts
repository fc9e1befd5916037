import { CLASS, SHAPE, USES, hashOf, type CueReading, type Suffix, type Word } from '../doc.js';
import { Forms } from '../text/forms.js';
import { tagOf } from '../text/tag.js';
import type { Inflected } from './inflect.js';
import { arabicLexicon } from './lexicon.js';

const SUFFIXES: readonly (readonly [string, Suffix])[] = [
  ['هما', { person: 3, number: 'd', gender: null }],
  ['ها', { person: 3, number: 's', gender: 'f' }],
  ['هم', { person: 3, number: 'p', gender: 'm' }],
  ['هن', { person: 3, number: 'p', gender: 'f' }],
  ['كم', { person: 2, number: 'p', gender: 'm' }],
  ['نا', { person: 1, number: 'p', gender: null }],
  ['ني', { person: 1, number: 's', gender: null }],
  ['ه', { person: 3, number: 's', gender: 'm' }],
  ['ي', { person: 1, number: 's', gender: null }],
  ['ك', { person: 2, number: 's', gender: null }],
];

/** What is known of folded forms. */
export const arabicWords = new Forms(analyse);

/** Classes of words that still carry an article or a joined preposition of their own. */
const OPEN =
  CLASS.title | CLASS.body | CLASS.medium | CLASS.outlet | CLASS.source | CLASS.time | CLASS.gloss | CLASS.quant;

/** Where a form's counts say how often, in tenths, it opens a sentence. */
const OPENING = 2 + USES.indexOf('opening');

const isConj = (c: string | undefined): boolean => c === 'و' || c === 'ف';
const isPrep = (c: string | undefined): boolean => c === 'ب' || c === 'ل' || c === 'ك';

function analyse(form: string): Word {
  const { classes, clusters, counts, named } = arabicLexicon();
  const cues = cueReadings(form);
  const own = classes.get(form);
  const without = form.length > 2 && isConj(form[0]) ? form.slice(1) : form;
  const joined = own === undefined && without !== form;
  // A joined و or ف is taken off where the rest is known or where the form is long enough not to begin with it by root.
  const conj =
    (joined &&
      (classes.has(without) ||
        cues.some((c) => c.from > 0) ||
        (form[0] === 'و' && (without[0] === 'و' || (!cues.length && strippable(without)))))) ||
    begins(form, without)
      ? 1
      : 0;
  const stem = conj ? without : form;
  let prep = '';
  let rest = stem;
  let definite = false;
  const closed = ((classes.get(stem) ?? 0) & ~OPEN) !== 0;
  if (!closed) {
    if (stem.startsWith('لل') && stem.length > 4) {
      prep = 'ل';
      definite = true;
      rest = stem.slice(2);
    } else {
      if (isPrep(stem[0]) && stem.startsWith('ال', 1) && stem.length > 5) {
        prep = stem[0]!;
        rest = stem.slice(1);
      } else if (stem.length > 3 && isPrep(stem[0]) && cues.some((c) => c.prep !== '')) {
        prep = stem[0]!;
        rest = stem.slice(1);
      }
      if (rest.startsWith('ال') && rest.length > 4) {
        definite = true;
        rest = rest.slice(2);
      }
    }
  }
  const count = counts.get(form) ?? counts.get(stem) ?? counts.get(rest);
  const cluster = clusters.get(form) ?? clusters.get(stem);
  const uses = definite ? NONE : (counts.get(form) ?? counts.get(stem));
  const word = {
    form,
    conj,
    shape: shapeOf(form, stem, rest, definite, closed),
    frequency: count?.[0] ?? 0,
    noun: definite ? 10 : (count?.[1] ?? -1),
    uses: uses === undefined ? NONE : uses.slice(2),
    named: named.get(form) ?? named.get(stem) ?? named.get(stem.replace(/^[بل]/u, '')) ?? 0,
    prep,
    definite,
    stem,
    base: rest,
    classes:
      (own ?? classes.get(stem) ?? 0) | (closed ? 0 : (classes.get(rest) ?? 0) & ~(CLASS.comp | CLASS.neg | CLASS.and)),
    cues,
    key: hashOf(form),
    stemKey: hashOf(stem),
    wide: cluster?.wide ?? -1,
    narrow: cluster?.narrow ?? -1,
    tag: 0,
  };
  word.tag = tagOf(word);
  return word;
}

const NONE: readonly number[] = [];
const THAT_NOT = /^(?:الا|لئلا|ليلا)$/u;
/** عما، مما، بما: a preposition and "what" in one word. */
const JOINED_WHAT = /^(?:عما|مما|بما|لما|عمن|ممن|بمن|لمن)$/u;
const GLOSSES = new Set(['اشاره', 'خطوه', 'مسعي', 'محاوله', 'تلميح', 'رد', 'تعليق', 'سياق', 'ختام']);

function shapeOf(form: string, stem: string, rest: string, definite: boolean, closed: boolean): number {
  let shape = 0;
  if (THAT_NOT.test(stem)) shape |= SHAPE['negated-that'];
  if (JOINED_WHAT.test(stem)) shape |= SHAPE['joined-what'];
  if (GLOSSES.has(rest)) shape |= SHAPE.gloss;
  if (closed) return shape;
  if (!definite && stem.length >= 4 && /^[يتن]/u.test(stem)) shape |= SHAPE.present;
  if (!definite && stem.length >= 4 && stem.endsWith('ت') && !stem.endsWith('ات')) shape |= SHAPE['feminine-past'];
  if (!definite && stem.length >= 4 && stem.endsWith('ا')) shape |= SHAPE.accusative;
  if (stem.endsWith('ه')) shape |= SHAPE.feminine;
  if (/(?:ون|ين|ات)$/u.test(stem) && stem.length >= 5) shape |= SHAPE.plural;
  if (stem.endsWith('ي') && stem.length >= 4) shape |= SHAPE.relational;
  if (form.length >= 4 && (stem[0] === 'ب' || stem[0] === 'ل') && splits(stem)) shape |= SHAPE.joined;
  return shape;
}

/** Whether a form is likelier a preposition and a word than a word of its own: the rest is about as frequent, or the whole unknown. */
function splits(stem: string): boolean {
  const { counts, classes } = arabicLexicon();
  const rest = stem.slice(1);
  const whole = counts.get(stem);
  const part = counts.get(rest);
  if (rest.startsWith('ال') || rest.startsWith('لل') || classes.has(rest)) return true;
  return whole === undefined ? true : part !== undefined && part[0]! >= whole[0]! - 2;
}

/**
 * Whether a short form with و is a verb that opens sentences with "and" (وبحث، وسمع), not a word that begins with the
 * letter (وزير، وصل): it opens three in ten of its sentences and more, and the rest is as frequent by itself. Of the
 * corpus's 98 such forms none begins with the letter by root; with two in ten واصل (went on) would be one.
 */
function begins(form: string, without: string): boolean {
  if (form[0] !== 'و' || without.length < 3) return false;
  const { counts } = arabicLexicon();
  const whole = counts.get(form);
  const part = counts.get(without);
  return whole !== undefined && part !== undefined && whole[OPENING]! >= 3 && part[0]! >= whole[0]! - 1;
}

/** Whether what follows a و looks like a word of its own: an article, or three letters and more after a joined preposition. */
function strippable(rest: string): boolean {
  return rest.startsWith('ال') || rest.startsWith('لل') || rest.length >= 4;
}

function cueReadings(form: string): CueReading[] {
  const out: CueReading[] = [];
  const starts = form.length > 2 && isConj(form[0]) ? [0, 1] : [0];
  for (const c of starts) {
    core(form, c, '', false, out);
    const next = form[c];
    if (next === 'س' && form.length - c > 4) verbs(form, c, out);
    if (isPrep(next) && form.length - c > 3) {
      if (next === 'ل' && form[c + 1] === 'ل') core(form, c + 2, 'ل', true, out, true);
      else if (form.startsWith('ال', c + 1)) core(form, c + 3, next!, true, out, true);
      core(form, c + 1, next!, false, out, true);
    }
    if (form.startsWith('ال', c)) core(form, c + 2, '', true, out, true);
  }
  return out;
}

/** A future س belongs to the cue: سيعلن. */
function verbs(form: string, from: number, out: CueReading[]): void {
  const before = out.length;
  core(form, from + 1, '', false, out);
  for (let i = out.length - 1; i >= before; i--) {
    if (out[i]!.features.tense !== 'present') out.splice(i, 1);
    else out[i] = { ...out[i]!, from };
  }
}

function core(
  form: string,
  from: number,
  prep: string,
  definite: boolean,
  out: CueReading[],
  nominalOnly = false,
): void {
  const { forms } = arabicLexicon();
  const stem = form.slice(from);
  const add = (one: Inflected, suffix: Suffix | null): void => {
    if (nominalOnly && !one.nominal) return;
    const entry = familyEntry(one);
    out.push({
      entry,
      from,
      to: form.length,
      prep,
      definite,
      features: suffix === null ? one.features : { ...one.features, suffix },
    });
  };
  for (const one of forms.get(stem) ?? []) if (one.bare) add(one, null);
  if (definite) return;
  for (const [letters, suffix] of SUFFIXES) {
    if (stem.length - letters.length < 2 || !stem.endsWith(letters)) continue;
    for (const one of forms.get(stem.slice(0, -letters.length)) ?? []) if (one.host) add(one, suffix);
  }
}

const familyEntries = new Map<string, CueReading['entry']>();

function familyEntry(one: Inflected): CueReading['entry'] {
  const key = `${one.entry.lemma}/${one.entry.group}/${one.family}`;
  let entry = familyEntries.get(key);
  if (entry === undefined)
    familyEntries.set(
      key,
      (entry = {
        ...one.entry,
        family: one.family,
        habits: arabicLexicon().habits(one.entry.lemma, one.family, one.entry.group),
      }),
    );
  return entry;
}
