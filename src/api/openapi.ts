import { ACTS, FORMS } from '../model/index.js';
import { MAX_PAGE_SIZE, PAGE_SIZE } from './filters.js';
import { schemas } from './schemas.js';

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required?: boolean;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

const text = { type: 'string' } as const;
const query = (name: string, description: string, schema: Parameter['schema'] = text): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});

const PAGING: readonly Parameter[] = [
  query('limit', 'Items on one page', { type: 'integer', minimum: 1, maximum: MAX_PAGE_SIZE, default: PAGE_SIZE }),
  query('cursor', '`next` of the page before'),
];
const date = { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' } as const;
/** The same names and meanings as in the site's addresses. */
const FILTERS: readonly Parameter[] = [
  query('q', 'Words: "a phrase", prefix*, -not; folded as the index is'),
  query('not', 'Words that must not occur'),
  query('kind', 'What is found', { type: 'string', enum: ['statements', 'articles'], default: 'statements' }),
  query('speaker', 'Words of the speaker as printed'),
  query('actor', 'An actor, by id or name'),
  query('act', 'Kind of speech act', { type: 'string', enum: [...ACTS] }),
  query('place', 'A place, by id or name'),
  query('outlet', 'Name of the outlet'),
  query('lang', 'Language of the article (BCP 47)'),
  query('from', 'Published on or after', date),
  query('until', 'Published on or before', date),
  query('order', 'Newest or best match first', { type: 'string', enum: ['date', 'relevance'], default: 'date' }),
];

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown, description: string) => ({ description, content: { 'application/json': { schema } } });
const listOf = (name: string) => ({
  type: 'object',
  required: ['items', 'next'],
  properties: {
    items: { type: 'array', items: ref(name) },
    next: { type: ['string', 'null'], description: 'Hand it back as `cursor`; null at the end' },
  },
});
const found = { allOf: [listOf('Statement'), ref('Found')] };

function get(summary: string, schema: unknown, parameters: readonly Parameter[] = []) {
  return {
    get: {
      summary,
      parameters,
      responses: {
        200: json(schema, summary),
        400: json(ref('Error'), 'A parameter means nothing'),
        404: json(ref('Error'), 'Not in this archive'),
        429: json(ref('Error'), 'Too many requests; wait as long as `retry-after` says'),
      },
    },
  };
}

const path = (name: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description: `Its ${name}`,
  schema: text,
});

/** The API described as OpenAPI 3.1. */
export function openApi(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Isnad',
      version: '1',
      description:
        'Who said what, through whom, when, and who says otherwise. No verdict. Every span counts UTF-16 code units into the text of its article. Absent facts are null. Errors are `{error: {status, code, message}}`.',
    },
    servers: [{ url: `${origin}/api` }],
    paths: {
      '/stats': get('What the archive holds', { type: 'object' }),
      '/articles': get('Articles, newest first', listOf('ArticleSummary'), [
        ...PAGING,
        query('outlet', 'Name of the outlet'),
      ]),
      '/articles/{id}': get('An article with its statements', ref('Article'), [path('id')]),
      '/articles/{id}/claims': get('Claims that an article bears on', listOf('Claim'), [path('id')]),
      '/search': get('Search statements or articles, with counts by facet', found, [...FILTERS, ...PAGING]),
      '/statements': get('Statements, newest first', found, [...FILTERS.filter((f) => f.name !== 'kind'), ...PAGING]),
      '/statements/{id}': get('A statement and the claims it bears on', ref('Statement'), [path('id')]),
      '/claims': get('Claims, the disputed ones first', listOf('Claim'), [
        query('story', 'Of one story'),
        query('party', 'With a position of this party'),
        ...PAGING,
      ]),
      '/claims/{id}': get('A claim with its statements and the way its words took', ref('Claim'), [path('id')]),
      '/claims/{id}/positions': get('Who stands how on a claim, over time', listOf('History'), [path('id')]),
      '/stories': get('Stories', listOf('Story'), PAGING),
      '/stories/{id}': get('A story', ref('Story'), [path('id')]),
      '/stories/{id}/positions': get('The matrix of positions: parties × claims', { type: 'object' }, [
        path('id'),
        ...PAGING,
      ]),
      '/actors': get('Actors by number of statements', listOf('Named'), PAGING),
      '/actors/{id}': get('An actor: acts, carriers, names', { type: 'object' }, [path('id')]),
      '/actors/{id}/statements': get('What an actor said', listOf('Statement'), [
        path('id'),
        query('act', 'Kind of speech act', { type: 'string', enum: [...ACTS] }),
        ...PAGING,
      ]),
      '/outlets': get('Outlets by number of articles', listOf('Tally'), PAGING),
      '/outlets/{name}': get('An outlet: whom it cites, how often unnamed', { type: 'object' }, [path('name')]),
      '/places': get('Places by number of statements', listOf('Place'), PAGING),
      '/places/{id}': get('A place', ref('Place'), [path('id')]),
      '/places/{id}/statements': get('What was said of a place', listOf('Statement'), [path('id'), ...PAGING]),
    },
    components: {
      schemas: schemas([...ACTS], [...FORMS]),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Where the site asks for a password or token' },
      },
    },
  };
}
