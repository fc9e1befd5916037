import type { Capture } from '../model/index.js';

const BY_INPUT = {
  html: 'text/html',
  text: 'text/plain',
  article: 'application/json',
  auto: 'application/octet-stream',
} as const;

/** The media type an original is kept under: as declared, else by what it was taken for. */
export function mimeOf({ mime, input }: Pick<Capture, 'mime' | 'input'>): string {
  return mime ?? BY_INPUT[input];
}
