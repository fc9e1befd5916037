import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { asProblem, Problem } from '../../model/index.js';
import { fromGeoNames, fromWhosOnFirst, type ImportFilter, type Imported } from './import.js';

/**
 * Places of a downloaded gazetteer, one by one: a GeoNames extract (`.txt`, `.tsv`), Who's On First features (`.geojson`,
 * one a line in `.ndjson` or `.geojsonl`), a folder of them; `.gz` of each.
 *
 * @throws Problem where a file is neither, naming file and line.
 */
export async function* importedPlaces(path: string, filter: ImportFilter): AsyncGenerator<Imported> {
  for (const file of filesOf(path)) {
    const name = file.replace(/\.gz$/i, '');
    if (/\.(?:txt|tsv)$/i.test(name)) yield* lines(file, (line) => [fromGeoNames(line, filter)]);
    else if (/\.(?:ndjson|jsonl|geojsonl)$/i.test(name))
      yield* lines(file, (line) => features(JSON.parse(line), filter));
    else if (/\.(?:geo)?json$/i.test(name)) yield* whole(file, filter);
    else
      throw new Problem(
        'usage',
        'a gazetteer is a GeoNames .txt or Who’s On First .geojson (unpack a .zip or .tar first)',
        { path: file },
      );
  }
}

function filesOf(path: string): string[] {
  let stat;
  try {
    stat = statSync(path);
  } catch (cause) {
    throw new Problem('not-found', 'no such file', { path }, { cause });
  }
  if (!stat.isDirectory()) return [path];
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  return inside
    .filter((name) => /\.geojson(?:\.gz)?$/i.test(name) && !/-alt-/.test(name))
    .map((name) => join(path, name));
}

async function* lines(file: string, read: (line: string) => readonly (Imported | null)[]): AsyncGenerator<Imported> {
  const raw = createReadStream(file);
  const input = /\.gz$/i.test(file) ? raw.pipe(createGunzip()) : raw;
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    let found: readonly (Imported | null)[];
    try {
      found = read(line);
    } catch (error) {
      const problem =
        error instanceof SyntaxError ? new Problem('bad-json', 'this line is not JSON') : asProblem(error);
      throw new Problem(problem.code, problem.message, { path: file, line: number }, { cause: error });
    }
    for (const place of found) if (place) yield place;
  }
}

async function* whole(file: string, filter: ImportFilter): AsyncGenerator<Imported> {
  const raw = createReadStream(file);
  const chunks: Buffer[] = [];
  for await (const chunk of /\.gz$/i.test(file) ? raw.pipe(createGunzip()) : raw) chunks.push(chunk as Buffer);
  let data: unknown;
  try {
    data = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (cause) {
    throw new Problem('bad-json', 'this file is not JSON', { path: file }, { cause });
  }
  for (const place of features(data, filter)) if (place) yield place;
}

function features(data: unknown, filter: ImportFilter): readonly (Imported | null)[] {
  const all = (data as { features?: unknown }).features;
  return (Array.isArray(all) ? all : [data]).map((feature: unknown) => fromWhosOnFirst(feature, filter));
}
