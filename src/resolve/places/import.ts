import { Problem } from '../../model/index.js';

/** A place of a full gazetteer, before it becomes a row. */
export interface Imported {
  readonly id: string;
  readonly country: string;
  readonly kind: string;
  readonly ar: readonly string[];
  readonly en: string;
  readonly lat: number;
  readonly lon: number;
}

export interface ImportFilter {
  /** ISO 3166 alpha-2, lower case; empty takes every country. */
  readonly countries: readonly string[];
  /** Places that are smaller are left out (0 takes those of unknown size too). */
  readonly minPopulation: number;
}

const ARABIC = /^[\u0600-\u06ff\s\-'’()]+$/;

/** Kinds of GeoNames feature codes; what is not named here is left out. */
const FEATURES: readonly (readonly [RegExp, string])[] = [
  [/^A\.PCL/, 'country'],
  [/^A\.ADM1/, 'province'],
  [/^A\.ADM[2345]/, 'district'],
  [/^P\.PPLX/, 'quarter'],
  [/^P\./, 'town'],
  [/^S\.AIRB/, 'base'],
  [/^S\.AIRP/, 'airport'],
  [/^L\.PRT|^S\.PRT|^H\.HBR/, 'port'],
  [/^S\.DAM/, 'dam'],
  [/^S\.(?:CSTM|BDG|BP)/, 'crossing'],
  [/^S\.(?:CMP|CMPRF)/, 'camp'],
  [/^H\.STM/, 'river'],
  [/^T\.ISL/, 'island'],
  [/^T\.(?:MT|MTS)$/, 'mountain'],
  [/^L\.RGN/, 'region'],
];

/** A line of a GeoNames extract (`SY.txt`); null for what is no place of use or has no Arabic name. */
export function fromGeoNames(line: string, filter: ImportFilter): Imported | null {
  const cells = line.split('\t');
  if (cells.length < 15)
    throw new Problem('bad-json', `a line of ${cells.length} cells is none of a GeoNames extract (19)`);
  const [
    id = '',
    name = '',
    ascii = '',
    alternates = '',
    lat = '',
    lon = '',
    featureClass = '',
    code = '',
    country = '',
  ] = cells;
  const kind = FEATURES.find(([form]) => form.test(`${featureClass}.${code}`))?.[1];
  if (kind === undefined || !wanted(country, Number(cells[14] ?? 0), filter)) return null;
  const ar = [...new Set([name, ...alternates.split(',')].filter((text) => ARABIC.test(text)))];
  return made(`geonames:${id}`, country, kind, ar, ascii || name, Number(lat), Number(lon));
}

const PLACETYPES: Readonly<Record<string, string>> = {
  country: 'country',
  region: 'province',
  macroregion: 'region',
  county: 'district',
  localadmin: 'district',
  locality: 'town',
  borough: 'quarter',
  neighbourhood: 'quarter',
  macrohood: 'quarter',
  campus: 'site',
};

/** A GeoJSON feature of Who's On First; null for what is no place of use or has no Arabic name. */
export function fromWhosOnFirst(feature: unknown, filter: ImportFilter): Imported | null {
  const properties = (feature as { properties?: Record<string, unknown> } | null)?.properties;
  if (!properties) throw new Problem('bad-json', 'this is no GeoJSON feature with properties');
  const kind = PLACETYPES[String(properties['wof:placetype'])];
  const country = String(properties['wof:country'] ?? properties['iso:country'] ?? '');
  const population = Number(properties['wof:population'] ?? properties['gn:population'] ?? 0);
  if (kind === undefined || Number(properties['mz:is_current'] ?? 1) === 0 || !wanted(country, population, filter))
    return null;
  const ar = Object.entries(properties)
    .filter(([key]) => /^name:ara_x_/.test(key))
    .flatMap(([, value]) => (Array.isArray(value) ? value.map(String) : []));
  const number = (key: string): number => Number(properties[`lbl:${key}`] ?? properties[`geom:${key}`]);
  const id = `wof:${String(properties['wof:id'])}`;
  return made(
    id,
    country,
    kind,
    [...new Set(ar)],
    String(properties['wof:name'] ?? ''),
    number('latitude'),
    number('longitude'),
  );
}

function wanted(country: string, population: number, { countries, minPopulation }: ImportFilter): boolean {
  return (countries.length === 0 || countries.includes(country.toLowerCase())) && population >= minPopulation;
}

function made(
  id: string,
  country: string,
  kind: string,
  ar: readonly string[],
  en: string,
  lat: number,
  lon: number,
): Imported | null {
  if (ar.length === 0 || !Number.isFinite(lat) || !Number.isFinite(lon)) return null;
  return { id, country: country.toLowerCase(), kind, ar, en, lat, lon };
}

/** The head line of a file of places. */
export const PLACE_COLUMNS = 'id,country,kind,ar,en,lat,lon,parent,names';

/** A place as a line of such a file. */
export function placeRow({ id, country, kind, ar, en, lat, lon }: Imported): string {
  const [main = '', ...more] = ar;
  const cells = [id, country, kind, main, en, lat.toFixed(5), lon.toFixed(5), '', more.join('|')];
  return cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
