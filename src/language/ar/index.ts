import type { Doc } from '../doc.js';
import type { Language, Term } from '../language.js';
import type { Span } from '../../model/index.js';
import { analyse } from '../text/document.js';
import { sentenceSpans, termsOf } from '../text/terms.js';
import { cueCandidates } from './candidates.js';
import { fold } from './letters.js';
import { arabicNaming } from './names/index.js';
import { arabicWord } from './words.js';

const pack = { fold, word: arabicWord, cues: cueCandidates };

/** The Arabic language pack. */
export const arabic: Language = {
  code: 'ar',
  dir: 'rtl',
  fold,
  terms: (text: string): readonly Term[] => termsOf(text, fold, arabicWord),
  sentences: (text: string): readonly Span[] => sentenceSpans(text, fold),
  analyse: (text: string): Doc => analyse(text, pack),
  naming: arabicNaming,
};
