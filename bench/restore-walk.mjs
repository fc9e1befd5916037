// A child of bench/restore.ts: the peak memory of one tool, in MB, over the files that standard input names, from the
// build, as users run it. `npm run build` comes first; the bench does that.
import { readFileSync } from 'node:fs';
import { decodePage, restore } from '../dist/restore/index.js';
import { dared, load } from './restore-peers.mjs';

const name = process.argv[2];
const parse = name === 'isnad' ? null : await load(name);

/** Reads a page, restores it and lets go of it: nothing of it is left in a variable when the next is read. */
function walk(source) {
  const page = decodePage(readFileSync(source), { source });
  if (parse === null) restore(page);
  else dared(() => parse(page.content));
}

/** `maxRSS` of a child is never less than what its parent had when it began it; Linux keeps the child's own beside it. */
function peak() {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

for (const source of JSON.parse(readFileSync(0, 'utf8'))) walk(source);
console.log(peak() / 1024);
