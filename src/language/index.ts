import { arabic } from './ar/index.js';
import { genericLanguage } from './generic.js';
import type { Language } from './language.js';

export * from './language.js';
export * from './doc.js';
export { arabic } from './ar/index.js';

const packs = new Map<string, Language>([['ar', arabic]]);
const generic = new Map<string, Language>();

const primary = (code: string): string => code.toLowerCase().split(/[-_]/u)[0]!;

/** The pack that reads a language (BCP 47), or undefined where there is none. */
export function languageOf(code: string | null): Language | undefined {
  return code === null ? undefined : packs.get(primary(code));
}

/** A pack for any language: the reading one where there is one, else one that folds, splits and searches. */
export function anyLanguage(code: string | null): Language {
  const tag = primary(code ?? 'und');
  const known = packs.get(tag) ?? generic.get(tag);
  if (known !== undefined) return known;
  const made = genericLanguage(tag);
  generic.set(tag, made);
  return made;
}
