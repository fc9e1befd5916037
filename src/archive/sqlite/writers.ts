import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Who has an SQLite archive open for writing: a small file a process, so that whoever waits too long can be told whom
 * for. The lock itself is SQLite's; these files only name its holder.
 */
function folderOf(file: string): string {
  return join(dirname(file), 'writers');
}

export function signIn(file: string): () => void {
  const folder = folderOf(file);
  const mine = join(folder, `${process.pid}.json`);
  try {
    mkdirSync(folder, { recursive: true });
    const command = [basename(process.argv[1] ?? 'node'), ...process.argv.slice(2)].join(' ').slice(0, 200);
    writeFileSync(mine, JSON.stringify({ command, since: new Date().toISOString() }));
  } catch {
    // A full disk must not keep an archive from being opened: its name is a courtesy.
  }
  return () => rmSync(mine, { force: true });
}

/** The living processes that have the archive open, in words. */
export function otherWriters(file: string): string {
  const found: string[] = [];
  for (const name of listed(folderOf(file))) {
    const pid = Number.parseInt(name, 10);
    if (pid === process.pid || !isAlive(pid)) continue;
    try {
      const { command, since } = JSON.parse(readFileSync(join(folderOf(file), name), 'utf8')) as {
        command: string;
        since: string;
      };
      found.push(`process ${pid} (${command}, since ${since})`);
    } catch {
      found.push(`process ${pid}`);
    }
  }
  return found.length > 0 ? found.join(', ') : 'a process that did not give its name';
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
