import type { CueEntry, CueFamily, Features, Gender, GrammaticalNumber, Person } from '../doc.js';
import { foldWord } from './letters.js';

/** One inflected form of a cue, folded. */
export interface Inflected {
  readonly form: string;
  readonly entry: CueEntry;
  readonly family: CueFamily;
  readonly features: Features;
  /** May stand without a joined pronoun (قالوا), may carry one (قالو+ه). */
  readonly bare: boolean;
  readonly host: boolean;
  /** A noun: may carry the article and joined prepositions. */
  readonly nominal: boolean;
}

/** A verb as its data line has it (folded). */
export interface VerbLine {
  readonly entry: CueEntry;
  readonly past: string;
  readonly present: string;
  readonly participle: string | null;
  readonly masdars: readonly string[];
}

type Emit = (form: string, f: Partial<Features>, how: { bare?: boolean; host?: boolean }) => void;

const WEAK = new Set(['ي', 'و', 'ا']);

/** All forms of a verb: past, present, jussive, participle and verbal nouns, spelled without hamza and harakat. */
export function inflectVerb(line: VerbLine): Inflected[] {
  const out: Inflected[] = [];
  const emitter =
    (family: CueFamily, nominal: boolean): Emit =>
    (form, f, { bare = true, host = false }) => {
      const features: Features = {
        person: null,
        number: null,
        gender: null,
        tense: null,
        voice: 'active',
        negated: false,
        suffix: null,
        ...f,
      };
      out.push({ form, entry: line.entry, family, features, bare, host, nominal });
    };
  past(line.past, emitter('verb', false));
  present(line.present, emitter('verb', false));
  participle(line.participle ?? regularParticiple(line.present), emitter('participle', true));
  for (const m of line.masdars) masdar(m, emitter('masdar', true));
  return out;
}

function past(stem: string, emit: Emit): void {
  const last = stem.at(-1)!;
  const p = (person: Person, number: GrammaticalNumber, gender: Gender | null): Partial<Features> => ({
    person,
    number,
    gender,
    tense: 'past',
    voice: 'either',
  });
  const defective = last === 'ي' || (last === 'ا' && stem.length === 3);
  const root = defective ? stem.slice(0, -1) : stem;
  const hollow = !defective && stem.length >= 3 && stem.at(-2) === 'ا' && stem.length !== 5;
  const doubled = !defective && isDoubled(stem);
  emit(stem, p(3, 's', 'm'), { host: !defective });
  if (defective) emit(`${root}ا`, p(3, 's', 'm'), { bare: false, host: true });
  // Verbs in -iya (خشي) keep their ya before ت; the others drop it (نفت).
  const feminine = last === 'ي' && /^[^ا]?[خرلنب][شضق]ي$/u.test(stem) ? `${stem}ت` : `${root}ت`;
  emit(feminine, p(3, 's', 'f'), { host: true });
  emit(`${root}وا`, p(3, 'p', 'm'), {});
  emit(`${root}و`, p(3, 'p', 'm'), { host: true });
  emit(defective ? `${root}يا` : `${root}ا`, p(3, 'd', 'm'), {});
  emit(`${root}تا`, p(3, 'd', 'f'), {});
  const short = hollow
    ? stem.slice(0, -2) + last
    : doubled
      ? stem + last
      : defective
        ? `${root}${last === 'ا' ? 'و' : 'ي'}`
        : stem;
  emit(`${short}ن`, p(3, 'p', 'f'), {});
  emit(`${short}نا`, p(1, 'p', null), { host: true });
  if (short !== stem) emit(`${short}ت`, p(1, 's', null), { host: true });
}

function isDoubled(stem: string): boolean {
  return (
    stem.length === 2 ||
    (stem.length === 3 && stem.startsWith('ا') && !WEAK.has(stem[1]!) && DOUBLED_IV.has(stem)) ||
    stem === 'احتج'
  );
}
const DOUBLED_IV = new Set(['اقر', 'اصر'].map(foldWord));

const PRESENT_PERSONS: readonly (readonly [string, Partial<Features>])[] = [
  ['ي', { person: 3, number: 's', gender: 'm' }],
  ['ت', { person: 3, number: 's', gender: 'f' }],
  ['ا', { person: 1, number: 's', gender: null }],
  ['ن', { person: 1, number: 'p', gender: null }],
];

function present(stem: string, emit: Emit): void {
  const body = stem.slice(1);
  const last = stem.at(-1)!;
  const defective = last === 'ي' || last === 'و' || (last === 'ا' && stem.length <= 5 && stem.length >= 4);
  const root = defective ? body.slice(0, -1) : body;
  const hollow =
    !defective && body.length >= 3 && WEAK.has(body.at(-2)!) && stem.at(-2) !== 'و'
      ? true
      : body.length === 3 && body[1] === 'و';
  for (const [prefix, f] of PRESENT_PERSONS) {
    const features = { ...f, tense: 'present', voice: 'either' } as const;
    emit(prefix + body, features, { host: true });
    if (defective) {
      emit(prefix + root, features, { host: true }); // jussive
      if (last !== 'ا') emit(`${prefix}${root}ا`, features, { bare: false, host: true });
    }
    if (hollow) emit(prefix + body.slice(0, -2) + body.at(-1)!, features, { host: true });
  }
  const many = (
    prefix: string,
    ending: string,
    number: GrammaticalNumber,
    gender: Gender,
    bare: boolean,
    host: boolean,
  ): void => {
    emit(prefix + root + ending, { person: 3, number, gender, tense: 'present', voice: 'either' }, { bare, host });
  };
  many('ي', 'ون', 'p', 'm', true, true);
  many('ي', 'وا', 'p', 'm', true, false);
  many('ي', 'و', 'p', 'm', false, true);
  many('ي', defective ? 'يان' : 'ان', 'd', 'm', true, false);
  many('ت', defective ? 'يان' : 'ان', 'd', 'f', true, false);
  many('ي', 'ن', 'p', 'f', true, false);
}

function regularParticiple(presentForm: string): string {
  return `م${presentForm.slice(1)}`;
}

function participle(base: string, emit: Emit): void {
  const defective = base.endsWith('ي');
  const root = defective ? base.slice(0, -1) : base;
  const f = (number: GrammaticalNumber | null, gender: Gender | null): Partial<Features> => ({ number, gender });
  emit(base, f('s', 'm'), { host: true });
  if (defective) emit(root, f('s', 'm'), {});
  emit(`${base}ا`, f('s', 'm'), {});
  emit(`${base}ه`, f('s', 'f'), {});
  emit(`${base}ت`, f('s', 'f'), { bare: false, host: true });
  emit(`${root}ين`, f('p', 'm'), {});
  emit(`${root}ون`, f('p', 'm'), {});
  emit(`${base}ان`, f('d', 'm'), {});
  emit(`${base}ات`, f('p', 'f'), {});
}

function masdar(base: string, emit: Emit): void {
  const feminine = base.endsWith('ه');
  emit(base, {}, { host: !feminine });
  if (feminine) emit(`${base.slice(0, -1)}ت`, {}, { bare: false, host: true });
  else if (!base.endsWith('ات') && !base.endsWith('ا')) emit(`${base}ا`, {}, {});
}
