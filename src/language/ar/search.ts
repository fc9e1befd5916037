import { readDataFile } from '../../model/index.js';

/** Words whose beginning looks like clitics and is not, from counts of news (`scripts/make-initials.ts`). */
const whole = new Set(readDataFile('ar/initials.txt').split('\n').filter(Boolean));

const PROCLITICS = new Set('وفبلك');
const ARTICLE = 'ال';
const JOINED_ARTICLE = 'لل';
const PRONOUNS = ['هما', 'ها', 'هم', 'هن'];

/** At least this much of a word stays: two letters after an article, three after a joined letter, four before a pronoun. */
const AFTER_ARTICLE = 2;
const AFTER_LETTER = 3;
const BEFORE_PRONOUN = 4;
/** Shorter words are left as they end: the last letter is as likely part of the root. */
const ENDING = 5;

/**
 * The form of a folded word by which search finds it with any clitic: والوزارة، بالوزارة، وزارتها → one form. What a
 * form is matters less than that every way to it leads to the same one, so what is stripped does not depend on context.
 */
export function searchBase(word: string): string {
  return ending(beginning(word));
}

function beginning(word: string): string {
  let rest = word;
  // At most conjunction, preposition, article: more is no longer a clitic.
  for (let step = 0; step < 3 && !whole.has(rest); step++) {
    if (rest.startsWith(JOINED_ARTICLE) && rest.length >= 2 + AFTER_LETTER) return rest.slice(2);
    if (rest.startsWith(ARTICLE)) return rest.length >= 2 + AFTER_ARTICLE ? rest.slice(2) : rest;
    if (!PROCLITICS.has(rest[0]!) || rest.length < 1 + AFTER_LETTER) return rest;
    rest = rest.slice(1);
  }
  return rest;
}

function ending(word: string): string {
  const pronoun = PRONOUNS.find((letters) => word.endsWith(letters) && word.length - letters.length >= BEFORE_PRONOUN);
  if (pronoun !== undefined) {
    const rest = word.slice(0, -pronoun.length);
    // مدينتها is مدينة; قواتها is قوات.
    return rest.endsWith('ت') && !rest.endsWith('ات') ? `${rest.slice(0, -1)}ه` : rest;
  }
  if (word.length < ENDING) return word;
  // سوريا and سورية, رسميا and رسمية; then اتفاقا and اتفاق.
  if (word.endsWith('يا')) return `${word.slice(0, -1)}ه`;
  return word.endsWith('ا') && !word.endsWith('وا') ? word.slice(0, -1) : word;
}
