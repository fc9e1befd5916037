import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { basename, dirname, join } from 'node:path';

/**
 * Who has an SQLite archive open for writing: a small file a process, so that whoever waits too long can be told whom
 * for. The lock itself is SQLite's; these files only name its holder.
 */
function folderOf(file: string): string {
  return join(dirname(file), 'writers');
}

/** What a writer tells of itself. */
interface Writer {
  readonly pid: number;
  readonly command: string | null;
  readonly since: string | null;
  /** The machine or container that its number belongs to; earlier versions did not tell it. */
  readonly host: string | null;
}

/** Gives this process's name, and takes away those of writers that died before they could. */
export function signIn(file: string): () => void {
  const folder = folderOf(file);
  const mine = nameOf(folder, process.pid);
  try {
    mkdirSync(folder, { recursive: true });
    clearDead(folder);
    const command = [basename(process.argv[1] ?? 'node'), ...process.argv.slice(2)].join(' ').slice(0, 200);
    writeFileSync(mine, JSON.stringify({ command, since: new Date().toISOString(), host: hostname() }));
  } catch {
    // A full disk must not keep an archive from being opened: its name is a courtesy.
  }
  return () => rmSync(mine, { force: true });
}

/** The living processes that have the archive open, in words. */
export function otherWriters(file: string): string {
  const found = writersIn(folderOf(file))
    .filter((writer) => writer.pid !== process.pid && !isDead(writer))
    .map(({ pid, command, since, host }) => {
      const place = host === null || host === hostname() ? '' : ` on ${host}`;
      return `process ${pid}${place}${command === null ? '' : ` (${command}, since ${since})`}`;
    });
  return found.length > 0 ? found.join(', ') : 'a process that did not give its name';
}

function nameOf(folder: string, pid: number): string {
  return join(folder, `${pid}.json`);
}

function clearDead(folder: string): void {
  for (const writer of writersIn(folder)) if (isDead(writer)) rmSync(nameOf(folder, writer.pid), { force: true });
}

function writersIn(folder: string): readonly Writer[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const [, pid] = /^(\d+)\.json$/.exec(name) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), ...toldIn(join(folder, name)) }];
  });
}

function toldIn(path: string): Omit<Writer, 'pid'> {
  try {
    const { command = null, since = null, host = null } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Writer>;
    return { command, since, host };
  } catch {
    // Written at this moment, or cut off by a full disk.
    return { command: null, since: null, host: null };
  }
}

/** Whether a writer is certainly gone: another machine's processes cannot be asked from here, so theirs count as living. */
function isDead({ pid, since, host }: Writer): boolean {
  if (host !== null && host !== hostname()) return false;
  return !isAlive(pid) || (since !== null && Date.parse(since) < Date.now() - uptime() * 1000);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
