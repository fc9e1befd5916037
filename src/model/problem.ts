import type { Span } from './span.js';

/** Everything that can go wrong by name. The list is closed: exit statuses and the API's answers are made from it. */
export type ProblemCode =
  | 'not-found'
  | 'not-readable'
  | 'empty-file'
  | 'empty-folder'
  | 'binary-file'
  | 'too-large'
  | 'bad-json'
  | 'bad-article' // an article input without `text`, or with a field of the wrong type
  | 'bad-encoding'
  | 'bad-archive-file' // a zip, tar, WARC, WACZ or MHTML that cannot be read (further)
  | 'bad-feed'
  | 'bad-address'
  | 'refused-address' // inside the user's network
  | 'robots'
  | 'http'
  | 'timeout'
  | 'usage'
  | 'removed' // taken out of the archive for good before, with a reason
  | 'archive-missing'
  | 'archive-locked'
  | 'archive-damaged'
  | 'archive-version'
  | 'disk-full'
  | 'interrupted'
  | 'internal';

export interface ProblemPlace {
  /** The file, address or archive member it speaks of. */
  readonly path?: string;
  /** The line (from 1) of a line-wise input. */
  readonly line?: number;
  readonly span?: Span;
}

/** A typed error: a code for programs, a message in words that help, and the path or span it speaks of. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly place: ProblemPlace = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** One line for a terminal or a log: where, what. */
  print(): string {
    const { path, line } = this.place;
    const where = path === undefined ? '' : line === undefined ? `${path}: ` : `${path}:${line}: `;
    return `${where}${this.message} [${this.code}]`;
  }
}

/** Any thrown value as a Problem, so that callers handle one kind of error. */
export function asProblem(error: unknown, place: ProblemPlace = {}): Problem {
  if (error instanceof Problem) {
    return error.place.path === undefined && place.path !== undefined
      ? new Problem(error.code, error.message, { ...place, ...error.place }, { cause: error })
      : error;
  }
  const message = error instanceof Error ? error.message : String(error);
  return new Problem('internal', message, place, { cause: error });
}
