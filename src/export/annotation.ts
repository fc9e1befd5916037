import type { Span } from '../model/index.js';
import type { Links } from './links.js';
import type { Quoted, Readings } from './quoted.js';
import { quotedOf, relaysOf, speakerOf } from './quoted.js';

/** Code points before an offset: Web Annotation counts characters, not UTF-16 code units. */
function codePoints(text: string, offset: number): number {
  let count = 0;
  for (let i = 0; i < offset; i++) {
    const unit = text.charCodeAt(i);
    const low =
      unit >= 0xdc00 && unit <= 0xdfff && i > 0 && text.charCodeAt(i - 1) >= 0xd800 && text.charCodeAt(i - 1) <= 0xdbff;
    if (!low) count++;
  }
  return count;
}

/** Letters of context on each side: enough to tell two places of the same words apart, in the model's own examples 20 to 40. */
const CONTEXT = 32;

interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}
interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}
interface Target {
  readonly source: string;
  readonly selector: readonly (TextQuoteSelector | TextPositionSelector)[];
}

export interface StatementAnnotation {
  readonly '@context'?: string;
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: 'identifying';
  readonly body: readonly {
    readonly type: 'TextualBody';
    readonly purpose: string;
    readonly value: string;
    readonly format: 'text/plain';
  }[];
  readonly target: readonly Target[];
}

function quoteSelector(text: string, { start, end }: Span): TextQuoteSelector {
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}

/**
 * A statement as a W3C Web Annotation. Positions count into the restored text, so they are given for the archive's own
 * article; the page out on the web is targeted by its words alone.
 */
export function annotationOf(quoted: Quoted, links: Links): StatementAnnotation {
  const { article, statement } = quoted;
  const { text } = article;
  const spans = statement.content.length > 0 ? statement.content : [statement.cue];
  const say = (purpose: string, value: string) => ({
    type: 'TextualBody' as const,
    purpose,
    value,
    format: 'text/plain' as const,
  });
  const here = (span: Span): Target => ({
    source: links.article(article.id),
    selector: [
      { type: 'TextPositionSelector', start: codePoints(text, span.start), end: codePoints(text, span.end) },
      quoteSelector(text, span),
    ],
  });
  const there = (span: Span): Target[] =>
    article.url === null ? [] : [{ source: article.url, selector: [quoteSelector(text, span)] }];
  return {
    id: links.statement(statement.id),
    type: 'Annotation',
    motivation: 'identifying',
    body: [
      say('identifying', statement.actor ? statement.actor.name : speakerOf(quoted)),
      say('classifying', statement.act),
      ...relaysOf(quoted).map((relay) => say('describing', relay)),
    ],
    target: [...spans.map(here), ...spans.flatMap(there)],
  };
}

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** All statements as one annotation page, in JSON. */
export async function* annotationPage(readings: Readings, links: Links): AsyncGenerator<string> {
  const head = { '@context': ANNOTATION_CONTEXT, id: `${links.home}#annotations`, type: 'AnnotationPage' };
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`;
  let comma = '\n';
  for await (const quoted of quotedOf(readings)) {
    yield `${comma}${JSON.stringify(annotationOf(quoted, links))}`;
    comma = ',\n';
  }
  yield '\n]}\n';
}
