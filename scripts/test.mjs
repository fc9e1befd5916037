// npm test: everything from a fresh clone to checked types, style, direction of imports, and tests.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, install, needNode, root } from './ready.mjs';

needNode();
install();
build();
const bin = (name) => join(root, 'node_modules', name);
const steps = [
  ['types', bin('typescript/bin/tsc'), ['-p', 'tsconfig.json']],
  ['style', bin('eslint/bin/eslint.js'), ['--max-warnings', '0', '.']],
  ['format', bin('prettier/bin/prettier.cjs'), ['--check', '--log-level', 'warn', '.']],
  [
    'direction of imports',
    bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    ['--config', '.dependency-cruiser.cjs', 'src'],
  ],
  ['tests', bin('vitest/vitest.mjs'), ['run', ...process.argv.slice(2)]],
];
for (const [name, script, args] of steps) {
  console.error(`— ${name}`);
  const done = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) {
    console.error(`npm test stopped: ${name} failed.`);
    process.exit(done.status ?? 1);
  }
}
