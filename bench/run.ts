// npm run bench: every benchmark that ends within minutes, one process each, so that none inherits another's heap.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const all = ['read', 'memory', 'restore', 'ledger'];
const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'));
let failed = false;
for (const name of wanted.length ? wanted : all) {
  const path = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  if (!existsSync(path)) {
    console.error(`no benchmark named ${name}; there are: ${all.join(', ')}`);
    process.exit(2);
  }
  console.log(`\n## ${name}`);
  const done = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', path], { stdio: 'inherit' });
  failed ||= done.status !== 0;
}
process.exitCode = failed ? 1 : 0;
