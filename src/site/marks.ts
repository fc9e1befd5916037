import type { Act, ResolvedStatement, Span } from '../model/index.js';

/** What a stretch of text is to a statement. */
export type Role = 'cue' | 'speaker' | 'relay' | 'content';

export interface Layer {
  readonly statement: string;
  readonly act: Act;
  readonly role: Role;
}

/** A name in the text that takes sides, with the neutral name of whom it means. */
export interface LoadedName extends Span {
  readonly actor: { readonly id: string; readonly name: string };
}

/** A stretch over which nothing changes: its layers, outermost (longest) first, and the loaded name it stands in. */
export interface Segment extends Span {
  readonly layers: readonly Layer[];
  readonly loaded: LoadedName | null;
  /** Whether the outlet itself asserts this of a party, without any source. */
  readonly own: boolean;
  /** Set on the first segment of a cue: where the link to the statement stands. */
  readonly opens: string | null;
}

interface Piece extends Span {
  readonly layer: Layer;
}

function piecesOf(statements: readonly ResolvedStatement[]): Piece[] {
  const pieces = statements.flatMap((s) => {
    const piece =
      (role: Role) =>
      ({ start, end }: Span): Piece => ({ start, end, layer: { statement: s.id, act: s.act, role } });
    return [
      ...s.content.map(piece('content')),
      ...s.relays.map(piece('relay')),
      ...s.speaker.map(piece('speaker')),
      piece('cue')(s.cue),
    ];
  });
  // Longest first, so that layers nest outermost to innermost; at equal length the content lies under the names.
  const depth: Record<Role, number> = { content: 0, relay: 1, speaker: 2, cue: 3 };
  return pieces
    .filter((p) => p.end > p.start)
    .sort(
      (a, b) => b.end - b.start - (a.end - a.start) || depth[a.layer.role] - depth[b.layer.role] || a.start - b.start,
    );
}

/**
 * Cuts `range` of a text into segments at every boundary of a statement's span or a loaded name. Statements may nest and
 * overlap in any way; each segment knows all that cover it.
 */
export function segmentsOf(
  range: Span,
  statements: readonly ResolvedStatement[],
  loaded: readonly LoadedName[] = [],
  own: readonly Span[] = [],
): readonly Segment[] {
  const within = (s: Span) => s.start < range.end && s.end > range.start;
  const pieces = piecesOf(statements).filter(within);
  const names = loaded.filter(within);
  const voice = own.filter(within);
  const cuts = new Set([range.start, range.end]);
  for (const { start, end } of [...pieces, ...names, ...voice]) {
    if (start > range.start) cuts.add(start);
    if (end < range.end) cuts.add(end);
  }
  const at = [...cuts].sort((a, b) => a - b);
  return at.slice(0, -1).map((start, i): Segment => {
    const end = at[i + 1]!;
    const over = pieces.filter((p) => p.start <= start && p.end >= end);
    const cue = over.find((p) => p.layer.role === 'cue' && p.start === start);
    return {
      start,
      end,
      layers: over.map((p) => p.layer),
      loaded: names.find((n) => n.start <= start && n.end >= end) ?? null,
      own: voice.some((v) => v.start <= start && v.end >= end),
      opens: cue?.layer.statement ?? null,
    };
  });
}

/** The paragraphs of a body as spans, empty ones left out. */
export function paragraphsOf(text: string): readonly Span[] {
  const out: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') out.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return out;
}

/** The paragraph that a statement is noted beside: where its cue stands. */
export function paragraphOf(paragraphs: readonly Span[], statement: ResolvedStatement): number {
  const found = paragraphs.findIndex((p) => statement.cue.start >= p.start && statement.cue.start < p.end);
  return found === -1 ? 0 : found;
}
