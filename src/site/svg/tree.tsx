import type { FC } from 'hono/jsx';
import type { ChainNode, ChainTree } from '../../api/chain-tree.js';
import { to } from '../addresses.js';
import { calm } from '../bidi.js';
import type { Ui } from '../ui.js';

const BOX = { width: 214, height: 44, gapX: 86, gapY: 14 } as const;
/** Letters of a name that fit a box; the whole name is in its title. */
const LETTERS = 26;
const short = (name: string): string => (name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name);

interface Placed {
  readonly node: ChainNode;
  readonly x: number;
  readonly y: number;
}

/** Columns by level; in each, nodes in the order of what they are joined to, so that lines cross little. */
function place(tree: ChainTree, mirrored: boolean): ReadonlyMap<string, Placed> {
  const columns = Array.from({ length: tree.levels }, (_, level) => tree.nodes.filter((n) => n.level === level));
  const rank = new Map<string, number>();
  const rows = Math.max(...columns.map((c) => c.length));
  const height = rows * (BOX.height + BOX.gapY);
  const placed = new Map<string, Placed>();
  for (const [level, column] of columns.entries()) {
    const weight = (n: ChainNode): number => {
      const from = tree.edges.filter((e) => e.to === n.id).map((e) => rank.get(e.from) ?? 0);
      return from.length === 0 ? Number.MAX_SAFE_INTEGER : from.reduce((a, b) => a + b, 0) / from.length;
    };
    const sorted =
      level === 0
        ? [...column].sort((a, b) => Number(b.origin) - Number(a.origin) || b.articles.length - a.articles.length)
        : [...column].sort((a, b) => weight(a) - weight(b) || b.articles.length - a.articles.length);
    const step = height / Math.max(1, sorted.length);
    for (const [i, node] of sorted.entries()) {
      const at = mirrored ? tree.levels - 1 - level : level;
      rank.set(node.id, (i + 0.5) / sorted.length);
      placed.set(node.id, { node, x: at * (BOX.width + BOX.gapX), y: i * step + (step - BOX.height) / 2 });
    }
  }
  return placed;
}

const href = (n: ChainNode): string | null =>
  n.kind === 'outlet' ? to.outlet(n.name) : n.actor === null ? null : to.actor(n.actor);

const Box: FC<{ ui: Ui; at: Placed }> = ({ ui, at: { node, x, y } }) => {
  const label = `${ui.t(`tree.${node.origin ? 'origin' : node.kind}`)}: ${calm(node.name)}, ${ui.count('n.articles', node.articles.length)}`;
  const inner = (
    <>
      <title>{label}</title>
      <rect x={x} y={y.toFixed(1)} width={BOX.width} height={BOX.height} rx="8" />
      <text x={x + BOX.width / 2} y={(y + 19).toFixed(1)} text-anchor="middle" class="name">
        {short(calm(node.name))}
      </text>
      <text x={x + BOX.width / 2} y={(y + 36).toFixed(1)} text-anchor="middle" class="sub">
        {`${ui.t(`tree.${node.origin ? 'origin' : node.kind}`)} · ${ui.num(node.articles.length)}`}
      </text>
    </>
  );
  const name = `node n-${node.kind}${node.origin ? ' n-origin' : ''}`;
  const link = href(node);
  return link === null ? (
    <g class={name}>{inner}</g>
  ) : (
    <a href={link} class={name} aria-label={label}>
      {inner}
    </a>
  );
};

/** More nodes than this make no picture; the list below it holds them all. */
const MAX_NODES = 60;

/** The way of a claim from its origins through relays to the outlets, with the thickness of what went each way. */
export const ChainDrawing: FC<{ ui: Ui; tree: ChainTree }> = ({ ui, tree }) => {
  if (tree.nodes.length === 0 || tree.nodes.length > MAX_NODES) return <></>;
  const mirrored = ui.dir === 'rtl';
  const placed = place(tree, mirrored);
  const width = tree.levels * BOX.width + (tree.levels - 1) * BOX.gapX;
  const height = Math.max(...[...placed.values()].map((p) => p.y)) + BOX.height + 8;
  return (
    <div class="tree-frame" tabindex={0} role="region" aria-label={ui.t('tree')}>
      <svg
        class="tree"
        viewBox={`-4 0 ${width + 8} ${height.toFixed(0)}`}
        width={width + 8}
        height={height.toFixed(0)}
        role="group"
        aria-label={ui.t('tree')}
      >
        {tree.edges.map((e) => {
          const [a, b] = [placed.get(e.from)!, placed.get(e.to)!];
          const x1 = mirrored ? a.x : a.x + BOX.width;
          const x2 = mirrored ? b.x + BOX.width : b.x;
          const [y1, y2] = [a.y + BOX.height / 2, b.y + BOX.height / 2];
          const mid = (x1 + x2) / 2;
          return (
            <path
              class="edge"
              d={`M${x1} ${y1.toFixed(1)}C${mid} ${y1.toFixed(1)} ${mid} ${y2.toFixed(1)} ${x2} ${y2.toFixed(1)}`}
              stroke-width={Math.min(9, 1.5 + e.count).toFixed(1)}
            />
          );
        })}
        {[...placed.values()].map((at) => (
          <Box ui={ui} at={at} />
        ))}
      </svg>
    </div>
  );
};

const Branch: FC<{ ui: Ui; tree: ChainTree; node: ChainNode; depth: number; seen: ReadonlySet<string> }> = ({
  ui,
  tree,
  node,
  depth,
  seen,
}) => {
  const on = tree.edges.filter((e) => e.from === node.id && !seen.has(e.to));
  const link = href(node);
  return (
    <li>
      <span class="role">{ui.t(`tree.${node.origin ? 'origin' : node.kind}`)}</span>{' '}
      {link === null ? (
        <bdi>{calm(node.name)}</bdi>
      ) : (
        <a href={link}>
          <bdi>{calm(node.name)}</bdi>
        </a>
      )}{' '}
      <span class="count">{ui.count('n.articles', node.articles.length)}</span>
      {on.length > 0 && depth < 8 && (
        <ul>
          {on.map((e) => (
            <Branch
              ui={ui}
              tree={tree}
              node={tree.nodes.find((n) => n.id === e.to)!}
              depth={depth + 1}
              seen={new Set([...seen, node.id])}
            />
          ))}
        </ul>
      )}
    </li>
  );
};

/** The same tree as a nested list: for small screens and for those who listen. */
export const ChainList: FC<{ ui: Ui; tree: ChainTree }> = ({ ui, tree }) => (
  <ul class="tree-list">
    {tree.nodes
      .filter((n) => n.kind === 'speaker')
      .map((node) => (
        <Branch ui={ui} tree={tree} node={node} depth={0} seen={new Set()} />
      ))}
  </ul>
);
