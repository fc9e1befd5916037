/** The analysed document, as the reader's stages see it (made by a language pack; see `src/language/doc.ts`). */
export * from '../language/doc.js';
