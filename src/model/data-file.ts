import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a file under `data/`, the same from `src/` and from `dist/`. */
export function dataPath(name: string): string {
  return fileURLToPath(new URL(`../../data/${name}`, import.meta.url));
}

/** A data file that ships with Isnad, as text. */
export function readDataFile(name: string): string {
  return readFileSync(dataPath(name), 'utf8');
}

/** A data file that ships with Isnad, as bytes. */
export function readDataBytes(name: string): Uint8Array {
  return readFileSync(dataPath(name));
}
