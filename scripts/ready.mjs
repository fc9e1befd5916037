// What every command needs first: Node new enough, packages installed, the build up to date. Only Node's own modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends with a message if Node is too old for Isnad. */
export function needNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 12)) return;
  console.error(
    `Isnad needs Node 20.12 or later; this is Node ${process.versions.node}. Get it from https://nodejs.org and run the command again.`,
  );
  process.exit(1);
}

function run(what, command, args) {
  console.error(what);
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error(
      `${command} ${args.join(' ')} failed${done.error ? `: ${done.error.message}` : ''}. Nothing was started.`,
    );
    process.exit(done.status ?? 1);
  }
}

const stampFile = join(root, 'node_modules', '.isnad-installed');
const hash = (...parts) => parts.reduce((h, p) => h.update(p), createHash('sha256')).digest('hex');

/** Installs the packages that package-lock.json names, unless just these are there already. */
export function install() {
  const wanted = hash(readFileSync(join(root, 'package-lock.json')), process.version, process.platform, process.arch);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  run('Installing packages (once) …', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stampFile, wanted);
}

function newest(dir) {
  let latest = 0;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

/** Builds `dist/`, unless it is newer than every source. */
export function build() {
  const stamp = join(root, 'dist', '.built');
  const sources = Math.max(
    newest(join(root, 'src')),
    statSync(join(root, 'package-lock.json')).mtimeMs,
    statSync(join(root, 'tsconfig.build.json')).mtimeMs,
  );
  if (existsSync(stamp) && statSync(stamp).mtimeMs > sources) return;
  run('Building …', process.execPath, [join(root, 'scripts', 'build.mjs')]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}
