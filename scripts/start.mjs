// npm start: everything from a fresh clone to a running site with the demo pages in it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, needNode, root } from './ready.mjs';

needNode();
install();
build();
const site = spawn(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'demo', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => site.kill(signal));
site.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
