import { languageOf } from '../language/index.js';
import type { Article, Note, Statement } from '../model/index.js';
import { attribute } from './attribute/index.js';
import { calibrated, confidenceKnots } from './confidence.js';
import { detect } from './detect/index.js';
import { detectionModel } from './detect/model.js';

/** What reading an article gives: its statements in the order of the text, and what is worth knowing about the reading. */
export interface Read {
  readonly statements: readonly Statement[];
  readonly notes: readonly Note[];
}

/** Reads every attributed statement of an article: finds cues and contents, then who speaks, through whom, when. */
export function read(article: Pick<Article, 'text' | 'lang' | 'published' | 'outlet'>): Read {
  const language = languageOf(article.lang);
  if (!language?.analyse) return { statements: [], notes: [noReader(article.lang)] };
  const doc = language.analyse(article.text);
  const phrases = language.naming?.phrases(doc) ?? [];
  const hits = detect(doc, phrases, detectionModel(language.code));
  const believed = attribute(doc, hits, article, language.naming, undefined, phrases);
  const knots = confidenceKnots(language.code);
  return { statements: believed.map((s) => ({ ...s, confidence: calibrated(s.confidence, knots) })), notes: [] };
}

function noReader(lang: string | null): Note {
  return lang === null
    ? { code: 'no-reader', message: 'The language of this article is unknown, so its statements were not read.' }
    : {
        code: 'no-reader',
        message: `There is no reader for the language “${lang}” yet: the article is kept and searchable, without statements.`,
      };
}
