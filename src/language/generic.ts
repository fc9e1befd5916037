import type { Language } from './language.js';
import { commonFolding, makeFolder } from './text/letters.js';
import { sentenceSpans, termsOf } from './text/terms.js';
import { fold as foldArabic } from './ar/letters.js';

const folder = makeFolder(commonFolding());
const RTL = new Set(['ar', 'fa', 'ur', 'he', 'ckb', 'ps', 'sd', 'ug', 'yi', 'syr', 'dv']);
const ARABIC_SCRIPT = new Set(['fa', 'ur', 'ckb', 'ps', 'sd', 'ug']);

/** A pack for a language without a reader: it folds, splits and searches, and reads no statements. */
export function genericLanguage(code: string): Language {
  const fold = ARABIC_SCRIPT.has(code) ? foldArabic : folder.fold;
  return {
    code,
    dir: RTL.has(code) ? 'rtl' : 'ltr',
    fold,
    terms: (text) => termsOf(text, fold, (form) => ({ base: form })),
    sentences: (text) => sentenceSpans(text, fold),
    analyse: null,
  };
}
