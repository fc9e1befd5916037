import type { FC } from 'hono/jsx';
import type { Act } from '../../model/index.js';
import { calm } from '../bidi.js';
import { dayOf } from '../dates.js';
import { FAMILY } from '../parts/act.js';
import { When } from '../parts/text.js';
import type { Ui } from '../ui.js';

/** Something that stands at a moment: when a thing happened, was said, was published. */
export interface Mark {
  readonly lane: 'event' | 'said' | 'published';
  readonly iso: string;
  readonly label: string;
  readonly href: string;
  readonly act?: Act;
}

const WIDTH = 960;
const LANE = 46;
const SIDE = 104;
const LANES = ['event', 'said', 'published'] as const;
/** Ticks at most: more names of days would run into each other. */
const TICKS = 8;

/** Marks that fall together are drawn above each other up to this many; then one says how many. */
const STACK = 4;

const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

function ticksOf(from: number, until: number): readonly number[] {
  const days = Math.max(1, until - from);
  const step = [1, 2, 7, 14, 30, 91, 182, 365, 730, 3650].find((s) => days / s <= TICKS) ?? 3650;
  const ticks: number[] = [];
  for (let day = Math.ceil(from / step) * step; day <= until; day += step) ticks.push(day);
  return ticks.length > 0 ? ticks : [Math.floor(from)];
}

type Dated = Mark & { readonly day: number };

/** Entries of one kind on one day that are told one by one. */
const TOLD = 4;

const Told: FC<{ ui: Ui; lane: Mark['lane']; marks: readonly Mark[] }> = ({ ui, lane, marks }) => (
  <li class={`day-lane l-${lane}`}>
    <span class="day-kind">{ui.t(`lane.${lane}`)}</span>
    <ul class="plain">
      {marks.slice(0, TOLD).map((m) => (
        <li>
          <a href={m.href}>
            <bdi dir="auto">{calm(m.label)}</bdi>
          </a>
        </li>
      ))}
      {marks.length > TOLD && <li class="aside">{ui.t('timeline.more', { n: ui.num(marks.length - TOLD) })}</li>}
    </ul>
  </li>
);

/** The same, day by day, as a list: for small screens, for the keyboard, for those who listen. */
const Days: FC<{ ui: Ui; marks: readonly Dated[] }> = ({ ui, marks }) => {
  const days = new Map<string, Dated[]>();
  for (const m of [...marks].sort((a, b) => a.day - b.day)) {
    const day = m.iso.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), m]);
  }
  return (
    <ol class="plain days">
      {[...days].map(([day, of]) => (
        <li>
          <span class="day">
            <When ui={ui} iso={day} style="short" />
          </span>
          <ul class="plain">
            {LANES.map((lane) => {
              const told = of.filter((m) => m.lane === lane);
              return told.length === 0 ? <></> : <Told ui={ui} lane={lane} marks={told} />;
            })}
          </ul>
        </li>
      ))}
    </ol>
  );
};

/** The clocks of a story on lanes of their own: happened, said, published. Time runs in reading direction. */
export const Timeline: FC<{ ui: Ui; marks: readonly Mark[] }> = ({ ui, marks }) => {
  const dated = marks.flatMap((m) => {
    const day = dayOf(m.iso);
    return day === null ? [] : [{ ...m, day }];
  });
  if (dated.length < 2) return <></>;
  const from = Math.floor(Math.min(...dated.map((m) => m.day))) - 0.4;
  const until = Math.max(...dated.map((m) => m.day)) + 0.6;
  const lanes = LANES.filter((lane) => dated.some((m) => m.lane === lane));
  const inner = WIDTH - SIDE - 16;
  const along = (day: number) => ((day - from) / Math.max(0.5, until - from)) * inner;
  const x = (day: number) => (ui.dir === 'rtl' ? WIDTH - SIDE - along(day) : SIDE + along(day));
  const height = lanes.length * LANE + 34;
  const stacked = new Map<string, number>();
  return (
    <>
      <div class="timeline-frame" tabindex={0} role="group" aria-label={ui.t('timeline')}>
        <svg
          class="timeline"
          viewBox={`0 0 ${WIDTH} ${height}`}
          width={WIDTH}
          height={height}
          role="group"
          aria-label={ui.t('timeline')}
        >
          {ticksOf(from, until).map((day) => (
            <g class="tick">
              <line x1={x(day).toFixed(1)} x2={x(day).toFixed(1)} y1="0" y2={lanes.length * LANE} />
              <text x={x(day).toFixed(1)} y={lanes.length * LANE + 20} text-anchor="middle">
                {ui.date(isoOf(day), 'short')}
              </text>
            </g>
          ))}
          {lanes.map((lane, i) => (
            <g class={`lane l-${lane}`}>
              <line
                class="base"
                x1={ui.dir === 'rtl' ? 16 : SIDE}
                x2={ui.dir === 'rtl' ? WIDTH - SIDE : WIDTH - 16}
                y1={i * LANE + 32}
                y2={i * LANE + 32}
              />
              <text class="lane-name" x={ui.dir === 'rtl' ? WIDTH - 4 : 4} y={i * LANE + 36} text-anchor="start">
                {ui.t(`lane.${lane}`)}
              </text>
              {dated
                .filter((m) => m.lane === lane)
                .map((m) => {
                  const slot = `${lane}|${Math.round(along(m.day) / 12)}`;
                  const n = stacked.get(slot) ?? 0;
                  stacked.set(slot, n + 1);
                  if (n >= STACK) return <></>;
                  const at = { x: x(m.day), y: i * LANE + 32 - n * 8 };
                  const label = calm(`${m.label} · ${ui.date(m.iso, 'short')}`);
                  return (
                    <a
                      href={m.href}
                      tabindex={-1}
                      aria-label={label}
                      class={`mark${m.act === undefined ? '' : ` f-${FAMILY[m.act]}`}`}
                    >
                      <title>{label}</title>
                      {lane === 'published' ? (
                        <rect x={(at.x - 4).toFixed(1)} y={(at.y - 4).toFixed(1)} width="8" height="8" />
                      ) : lane === 'said' ? (
                        <circle cx={at.x.toFixed(1)} cy={at.y} r="4.5" />
                      ) : (
                        <path d={`M${at.x.toFixed(1)} ${at.y - 6}l6 6l-6 6l-6 -6z`} />
                      )}
                    </a>
                  );
                })}
            </g>
          ))}
        </svg>
      </div>
      <details class="as-list">
        <summary>{ui.t('timeline.as-list')}</summary>
        <Days ui={ui} marks={dated} />
      </details>
    </>
  );
};
