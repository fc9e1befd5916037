import type { Span } from './span.js';

/** Every note that a page, an article or a reading can carry; a closed list, so that programs can act on it. */
export type NoteCode =
  | 'no-reader' // no language pack reads this language: kept and searchable, without statements
  | 'language-unknown'
  | 'dates-contradict' // two dates of the page disagree; the chosen one and the other are named
  | 'weekday-contradicts' // the printed weekday is not the weekday of the printed date
  | 'date-relative' // "two hours ago" without a capture time: no date taken from it
  | 'date-ambiguous' // 05/04/2025, and nothing on the page says which of the two is the month: no date taken from it
  | 'mojibake' // text that was decoded with the wrong charset before it was saved
  | 'charset-guessed'
  | 'charset-contradicts'
  | 'invalid-bytes' // bytes that are not text in the page's charset, shown as U+FFFD
  | 'cut' // the page ends in the middle
  | 'too-large'
  | 'time-limit'
  | 'no-article'
  | 'empty-text'
  | 'several-articles'
  | 'unbalanced-quotes'
  | 'offset-repaired';

/** Something worth knowing about a page that did not stop it from being read. */
export interface Note {
  readonly code: NoteCode;
  readonly message: string;
  readonly span?: Span;
}
