import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract } from './contract.js';
import { openArchive } from './index.js';

let folder: string;
let places = 0;

contract('SQLite', {
  start: async () => void (folder = mkdtempSync(join(tmpdir(), 'isnad-archive-'))),
  stop: async () => rmSync(folder, { recursive: true, force: true }),
  place: async () => join(folder, `a${places++}`),
  open: openArchive,
});
