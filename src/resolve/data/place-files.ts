import { readFileSync } from 'node:fs';
import { Problem, readDataFile, type Place, type PlacePrecision } from '../../model/index.js';
import type { StateRecord } from './actor-files.js';
import { readCsv, type Row } from './csv.js';

/** Which precision a kind of place has: what its coordinates stand for. */
export const PRECISION: Readonly<Record<string, PlacePrecision>> = {
  country: 'country',
  province: 'province',
  district: 'district',
  town: 'town',
  camp: 'town',
  quarter: 'town',
  airport: 'point',
  base: 'point',
  crossing: 'point',
  port: 'point',
  dam: 'point',
  field: 'point',
  site: 'point',
  region: 'region',
  river: 'region',
  road: 'region',
  sea: 'region',
  mountain: 'region',
  island: 'region',
  continent: 'region',
};

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '')
    .replaceAll('ı', 'i')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/[^A-Za-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();

/** The built-in gazetteer, and the user's files after it (a later place replaces one of the same id). */
export function loadPlaces(states: readonly StateRecord[], userFiles: readonly string[] = []): readonly Place[] {
  const built = ['sy.csv', 'neighbours.csv', 'gulf.csv', 'africa.csv', 'world-places.csv'].flatMap((file) => {
    const text = optional(`places/${file}`);
    return text === null ? [] : readCsv(text, file).map((row) => placeOf(row, file));
  });
  const all = new Map<string, Place>();
  for (const place of [...worldPlaces(states), ...built, ...userFiles.flatMap(readPlaceFile)]) all.set(place.id, place);
  return [...all.values()];
}

function optional(name: string): string | null {
  try {
    return readDataFile(name);
  } catch {
    return null;
  }
}

/**
 * A user's places: CSV with the columns of `data/places/*.csv` (an `id` column is taken where there is one), or JSON: an
 * array of places as the model has them.
 *
 * @throws Problem where the file cannot be read or a row is no place.
 */
export function readPlaceFile(path: string): readonly Place[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Problem('not-found', 'no such file of places', { path }, { cause });
  }
  if (!/\.json$/i.test(path)) return readCsv(text, path).map((row) => placeOf(row, path));
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new Problem('bad-json', 'this file of places is not JSON', { path }, { cause });
  }
  if (!Array.isArray(data)) throw new Problem('bad-json', 'a JSON file of places is an array of places', { path });
  return data.map((item: Partial<Place>, i) => {
    if (!item.id || !item.names?.length || !Number.isFinite(item.lat) || !Number.isFinite(item.lon)) {
      throw new Problem('bad-json', `place ${i + 1} needs id, names, lat and lon`, { path });
    }
    const kind = item.kind ?? 'town';
    const { id, names, lat, lon, country = null, parent = null } = item as Place;
    return { id, names, kind, precision: item.precision ?? PRECISION[kind] ?? 'point', lat, lon, country, parent };
  });
}

function placeOf({ cells, line }: Row, path: string): Place {
  const { country = '', kind = '', ar = '', en = '', parent = '', names = '' } = cells;
  const lat = Number(cells.lat);
  const lon = Number(cells.lon);
  const precision = PRECISION[kind];
  if (!precision) throw new Problem('bad-json', `"${kind}" is no kind of place; the kinds are ${Object.keys(PRECISION).join(', ')}`, { path, line });
  if (!cells.lat || !cells.lon || !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
    throw new Problem('bad-json', `${ar || en} has no coordinates (lat -90..90, lon -180..180)`, { path, line });
  }
  const id = cells.id || `${country ? `${country}/` : ''}${slug(en)}`;
  return { id, names: namesOf([ar, ...names.split('|')], en), kind, precision, lat, lon, country: country || null, parent: parent || country || null };
}

function namesOf(arabic: readonly string[], english: string): Place['names'] {
  const names = arabic
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => (text.startsWith('en:') ? { text: text.slice(3), lang: 'en' } : { text, lang: 'ar' }));
  return english ? [...names, { text: english, lang: 'en' }] : names;
}

function worldPlaces(states: readonly StateRecord[]): Place[] {
  const byId = new Map(states.map((state) => [state.id, state]));
  return readCsv(readDataFile('places/world.csv'), 'world.csv').flatMap(({ cells }): Place[] => {
    const id = cells.id!;
    const state = byId.get(id);
    const names = state ? [{ text: state.ar, lang: 'ar' }, { text: state.en, lang: 'en' }, ...state.names] : [];
    const country: Place = {
      id,
      names: names.map(({ text, lang }) => ({ text, lang })),
      kind: 'country',
      precision: 'country',
      lat: Number(cells.lat),
      lon: Number(cells.lon),
      country: id,
      parent: null,
    };
    if (!cells.capital) return [country];
    const capital: Place = {
      id: `${id}/${slug(cells.capitalEn!)}`,
      names: namesOf(cells.capital.split('|'), cells.capitalEn!),
      kind: 'town',
      precision: 'town',
      lat: Number(cells.capitalLat),
      lon: Number(cells.capitalLon),
      // Jerusalem's status is disputed: it is given with its point and without a country.
      country: cells.capitalEn === 'Jerusalem' ? null : id,
      parent: id,
    };
    return [country, capital];
  });
}
