import { geoCircle, geoContains, geoMercator, geoPath, type GeoPath, type GeoPermissibleObjects } from 'd3-geo';
import type { Feature, Geometry } from 'geojson';
import type { FC } from 'hono/jsx';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { PlaceCount } from '../../archive/views/index.js';
import { to } from '../addresses.js';
import { calm } from '../bidi.js';
import type { Ui } from '../ui.js';

interface Country {
  readonly shape: Feature<Geometry, { name: string }>;
  /** West, south, east, north, in degrees. */
  readonly box: readonly [number, number, number, number];
}

type Detail = '50m' | '110m';
const worlds = new Map<Detail, readonly Country[]>();

/** A frame wider than this (degrees) shows nothing of the finer outlines. */
const COARSE_FROM = 35;

function boxOf(geometry: Geometry): Country['box'] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    if (typeof part[0] === 'number') {
      const [lon, lat] = part as [number, number];
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    } else for (const inner of part) walk(inner);
  };
  if ('coordinates' in geometry) walk(geometry.coordinates);
  return box;
}

/** The countries of the world, read once; no tile and no other host is ever asked. */
function countries(detail: Detail): readonly Country[] {
  let world = worlds.get(detail);
  if (world === undefined) {
    const path = createRequire(import.meta.url).resolve(`world-atlas/countries-${detail}.json`);
    const atlas = JSON.parse(readFileSync(path, 'utf8')) as Topology<{
      countries: GeometryCollection<{ name: string }>;
    }>;
    world = feature(atlas, atlas.objects.countries).features.map((shape) => ({ shape, box: boxOf(shape.geometry) }));
    worlds.set(detail, world);
  }
  return world;
}

interface Land extends Country {
  readonly d: string;
}

/** Outlines drawn lately, by frame: the same story is looked at again and again. */
const drawn = new Map<string, readonly Land[]>();
const DRAWN = 60;

function landOf(key: string, detail: Detail, box: Country['box'], path: GeoPath): readonly Land[] {
  const kept = drawn.get(key);
  if (kept !== undefined) return kept;
  const [west, south, east, north] = box;
  const land = countries(detail)
    .filter((c) => c.box[0] <= east && c.box[2] >= west && c.box[1] <= north && c.box[3] >= south)
    .map((country) => ({ ...country, d: path(country.shape) ?? '' }))
    .filter(({ d }) => d !== '');
  drawn.set(key, land);
  if (drawn.size > DRAWN) drawn.delete(drawn.keys().next().value!);
  return land;
}

/** Reads the world's outlines before the first reader asks for a map. */
export const warmMap = (): void => void (countries('50m'), countries('110m'));

type Located = PlaceCount & { readonly lat: number; readonly lon: number };
const located = (p: PlaceCount): p is Located => p.lat !== null && p.lon !== null;

// How far around its point a name may mean, in degrees of the great circle (1° ≈ 111 km): the half-width of a middling
// Levantine district (15 km), province (55 km), and region (170 km). Points and towns are dots.
const RADIUS: Readonly<Record<string, number>> = { district: 0.14, province: 0.5, region: 1.5 };

const WIDTH = 720;
const HEIGHT = 460;
/** A single place is shown with this much around it, in degrees. */
const LEAST_SPAN = 3;

function frameOf(places: readonly Located[]): GeoPermissibleObjects {
  const lats = places.map((p) => p.lat);
  const lons = places.map((p) => p.lon);
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  const padLat = Math.max((LEAST_SPAN - (north - south)) / 2, (north - south) * 0.12);
  const padLon = Math.max((LEAST_SPAN - (east - west)) / 2, (east - west) * 0.12);
  return {
    type: 'MultiPoint',
    coordinates: [
      [Math.max(-179, west - padLon), Math.max(-80, south - padLat)],
      [Math.min(179, east + padLon), Math.min(80, north + padLat)],
    ],
  };
}

/** Sizes of a name's letters in the map's units: on a wide screen, and on a phone, where the map is half as large. */
const LETTER = { wide: { width: 8, height: 18 }, phone: { width: 15, height: 32 } } as const;

/** A name stands this far above its dot. */
const NAME_RISE = 10;

