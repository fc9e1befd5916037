import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { textOf, type Article, type Reading, type ResolvedStatement } from '../../model/index.js';
import type { Entry } from '../archive.js';
import { tagOf } from '../search/tags.js';
import { indexText } from '../words.js';
import type { Prepared, PreparedReading, PreparedStatement } from './prepared.js';

/** Prepares an entry for the archive; pure, and safe to run anywhere. */
export function prepare(entry: Entry): Prepared {
  const sha256 = hashOf(entry.bytes);
  return {
    id: entry.reading.article.id,
    sha256,
    mime: entry.mime,
    hints: JSON.stringify(entry.hints ?? {}),
    original: pack(entry.bytes),
    reading: prepareReading(entry.reading),
  };
}

/** SHA-256 in hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Original bytes as they are kept: compressed where that makes them smaller. */
export function pack(bytes: Uint8Array): Prepared['original'] {
  const packed = deflateRawSync(bytes);
  return packed.length < bytes.length
    ? { codec: 'deflate', size: bytes.length, bytes: packed }
    : { codec: 'none', size: bytes.length, bytes };
}

/** Prepares what was read. */
export function prepareReading({ article, statements }: Reading): PreparedReading {
  const { id, kind, source, url, outlet, lang, dir, title, published, captured } = article;
  const prepared = statements.map((statement) => prepareStatement(article, statement));
  const tags = new Set(prepared.flatMap((statement) => statement.index.tags.split(' ')));
  for (const tag of articleTags(article)) tags.add(tag);
  return {
    article: { id, kind, source, url, outlet, lang, dir, title, published, captured },
    record: JSON.stringify(article),
    index: {
      title: indexText(title ?? ''),
      body: [article.text, ...article.captions].map(indexText).join(' '),
      speakers: [...new Set(prepared.map((statement) => statement.index.speakers))].join(' '),
      tags: [...tags].join(' '),
    },
    statements: prepared,
  };
}

function prepareStatement(article: Article, statement: ResolvedStatement): PreparedStatement {
  const { id, act, form, actor, time, confidence } = statement;
  const speaker = statement.speaker.map((span) => textOf(article.text, span)).join(' ');
  const places = statement.places.map((place) => ({ ...place, name: textOf(article.text, place) }));
  const tags = new Set(articleTags(article));
  tags.add(tagOf('act', act));
  for (const { id, name } of actorsOf(statement)) tags.add(tagOf('actor', id)).add(tagOf('actor', name));
  for (const place of places) {
    tags.add(tagOf('place', place.name));
    if (place.id !== null) tags.add(tagOf('place', place.id));
  }
  return {
    id,
    act,
    form,
    actorId: actor?.id ?? null,
    actorName: actor?.name ?? null,
    speaker,
    anonymous: statement.anonymous ? 1 : 0,
    elided: statement.elided ? 1 : 0,
    time,
    confidence,
    record: JSON.stringify(statement),
    places,
    index: {
      content: statement.content.map((span) => indexText(textOf(article.text, span))).join(' '),
      speakers: indexText(speaker),
      tags: [...tags].join(' '),
    },
  };
}

function actorsOf({ actor, speakerActors }: ResolvedStatement): readonly { id: string; name: string }[] {
  return [actor, ...speakerActors].filter((found) => found !== null);
}

function articleTags({ outlet, lang }: Article): string[] {
  const tags: string[] = [];
  if (outlet !== null) tags.push(tagOf('outlet', outlet));
  if (lang !== null) tags.push(tagOf('lang', lang));
  return tags;
}
