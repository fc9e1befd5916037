import type { FC } from 'hono/jsx';
import type { Tally } from '../../archive/views/index.js';
import type { Ui } from '../ui.js';

const WIDTH = 720;
const HEIGHT = 90;
/** Pixels of a bar where there is room, and of all of them. */
const BAR = 44;
const MOST_WIDE = 1240;
/** A quarter of a year is drawn day by day; what is longer, month by month. */
const DAYS = 92;
/** Months drawn at most; an actor of longer history shows its last ten years. */
const MONTHS = 120;

interface Unit {
  /** Which bar a date belongs to; null where the date is not known so exactly. */
  at(date: string): number | null;
  /** The date of a bar, to the unit's precision. */
  date(bar: number): string;
  readonly most: number;
}

const DAY: Unit = {
  at: (date) => (/^\d{4}-\d{2}-\d{2}$/u.test(date) ? Math.floor(Date.parse(date) / 86_400_000) : null),
  date: (bar) => new Date(bar * 86_400_000).toISOString().slice(0, 10),
  most: DAYS,
};
const MONTH: Unit = {
  at: (date) => (/^\d{4}-\d{2}/u.test(date) ? Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 : null),
  date: (bar) => `${Math.floor(bar / 12)}-${String((bar % 12) + 1).padStart(2, '0')}`,
  most: MONTHS,
};

/** Counts by bar, in order. */
function barsOf(days: readonly Tally[], unit: Unit): readonly { readonly bar: number; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const { value, count } of days) {
    const bar = unit.at(value);
    if (bar !== null) counts.set(bar, (counts.get(bar) ?? 0) + count);
  }
  return [...counts].map(([bar, count]) => ({ bar, count })).sort((a, b) => a.bar - b.bar);
}

function unitFor(days: readonly Tally[]): Unit {
  const bars = barsOf(days, DAY);
  return bars.length > 0 && bars.at(-1)!.bar - bars[0]!.bar < DAYS ? DAY : MONTH;
}

/** How much was said day by day or month by month; time runs in reading direction. */
export const Spread: FC<{ ui: Ui; days: readonly Tally[]; label: string }> = ({ ui, days, label }) => {
  const unit = unitFor(days);
  const all = barsOf(days, unit);
  if (all.length < 2) return <></>;
  const last = all.at(-1)!.bar;
  const first = Math.max(all[0]!.bar, last - unit.most + 1);
  const shown = all.filter(({ bar }) => bar >= first);
  const most = Math.max(...shown.map(({ count }) => count));
  const step = WIDTH / (last - first + 1);
  const x = (bar: number) => (ui.dir === 'rtl' ? WIDTH - (bar - first + 1) * step : (bar - first) * step);
  const ends = [first, last].map((bar) => ui.date(unit.date(bar), 'short'));
  return (
    <figure class="spread">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        width={Math.min(MOST_WIDE, (last - first + 1) * BAR)}
        height={HEIGHT}
        role="img"
        aria-label={`${label}: ${ends.join(' – ')}`}
      >
        {shown.map(({ bar, count }) => {
          const height = Math.max(2, (count / most) * HEIGHT);
          return (
            <rect
              x={(x(bar) + step * 0.1).toFixed(1)}
              y={(HEIGHT - height).toFixed(1)}
              width={(step * 0.8).toFixed(1)}
              height={height.toFixed(1)}
            >
              <title>{`${ui.date(unit.date(bar), 'short')}: ${ui.count('n.statements', count)}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </figcaption>
    </figure>
  );
};
