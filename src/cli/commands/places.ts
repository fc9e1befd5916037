import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { InvalidArgumentError, type Command } from 'commander';
import { Problem } from '../../model/index.js';
import { importedPlaces, PLACE_COLUMNS, placeRow } from '../../resolve/index.js';
import { withArchive } from '../archive-option.js';
import { listUnresolved, type UnresolvedFlags, withList } from './actors-unresolved.js';

interface ImportFlags {
  readonly to: string;
  readonly country: readonly string[];
  readonly minPopulation: number;
}

/** `isnad places`: a full gazetteer as a file of your own, and the place names that stay open. */
export default function register(program: Command): void {
  const places = program
    .command('places')
    .description('import a full gazetteer; list place names that stay unresolved');
  places
    .command('import')
    .description('make a file of places (for --places) of a GeoNames or Who’s On First extract that you downloaded')
    .argument(
      '<file>',
      'a GeoNames .txt, Who’s On First .geojson or .ndjson (or .gz of these), or a folder of .geojson',
    )
    .requiredOption('--to <file>', 'the CSV to write')
    .option('--country <codes>', 'only these countries (ISO codes, comma-separated)', codesOf, [])
    .option('--min-population <n>', 'leave out places with fewer people', numberOf, 0)
    .action(run);
  withList(
    withArchive(
      places.command('unresolved').description('place names of the archive that stay unresolved, most frequent first'),
    ),
  ).action((flags: UnresolvedFlags) => listUnresolved(flags, 'places'));
}

async function run(file: string, flags: ImportFlags): Promise<void> {
  const part = `${flags.to}.part`;
  const out = createWriteStream(part);
  let count = 0;
  try {
    await put(out, PLACE_COLUMNS);
    for await (const place of importedPlaces(file, { countries: flags.country, minPopulation: flags.minPopulation })) {
      await put(out, placeRow(place));
      count++;
    }
    out.end();
    await once(out, 'finish');
    if (count === 0) throw new Problem('empty-file', 'no place with an Arabic name is in it', { path: file });
    await rename(part, flags.to);
  } catch (error) {
    out.destroy();
    await rm(part, { force: true });
    throw error;
  }
  console.error(`isnad: ${count} places in ${flags.to}; use it with --places ${flags.to}`);
}

async function put(out: NodeJS.WritableStream, line: string): Promise<void> {
  if (!out.write(`${line}\n`)) await once(out, 'drain');
}

function codesOf(value: string): string[] {
  const codes = value
    .toLowerCase()
    .split(',')
    .map((code) => code.trim());
  if (codes.some((code) => !/^[a-z]{2}$/.test(code)))
    throw new InvalidArgumentError('country codes have two letters: SY,IQ');
  return codes;
}

function numberOf(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('a number of people');
  return Number(value);
}
