import type { PlacePrecision } from '../model/index.js';
import { textOf } from '../model/index.js';
import type { Links } from './links.js';
import type { Readings } from './quoted.js';
import { contentOf, quotedOf, speakerOf } from './quoted.js';

export interface PlaceFeature {
  readonly type: 'Feature';
  readonly id: string;
  /** RFC 7946: longitude, latitude, WGS 84. */
  readonly geometry: { readonly type: 'Point'; readonly coordinates: readonly [number, number] };
  readonly properties: {
    /** Every name that the articles print for it. */
    readonly names: readonly string[];
    /** What the point stands for: a province's point says "somewhere in it", not "here". */
    readonly precision: PlacePrecision | null;
    readonly link: string;
    readonly statements: readonly {
      readonly id: string;
      readonly speaker: string;
      readonly act: string;
      readonly content: string;
      readonly time: string | null;
      readonly published: string | null;
      readonly outlet: string | null;
      readonly link: string;
    }[];
  };
}

export interface PlaceCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly PlaceFeature[];
}

/** The places that statements speak of, each with its statements. A place without known coordinates is not on the map. */
export async function placesGeoJson(readings: Readings, links: Links): Promise<PlaceCollection> {
  type Found = {
    names: Set<string>;
    precision: PlacePrecision | null;
    at: [number, number];
    statements: PlaceFeature['properties']['statements'][number][];
  };
  const found = new Map<string, Found>();
  for await (const quoted of quotedOf(readings)) {
    const { article, statement } = quoted;
    const seen = new Set<string>();
    for (const place of statement.places) {
      const { id, lat, lon, precision } = place;
      if (id === null || lat === null || lon === null) continue;
      const entry: Found = found.get(id) ?? { names: new Set(), precision, at: [lon, lat], statements: [] };
      found.set(id, entry);
      entry.names.add(textOf(article.text, place));
      if (seen.has(id)) continue;
      seen.add(id);
      entry.statements.push({
        id: statement.id,
        speaker: speakerOf(quoted),
        act: statement.act,
        content: contentOf(quoted),
        time: statement.time,
        published: article.published,
        outlet: article.outlet,
        link: links.statement(statement.id),
      });
    }
  }
  const features = [...found].map(([id, { names, precision, at, statements }]): PlaceFeature => ({
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: at },
    properties: { names: [...names], precision, link: links.place(id), statements },
  }));
  return { type: 'FeatureCollection', features };
}
