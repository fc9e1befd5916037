// tsc, and what tsc does not copy.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ready.mjs';

rmSync(join(root, 'dist'), { recursive: true, force: true });
const tsc = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', join(root, 'tsconfig.build.json')],
  { stdio: 'inherit' },
);
if (tsc.status !== 0) process.exit(tsc.status ?? 1);
const assets = join(root, 'src', 'site', 'assets');
if (existsSync(assets)) cpSync(assets, join(root, 'dist', 'site', 'assets'), { recursive: true });
chmodSync(join(root, 'dist', 'cli', 'main.js'), 0o755);
