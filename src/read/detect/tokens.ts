import { KIND, type Doc } from '../doc.js';

/** Whether a token is a word, number or foreign word. */
export const wordy = (doc: Doc, token: number): boolean =>
  token >= 0 && token < doc.count && doc.kind[token]! <= KIND.foreign;

/** Whether a kind of token is a mark of quotation. */
export const isMark = (kind: number): boolean => kind === KIND.mark || kind === KIND.open || kind === KIND.close;
