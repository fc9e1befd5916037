import type { PlacePrecision } from './statement.js';

/** A place of the gazetteer. Coordinates are WGS 84 degrees; `precision` says what they stand for. */
export interface Place {
  readonly id: string;
  readonly names: readonly { readonly text: string; readonly lang: string }[];
  readonly kind: string;
  readonly precision: PlacePrecision;
  readonly lat: number;
  readonly lon: number;
  /** ISO 3166 alpha-2 of the country it lies in, or null for what crosses borders. */
  readonly country: string | null;
  readonly parent: string | null;
}
