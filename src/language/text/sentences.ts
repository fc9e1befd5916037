import { KIND } from '../doc.js';
import type { Tokens } from './tokens.js';

export interface Division {
  readonly sentence: Int32Array;
  readonly paragraph: Int32Array;
  readonly sentences: Int32Array;
  readonly paragraphs: Int32Array;
}

/**
 * Sentences and paragraphs over tokens. A paragraph ends at a line break. A sentence ends with its paragraph or after a
 * stop, unless the stop follows a lone letter (an abbreviation: "د.", "أ.ف.ب") or stands inside a number or an address;
 * closing marks and brackets right after the stop belong to the sentence that it ends.
 */
export function divide(text: string, tokens: Tokens): Division {
  const { count, kind, start, end } = tokens;
  const sentence = new Int32Array(count);
  const paragraph = new Int32Array(count);
  const sentences: number[] = [];
  const paragraphs: number[] = [];
  let open = true; // the next token opens a sentence
  let stopped = false; // a stop was read; closing marks may follow
  for (let i = 0; i < count; i++) {
    const newline = i === 0 || hasBreak(text, end[i - 1]!, start[i]!);
    if (newline) {
      paragraphs.push(i);
      open = true;
      stopped = false;
    }
    if (stopped && !closes(tokens, i)) {
      open = true;
      stopped = false;
    }
    if (open) sentences.push(i);
    open = false;
    sentence[i] = sentences.length - 1;
    paragraph[i] = paragraphs.length - 1;
    if ((kind[i] === KIND.stop || kind[i] === KIND.ellipsis) && endsSentence(text, tokens, i)) stopped = true;
  }
  sentences.push(count);
  paragraphs.push(count);
  return { sentence, paragraph, sentences: Int32Array.from(sentences), paragraphs: Int32Array.from(paragraphs) };
}

function hasBreak(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 0x2028 || c === 0x2029 || (c === 13 && text.charCodeAt(i + 1) !== 10)) return true;
  }
  return false;
}

function closes({ kind, start, end }: Tokens, i: number): boolean {
  const k = kind[i]!;
  if (k === KIND.close || k === KIND.bracketClose || k === KIND.stop) return true;
  return k === KIND.mark && start[i] === end[i - 1]; // a straight mark that touches the stop closes
}

function endsSentence(text: string, { kind, start, end, count }: Tokens, i: number): boolean {
  // An ellipsis ends a sentence only at the end of its paragraph or before a dash of dialogue: elsewhere it is a pause.
  if (kind[i] === KIND.ellipsis) return false;
  if (text[start[i]!] !== '.') return true;
  if (i === 0 || i + 1 >= count) return true;
  const before = kind[i - 1]!;
  const touches = start[i] === end[i - 1];
  const glued = start[i + 1] === end[i]; // no space after the point
  if (touches && before === KIND.word && end[i - 1]! - start[i - 1]! === 1) return false;
  if (glued && before === KIND.foreign && kind[i + 1] === KIND.foreign) return false;
  if (glued && before === KIND.word && kind[i + 1] === KIND.word && end[i + 1]! - start[i + 1]! === 1) return false;
  return true;
}
