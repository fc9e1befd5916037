import type { FC } from 'hono/jsx';
import type { Tally } from '../../archive/views/index.js';
import type { Ui } from '../ui.js';

const WIDTH = 720;
const HEIGHT = 90;
/** Months drawn at most; an actor of longer history shows its last ten years. */
const MONTHS = 120;

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthOf = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;

/** How much was said month by month; time runs in reading direction. */
export const Months: FC<{ ui: Ui; months: readonly Tally[]; label: string }> = ({ ui, months, label }) => {
  const dated = months.filter((m) => /^\d{4}-\d{2}$/u.test(m.value));
  if (dated.length < 2) return <></>;
  const last = indexOf(dated.at(-1)!.value);
  const first = Math.max(indexOf(dated[0]!.value), last - MONTHS + 1);
  const shown = dated.filter((m) => indexOf(m.value) >= first);
  const most = Math.max(...shown.map((m) => m.count));
  const step = WIDTH / (last - first + 1);
  const x = (index: number) => (ui.dir === 'rtl' ? WIDTH - (index - first + 1) * step : (index - first) * step);
  const ends = [first, last].map((index) => ui.date(monthOf(index), 'short'));
  return (
    <figure class="months">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: ${ends.join(' – ')}`}
      >
        {shown.map((m) => {
          const height = Math.max(2, (m.count / most) * HEIGHT);
          return (
            <rect
              x={(x(indexOf(m.value)) + step * 0.1).toFixed(1)}
              y={(HEIGHT - height).toFixed(1)}
              width={(step * 0.8).toFixed(1)}
              height={height.toFixed(1)}
            >
              <title>{`${ui.date(m.value, 'short')}: ${ui.count('n.statements', m.count)}`}</title>
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
