import { Option, type Command } from 'commander';
import { openArchive } from '../../archive/index.js';
import { groupArchive } from '../../pipeline/group.js';
import { createResolver } from '../../resolve/index.js';
import { serveSite } from '../../site/serve.js';
import { withArchive } from '../archive-option.js';
import { namesOf, withNames, type NameFlags } from '../names-option.js';
import { keepServing } from '../serving.js';

interface ServeFlags extends NameFlags {
  readonly archive: string;
  readonly port: number;
  readonly host: string;
  readonly public?: boolean;
  readonly password?: string;
  readonly token?: string;
}

/** The port that `isnad serve` asks for first. */
export const DEFAULT_PORT = 4747;

/** Grouping a larger archive anew takes seconds, in which the site would not answer; `isnad claims` does it beside. */
const REGROUP_UP_TO = 2000;

/** `isnad serve`: the site and its API over an archive. */
export function register(program: Command): void {
  withNames(withArchive(program.command('serve').description('serve the site and its API over an archive')))
    .addOption(
      new Option('--port <n>', 'port; if it is taken, the next free one').argParser(portOf).default(DEFAULT_PORT),
    )
    .option(
      '--host <host>',
      'address to listen on; beyond this machine only with --password, --token or --public',
      '127.0.0.1',
    )
    .option('--public', 'everyone may read; writing needs the password or token')
    .addOption(new Option('--password <word>', 'asked for in the browser').env('ISNAD_PASSWORD'))
    .addOption(new Option('--token <token>', 'for programs: Authorization: Bearer …').env('ISNAD_TOKEN'))
    .action(run);
}
export default register;

async function run(flags: ServeFlags): Promise<void> {
  const resolver = createResolver(namesOf(flags));
  const archive = await openArchive(flags.archive, { create: true });
  const regroup = async (): Promise<void> => {
    if ((await archive.stats()).articles <= REGROUP_UP_TO) await groupArchive(archive, { resolver });
    else console.error('isnad: this archive is large; `isnad claims` groups it anew');
  };
  const site = await serveSite({
    archive,
    resolver,
    regroup,
    port: flags.port,
    host: flags.host,
    publicRead: flags.public === true,
    password: flags.password ?? null,
    token: flags.token ?? null,
  }).catch(async (error: unknown) => {
    await archive.close();
    throw error;
  });
  keepServing(site, archive, 'serving');
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error('a port from 0 to 65535');
  return port;
}
