import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  process.env.PROGRAMFILES && join(process.env.PROGRAMFILES, 'Google', 'Chrome', 'Application', 'chrome.exe'),
];

const say = (line: string): void => void process.stderr.write(`browser tests: ${line}\n`);

function onPath(): string | null {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = spawnSync('which', [name], { encoding: 'utf8' });
    if (found.status === 0 && found.stdout.trim() !== '') return found.stdout.trim();
  }
  return null;
}

/** Chromium where it is; installed where that can be done without asking; null, said aloud, where there is none. */
export function findChromium(): string | null {
  const found = PLACES.find((path) => path && existsSync(path)) ?? onPath();
  if (found) {
    say(`with ${found}`);
    return found;
  }
  if (process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('which', ['apt-get']).status === 0) {
    say('no Chromium here; installing it (apt-get install chromium), some 15 s …');
    try {
      execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
        stdio: 'ignore',
        timeout: 240_000,
      });
      if (existsSync('/usr/bin/chromium')) {
        say('installed /usr/bin/chromium');
        return '/usr/bin/chromium';
      }
    } catch {
      say('installing it failed');
    }
  }
  say('SKIPPED: no Chromium. Install it, or name one with CHROMIUM=/path/to/chrome, and run the tests again.');
  return null;
}

export const LAUNCH_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
