import { SingleBar } from 'cli-progress';
import type { Worked } from '../../pipeline/add-work.js';

/** How long work is shown while it goes on: a bar on a terminal, a plain line now and then in a log. */
export interface Progress {
  /** Bytes of the input read so far, of how many; null where nobody knows. */
  read(bytes: number, total: number | null): void;
  page(added: Pick<Worked, 'status'>): void;
  /** A line that must be seen now, e.g. a failure. */
  say(line: string): void;
  counts(): Counts;
  end(): void;
}

export interface Counts {
  readonly added: number;
  readonly present: number;
  readonly failed: number;
  readonly queued: number;
  readonly seconds: number;
}

/** A plain line every 30 seconds: often enough to see that it lives, seldom enough for a log of a night. */
const LINE_EVERY_MS = 30_000;

/** Shows progress on standard error, as fits what it is. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const counts = { added: 0, present: 0, failed: 0, queued: 0 };
  const started = performance.now();
  const bar = stream.isTTY ? createBar(stream) : null;
  let bytes = 0;
  let total: number | null = null;
  let lastLine = started;

  const seconds = (): number => (performance.now() - started) / 1000;
  const words = (): string =>
    `${counts.queued > 0 ? `${counts.queued} queued, ` : ''}${counts.added} added, ${counts.present} already there, ${counts.failed} failed`;
  const rate = (): number =>
    (counts.added + counts.present + counts.failed + counts.queued) / Math.max(0.001, seconds());
  const left = (): string => {
    if (total === null || bytes === 0 || seconds() < 2) return 'unknown time left';
    return `${printTime(((total - bytes) / bytes) * seconds())} left`;
  };
  const update = (): void => {
    if (bar) {
      bar.setTotal(Math.max(1, total ?? bytes));
      bar.update(Math.min(bytes, total ?? bytes), { words: words(), rate: rate().toFixed(0), left: left() });
    } else if (performance.now() - lastLine >= LINE_EVERY_MS) {
      lastLine = performance.now();
      stream.write(`isnad: ${words()}; ${rate().toFixed(0)} pages/s, ${left()}\n`);
    }
  };

  return {
    read(now, of) {
      bytes = now;
      total = of;
      update();
    },
    page({ status }) {
      counts[status] += 1;
      update();
    },
    say(line) {
      // The bar goes, the line stays above it, the bar comes again.
      if (bar) stream.write('\r\x1b[K');
      stream.write(`${line}\n`);
      update();
    },
    counts: () => ({ ...counts, seconds: seconds() }),
    end() {
      update();
      bar?.stop();
    },
  };
}

function createBar(stream: NodeJS.WriteStream): SingleBar {
  const bar = new SingleBar({
    stream,
    format: '{bar} {percentage}% · {words} · {rate} pages/s · {left}',
    fps: 8,
    hideCursor: true,
    barsize: 20,
    forceRedraw: true,
  });
  bar.start(1, 0, { words: '', rate: '0', left: '' });
  return bar;
}

function printTime(seconds: number): string {
  const s = Math.round(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}