/** Names are set where they run into no name or dot already there; the most spoken of go first. */
function labelled(
  points: readonly { place: Located; x: number; y: number }[],
  letter: { readonly width: number; readonly height: number },
): ReadonlySet<string> {
  const taken: { x: number; y: number; w: number }[] = [];
  const out = new Set<string>();
  for (const { place, x, y } of points) {
    const name = { x, y: y - NAME_RISE, w: (place.name.length + 2) * letter.width };
    const dot = { x, y, w: letter.width };
    const free = !taken.some((t) => Math.abs(t.y - name.y) < letter.height && Math.abs(t.x - x) < (t.w + name.w) / 2);
    taken.push(dot);
    if (!free) continue;
    taken.push(name);
    out.add(place.id);
  }
  return out;
}

/** Where the statements speak of, on a map of our own: dots for places known to the town, areas for wider ones. */
export const PlaceMap: FC<{ ui: Ui; places: readonly PlaceCount[]; title: string }> = ({ ui, places, title }) => {
  const known = places.filter(located);
  if (known.length === 0) return <></>;
  const precise = known.filter((p) => p.precision !== 'country');
  const projection = geoMercator().fitExtent(
    [
      [20, 20],
      [WIDTH - 20, HEIGHT - 20],
    ],
    frameOf(precise.length > 0 ? precise : known),
  );
  projection.clipExtent([
    [-2, -2],
    [WIDTH + 2, HEIGHT + 2],
  ]);
  const path = geoPath(projection).digits(1);
  const [west, north] = projection.invert?.([0, 0]) ?? [-180, 90];
  const [east, south] = projection.invert?.([WIDTH, HEIGHT]) ?? [180, -90];
  const detail = east - west > COARSE_FROM ? '110m' : '50m';
  const key = `${detail}|${projection.scale().toFixed(3)}|${projection
    .translate()
    .map((n) => n.toFixed(2))
    .join()}`;
  const land = landOf(key, detail, [west, south, east, north], path);
  const spoken = known.filter((p) => p.precision === 'country');
  const within = (p: Located, { box }: Country) =>
    p.lon >= box[0] && p.lon <= box[2] && p.lat >= box[1] && p.lat <= box[3];
  const filled = new Set(
    spoken.flatMap((p) => land.filter((c) => within(p, c) && geoContains(c.shape, [p.lon, p.lat])).map((c) => c.shape)),
  );
  const points = precise.map((place) => {
    const at = projection([place.lon, place.lat]) ?? [0, 0];
    return { place, x: at[0], y: at[1] };
  });
  const names = labelled(points, LETTER.wide);
  const onPhones = labelled(points, LETTER.phone);
  return (
    <figure class="map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={title} direction="ltr">
        <rect class="sea" width={WIDTH} height={HEIGHT} />
        {land.map(({ shape, d }) => (
          <path class={filled.has(shape) ? 'land spoken' : 'land'} d={d} />
        ))}
        {points.map(({ place, x, y }) => {
          const radius = RADIUS[place.precision ?? ''];
          const area = radius === undefined ? null : path(geoCircle().center([place.lon, place.lat]).radius(radius)());
          const label = `${calm(place.name)}: ${ui.count('n.statements', place.count)}${place.precision === null ? '' : ` (${ui.t(`precision.${place.precision}`)})`}`;
          return (
            <a href={to.place(place.id)} aria-label={label} class={`spot p-${place.precision ?? 'point'}`}>
              <title>{label}</title>
              {area === null ? (
                <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r={(4 + Math.min(8, Math.sqrt(place.count))).toFixed(1)} />
              ) : (
                <path d={area} />
              )}
              {names.has(place.id) && (
                <text
                  x={x.toFixed(1)}
                  y={(y - NAME_RISE).toFixed(1)}
                  text-anchor="middle"
                  aria-hidden="true"
                  class={onPhones.has(place.id) ? undefined : 'minor'}
                >
                  {calm(place.name)}
                </text>
              )}
            </a>
          );
        })}
      </svg>
      <figcaption>
        {ui.t('map.note')}
        {spoken.length > 0 && (
          <>
            {' '}
            {ui.t('map.countries')}{' '}
            {spoken.map((p, i) => (
              <>
                {i > 0 && ui.t('list.separator')}
                <a href={to.place(p.id)}>
                  <bdi>{calm(p.name)}</bdi>
                </a>
              </>
            ))}
          </>
        )}
      </figcaption>
    </figure>
  );
};
