const text = { type: 'string' } as const;
const maybe = { type: ['string', 'null'] } as const;
const count = { type: 'integer', minimum: 0 } as const;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const many = (items: unknown) => ({ type: 'array', items });
const object = (
  properties: Readonly<Record<string, unknown>>,
  required: readonly string[] = Object.keys(properties),
) => ({ type: 'object', properties, required });
const orNull = (schema: unknown) => ({ anyOf: [schema, { type: 'null' }] });

/** The shapes of the API's answers, as JSON Schema. */
export function schemas(acts: readonly string[], forms: readonly string[]) {
  const stance = { type: 'string', enum: ['affirm', 'deny', 'silent'] };
  const party = object({ id: text, name: text });
  return {
    Error: object({ error: object({ status: count, message: text }) }),
    Span: object({ start: count, end: count, text }),
    Named: object({ id: text, name: text, count }),
    Tally: object({ value: text, count }),
    Party: party,
    Found: object({
      total: count,
      atLeast: { type: 'boolean', description: 'There are more than `total`' },
      facets: { type: 'object', additionalProperties: many(ref('Tally')) },
    }),
    ArticleSummary: object({
      id: text,
      title: maybe,
      outlet: maybe,
      lang: maybe,
      published: maybe,
      url: maybe,
      statements: count,
    }),
    Article: object({
      id: text,
      url: maybe,
      outlet: maybe,
      lang: maybe,
      title: maybe,
      published: maybe,
      text,
      statements: many(ref('Statement')),
      sha256: text,
      addedAt: text,
    }),
    Statement: object(
      {
        id: text,
        speaker: many(ref('Span')),
        actor: orNull(ref('Party')),
        cue: ref('Span'),
        content: many(ref('Span')),
        form: { type: 'string', enum: forms },
        act: { type: 'string', enum: acts },
        relays: { ...many(ref('Span')), description: 'Outermost first' },
        elided: { type: 'boolean' },
        anonymous: { type: 'boolean' },
        time: maybe,
        event: orNull(ref('Event')),
        asOf: maybe,
        condition: orNull(ref('Span')),
        places: many({ type: 'object' }),
        confidence: { type: 'number', minimum: 0, maximum: 1 },
        article: ref('ArticleSummary'),
      },
      ['id', 'speaker', 'cue', 'content', 'form', 'act', 'relays'],
    ),
    Event: object({ at: text, precision: text, start: count, end: count, text }, ['at', 'precision']),
    Position: object({ party: ref('Party'), stance, statements: many({ type: 'object' }) }),
    Claim: object(
      {
        id: text,
        gist: { type: 'object' },
        positions: many(ref('Position')),
        origins: many({ type: 'object' }),
        outlets: many(text),
        articles: many(text),
        disputed: { type: 'boolean' },
      },
      ['id', 'gist', 'positions', 'origins', 'outlets', 'articles'],
    ),
    History: object({
      party: ref('Party'),
      runs: many(object({ stance, from: maybe, count })),
      steps: many({ type: 'object' }),
    }),
    Story: object({
      id: text,
      title: text,
      articles: many(text),
      claims: many(text),
      outlets: many(text),
      from: maybe,
      until: maybe,
      disputed: count,
    }),
    Place: object({
      id: text,
      name: text,
      lat: { type: ['number', 'null'] },
      lon: { type: ['number', 'null'] },
      precision: maybe,
      count,
    }),
  };
}
