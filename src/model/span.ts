/**
 * A stretch of a text, in UTF-16 code units: `text.slice(start, end)`. Spans point into a kept original and are never
 * copies of it; the words themselves are looked up where they are shown.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the words it covers: the form that leaves Isnad (ndjson, API, exports). */
export interface PrintedSpan extends Span {
  readonly text: string;
}

/** The words of a span. */
export function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** The span with its words, as it is printed. */
export function printSpan(text: string, span: Span): PrintedSpan {
  return { text: textOf(text, span), start: span.start, end: span.end };
}

/** Whether two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
