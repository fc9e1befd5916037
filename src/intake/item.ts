import type { PageHints, Problem } from '../model/index.js';
import type { Bytes } from './bytes.js';
import type { Captured, InputKind } from './captured.js';
import type { Fetcher } from './live/fetcher.js';

/** Something to take pages from: a file, a member of an archive, an answer of a server. */
export interface Item {
  readonly source: string;
  /** The name that its ending is read from. */
  readonly name: string;
  readonly stream: Bytes;
  /** The file on disk, where the item is one: formats with a directory at the end are read from it. */
  readonly path?: string | undefined;
  /** The media type that a server named. */
  readonly mime?: string | null | undefined;
  readonly hints: PageHints;
  /** How deep inside archives it lies. */
  readonly depth: number;
}

export interface Context {
  readonly input: InputKind;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
  /** Fetches addresses; made when the first is met. */
  readonly live?: (() => Fetcher) | undefined;
  /** Whether the page of an address is kept already and need not be fetched. */
  readonly seen?: ((url: string) => Promise<boolean>) | undefined;
  /** Lists and archives are not followed. */
  readonly pagesOnly?: boolean | undefined;
}

export type Found = Captured | Problem;

/** Takes every page out of an item; the readers of archives call it for their members. */
export type Take = (item: Item, context: Context) => AsyncGenerator<Found>;
