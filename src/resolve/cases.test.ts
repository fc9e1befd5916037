import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Article, Span, Statement } from '../model/index.js';
import { createResolver } from './index.js';

interface Case {
  readonly why: string;
  readonly date?: string | null;
  readonly text: string;
  /** Printed words (`#2`: their second place in the text) to `actor > party`, `+` further parties, or null. */
  readonly speakers?: Readonly<Record<string, string | null>>;
  /** The printed words of a speaker to those of who carried them. */
  readonly relays?: Readonly<Record<string, string>>;
  /** Printed words to `place precision`, or null. */
  readonly places?: Readonly<Record<string, string | null>>;
}

const cases = (name: string): Case[] =>
  readFileSync(new URL(`../../test/cases/resolve/${name}.ndjson`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Case);

const resolver = createResolver();

function spanOf(text: string, key: string): Span {
  const [, words = '', nth = '1'] = /^(.*?)(?:#([1-9]))?$/s.exec(key)!;
  let start = -1;
  for (let i = 0; i < Number(nth); i++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`the case does not hold «${key}»`);
  return { start, end: start + words.length };
}

function statement(text: string, part: Partial<Statement>): Statement {
  const whole = { start: 0, end: text.length };
  const rest = { form: 'indirect', act: 'assert', relays: [], elided: false, anonymous: false } as const;
  const open = { time: null, asOf: null, condition: null, confidence: 1 };
  return { speaker: [], cue: { start: 0, end: 1 }, content: [whole], places: [], ...rest, ...open, ...part };
}

const article = ({ text, date = null }: Case): Article =>
  ({ id: 'case', text, published: date, captured: null }) as Article;

describe.each(cases('speakers'))('speakers: $why', (given) => {
  const keys = Object.keys(given.speakers!).sort((a, b) => spanOf(given.text, a).start - spanOf(given.text, b).start);
  const relays = (key: string): Span[] =>
    given.relays?.[key] === undefined ? [] : [spanOf(given.text, given.relays[key])];
  const statements = keys.map((key) =>
    statement(given.text, { speaker: [spanOf(given.text, key)], relays: relays(key) }),
  );
  const resolved = resolver.resolve(article(given), statements);
  it.each(keys.map((key, i) => [key, i] as const))('%s', (key, i) => {
    const actor = resolved[i]!.actor;
    const others = (actor?.others ?? []).map(({ id }) => ` + ${id}`).join('');
    expect(actor && `${actor.id} > ${actor.party?.id}${others}`).toBe(given.speakers![key]);
  });
});

describe.each(cases('places'))('places: $why', (given) => {
  const keys = Object.keys(given.places!);
  const spans = keys.map((key) => spanOf(given.text, key));
  const { places } = resolver.resolve(article(given), [statement(given.text, { places: spans })])[0]!;
  it.each(keys.map((key, i) => [key, i] as const))('%s', (key, i) => {
    const place = places.find(({ start }) => start === spans[i]!.start)!;
    expect(place.id && `${place.id} ${place.precision}`).toBe(given.places![key]);
  });
});
