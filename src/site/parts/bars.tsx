import type { FC } from 'hono/jsx';
import type { Tally } from '../../archive/views/index.js';
import type { Act } from '../../model/index.js';
import type { Ui } from '../ui.js';
import { FAMILY } from './act.js';
import { Bdi } from './text.js';

export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly href?: string;
  readonly class?: string;
  readonly aside?: string;
}

/** Counts as bars of text and length; the number is always there. */
export const Bars: FC<{ ui: Ui; bars: readonly Bar[] }> = ({ ui, bars }) => {
  const most = Math.max(1, ...bars.map((b) => b.count));
  return (
    <ul class="plain bars">
      {bars.map((b) => (
        <li class={b.class}>
          <span class="bar-label">
            {b.href === undefined ? (
              <Bdi text={b.label} />
            ) : (
              <a href={b.href}>
                <Bdi text={b.label} />
              </a>
            )}
            {b.aside !== undefined && <span class="aside"> {b.aside}</span>}
          </span>
          <span class="count">{ui.num(b.count)}</span>
          <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect
              width={((b.count / most) * 100).toFixed(1)}
              height="6"
              x={ui.dir === 'rtl' ? (100 - (b.count / most) * 100).toFixed(1) : 0}
            />
          </svg>
        </li>
      ))}
    </ul>
  );
};

/** How often each act was done, in the colours of the acts; each a link to those statements where `href` gives one. */
export const ActBars: FC<{ ui: Ui; acts: readonly Tally[]; href?: (act: string) => string }> = ({ ui, acts, href }) => (
  <Bars
    ui={ui}
    bars={acts.map(({ value, count }) => ({
      label: ui.t(`act.${value}`),
      count,
      class: `f-${FAMILY[value as Act]}`,
      ...(href && { href: href(value) }),
    }))}
  />
);
