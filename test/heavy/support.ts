import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const TRIALS = Number(process.env.ISNAD_TRIALS ?? 100);

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** The command as users have it where it is built, else from its sources. */
export function isnad(args: readonly string[]): ChildProcess {
  const command =
    existsSync(built) && !process.env.ISNAD_FROM_SOURCE ? [built] : ['--import', 'tsx', 'src/cli/main.ts'];
  return spawn(process.execPath, [...command, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
}

export interface Told {
  readonly id: string | null;
  readonly source: string;
  readonly status: 'added' | 'present' | 'failed' | 'queued';
}

export interface Run {
  readonly told: readonly Told[];
  readonly errors: string;
  readonly status: number | null;
}

/**
 * Runs a command to its end, or kills it (SIGKILL) so many milliseconds after it told of its first page; gives what it
 * had told by then.
 */
export async function run(args: readonly string[], killAfter?: number): Promise<Run> {
  const child = isnad(args);
  let output = '';
  let errors = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (killAfter !== undefined) timer ??= setTimeout(() => child.kill('SIGKILL'), killAfter);
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const [status] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  // A line that was cut by the kill was not told.
  const lines = output
    .slice(0, output.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean);
  return { told: lines.map((line) => JSON.parse(line) as Told), errors, status };
}

const SPEAKERS = [
  'رئيس البلدية سامر العلي',
  'وزيرة الري ليلى الحمد',
  'الناطق باسم المجلس كريم الشامي',
  'مدير المرفأ وليد النجار',
];
const CUES = ['أعلن', 'أكد', 'نفى', 'أوضح', 'ذكر'];

/** Articles of an invented town, each another one, as NDJSON. */
export function writeArticles(file: string, count: number, from = 0): void {
  const lines = Array.from({ length: count }, (_, i) => {
    const n = from + i;
    const text = [
      `${CUES[n % CUES.length]} ${SPEAKERS[n % SPEAKERS.length]} اليوم أن المرحلة ${n} من مشروع الجسر ستبدأ قريبا.`,
      `وقال ${SPEAKERS[(n + 1) % SPEAKERS.length]} إن الأهالي سيعبرون الطريق رقم ${n * 7} قبل نهاية الشهر، مشيرا إلى أن العمل "يجري كما خطط له".`,
    ].join('\n');
    return JSON.stringify({
      id: `article-${n}`,
      outlet: 'صحيفة النهر',
      lang: 'ar',
      title: `مشروع الجسر ${n}`,
      date: `2021-0${1 + (n % 9)}-0${1 + (n % 7)}`,
      url: null,
      text,
    });
  });
  writeFileSync(file, lines.join('\n') + '\n');
}
