import { Problem, type ArticleInput, type ProblemPlace } from '../model/index.js';

const FIELDS = ['id', 'outlet', 'lang', 'title', 'date', 'url'] as const;

/** Parses one article of `--input article`; only its seven fields are read. Throws `bad-json` or `bad-article`. */
export function parseArticle(bytes: Uint8Array, place: ProblemPlace = {}): ArticleInput {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError)
      throw new Problem('bad-encoding', 'this JSON is not valid UTF-8', place, { cause: error });
    throw new Problem('bad-json', `not valid JSON: ${(error as Error).message}`, place, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem(
      'bad-article',
      'an article is one JSON object {id, outlet, lang, title, date, url, text}; for several, put one on each line of a .ndjson file',
      place,
    );
  }
  return checked(value as Record<string, unknown>, place);
}

function checked(value: Record<string, unknown>, place: ProblemPlace): ArticleInput {
  const { text } = value;
  if (typeof text !== 'string') {
    const why = text === undefined ? 'has no field "text"' : 'has a field "text" that is not a string';
    throw new Problem('bad-article', `this article ${why}: its body is expected there`, place);
  }
  const fields = Object.fromEntries(FIELDS.map((name) => [name, stringOrNull(value[name], name, place)]));
  return { ...(fields as Record<(typeof FIELDS)[number], string | null>), text };
}

function stringOrNull(value: unknown, name: string, place: ProblemPlace): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' && name === 'id') return String(value);
  throw new Problem('bad-article', `this article has a field "${name}" that is neither a string nor null`, place);
}
