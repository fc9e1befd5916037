import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../model/index.js';
import type { InputKind } from './captured.js';
import { endingOf } from './sniff.js';

const PAGES = new Set(['html', 'htm', 'mhtml', 'txt']);
const ARTICLES = new Set(['json', 'ndjson']);
const CONTAINERS = new Set(['zip', 'tar', 'warc', 'wacz']);

/** Whether a file of a folder is taken; the `.json` beside saved pages is not a page. */
export function isTaken(name: string, input: InputKind, containers: boolean): boolean {
  const ending = endingOf(name);
  if (containers && CONTAINERS.has(ending)) return true;
  return (input === 'article' ? ARTICLES : PAGES).has(ending);
}

/**
 * The files of a folder and its folders, in one order on every machine (by code units of the path, folders in place).
 * Hidden names are left out, links to folders are not followed. A folder that cannot be listed is a Problem in its place.
 */
export async function* walk(folder: string, input: InputKind, containers: boolean): AsyncGenerator<string | Problem> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield new Problem('not-readable', 'this folder cannot be listed', { path: folder }, { cause: error });
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path, input, containers);
    else if (isTaken(entry.name, input, containers)) yield path;
  }
}
