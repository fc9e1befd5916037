import { fileURLToPath } from 'node:url';
import { Option, type Command } from 'commander';
import { openArchive, prepare, type Archive } from '../../archive/index.js';
import { captures } from '../../intake/index.js';
import { Problem } from '../../model/index.js';
import { addPages } from '../../pipeline/add.js';
import { mimeOf } from '../../pipeline/add-mime.js';
import type { Pool } from '../../pipeline/add-pool.js';
import { groupArchive } from '../../pipeline/group.js';
import { createReader } from '../../pipeline/pipeline.js';
import { createResolver, type Resolver } from '../../resolve/index.js';
import { serveSite, type Served } from '../../site/serve.js';
import { DEFAULT_PORT } from './serve.js';
import { keepServing } from '../serving.js';

interface DemoFlags {
  readonly archive: string;
  readonly port: number;
}

const demoFile = (name: string): string => fileURLToPath(new URL(`../../../demo/${name}`, import.meta.url));

/** `isnad demo`: what `npm start` runs: the demo pages in an archive of their own, and the site over it. */
export function register(program: Command): void {
  program
    .command('demo')
    .description('read the demo pages into an archive of their own and serve the site')
    .option('--archive <where>', 'the demo archive: a folder', '.demo-archive')
    .addOption(
      new Option('--port <n>', 'port; if it is taken, the next free one').argParser(portOf).default(DEFAULT_PORT),
    )
    .action(run);
}
export default register;

async function run(flags: DemoFlags): Promise<void> {
  const archive = await openArchive(flags.archive, { create: true });
  let site: Served;
  try {
    const resolver = createResolver({ actorFiles: [demoFile('actors.json')], placeFiles: [demoFile('places.json')] });
    const added = await addDemo(archive, resolver);
    const regroup = async (): Promise<void> => void (await groupArchive(archive, { resolver }));
    if (added.added + added.changed > 0) await regroup();
    await report(archive, added, flags.archive);
    site = await serveSite({
      archive,
      resolver,
      port: flags.port,
      host: '127.0.0.1',
      publicRead: false,
      password: null,
      token: null,
      regroup,
    });
  } catch (error) {
    await archive.close();
    throw error;
  }
  keepServing(site, archive, 'open that address in a browser');
}

interface DemoCounts {
  readonly added: number;
  readonly present: number;
  /** Of those present, read otherwise now than when they were added: by an older version. */
  readonly changed: number;
}

/** Adds the demo's pages. Those that are there are read again, so that the demo shows what this version reads. */
export async function addDemo(archive: Archive, resolver: Resolver): Promise<DemoCounts> {
  const read = createReader({ resolver });
  const counts = { added: 0, present: 0, changed: 0 };
  for await (const { id, status, reason } of addPages(archive, captures([demoFile('pages')]), { pool: here(read) })) {
    if (status === 'failed') throw reason ?? new Problem('internal', 'a demo page was not read');
    counts[status] += 1;
    const kept = status === 'present' && id !== null ? await archive.page(id) : null;
    if (kept === null) continue;
    const { status: reread } = await archive.reread(id!, read(kept).reading);
    if (reread === 'changed') counts.changed += 1;
  }
  return counts;
}

/** Reads in this thread: fourteen pages are read sooner than a worker starts, and they need the demo's own actors. */
function here(read: ReturnType<typeof createReader>): Pool {
  return {
    run: async (capture) =>
      prepare({ bytes: capture.bytes, mime: mimeOf(capture), reading: read(capture).reading, hints: capture.hints }),
    close: async () => {},
  };
}

async function report(archive: Archive, { added, present, changed }: DemoCounts, where: string): Promise<void> {
  const { articles, statements, claims, outlets } = await archive.stats();
  const again = changed === 0 ? '' : ` (${changed} read otherwise now)`;
  const there = present === 0 ? '' : `, ${present} were there already${again}`;
  console.error(`isnad: ${added} demo pages read${there} (${where})`);
  console.error(`isnad: ${articles} articles of ${outlets.length} outlets, ${statements} statements, ${claims} claims`);
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error('a port from 0 to 65535');
  return port;
}
