import type { Doc } from '../doc.js';
import type { Language, Term } from '../language.js';
import type { Span } from '../../model/index.js';
import { analyse } from '../text/document.js';
import { sentenceSpans, termsOf } from '../text/terms.js';
import { cueCandidates } from './candidates.js';
import { fold } from './letters.js';
import { arabicNaming } from './names/index.js';
import { arabicWords } from './words.js';

const pack = { fold, words: arabicWords, cues: cueCandidates };

/** The Arabic language pack. */
export const arabic: Language = {
  code: 'ar',
  dir: 'rtl',
  fold,
  terms: (text: string): readonly Term[] => termsOf(text, fold, (form) => arabicWords.of(form)),
  sentences: (text: string): readonly Span[] => sentenceSpans(text, fold),
  analyse: (text: string): Doc => analyse(text, pack),
  naming: arabicNaming,
};
