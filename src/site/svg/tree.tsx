import type { FC } from 'hono/jsx';
import type { ChainNode, ChainTree } from '../../api/chain-tree.js';
import { to } from '../addresses.js';
import { calm, dirOf } from '../bidi.js';
import type { Ui } from '../ui.js';

const BOX = { width: 214, height: 44, gapX: 86, gapY: 14 } as const;
/** Room for the names of the columns. */
const HEAD = 26;
/** Letters of a name that fit a box; the whole name is in its title. */
const LETTERS = 26;
const short = (name: string): string => (name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name);

interface Placed {
  readonly node: ChainNode;
  readonly x: number;
  readonly y: number;
}

/** A box, or the place where a line goes through a column without stopping. */
interface Slot {
  readonly id: string;
  readonly node: ChainNode | null;
  readonly from: readonly string[];
}

interface Drawing {
  readonly boxes: readonly Placed[];
  /** Each line as the points that it goes through. */
  readonly lines: readonly { readonly points: readonly (readonly [number, number])[]; readonly count: number }[];
  readonly width: number;
  readonly height: number;
}

const THROUGH = 12;

/** Columns by level; in each, boxes in the order of what they are joined to, so that lines cross little. */
function draw(tree: ChainTree, mirrored: boolean): Drawing {
  const level = new Map(tree.nodes.map((n) => [n.id, n.level]));
  const columns: Slot[][] = Array.from({ length: tree.levels }, () => []);
  const into = new Map<string, string[]>();
  const ways = tree.edges.map((edge) => {
    const way = [edge.from];
    for (let at = level.get(edge.from)! + 1; at < level.get(edge.to)!; at++) {
      const id = `${edge.from}>${edge.to}@${at}`;
      columns[at]!.push({ id, node: null, from: [way.at(-1)!] });
      way.push(id);
    }
    into.set(edge.to, [...(into.get(edge.to) ?? []), way.at(-1)!]);
    return { way: [...way, edge.to], count: edge.count };
  });
  for (const node of tree.nodes) columns[node.level]!.push({ id: node.id, node, from: into.get(node.id) ?? [] });
  const tall = (slot: Slot) => (slot.node === null ? THROUGH : BOX.height) + BOX.gapY;
  const height = Math.max(...columns.map((c) => c.reduce((sum, slot) => sum + tall(slot), 0)));
  const middle = new Map<string, number>();
  const boxes: Placed[] = [];
  for (const [at, column] of columns.entries()) {
    const weight = ({ from }: Slot) =>
      from.length === 0 ? height : from.reduce((sum, id) => sum + (middle.get(id) ?? height), 0) / from.length;
    const size = ({ node }: Slot) => (node?.origin ? 1e6 : 0) + (node?.articles.length ?? 0);
    const sorted = [...column].sort((a, b) => (at === 0 ? 0 : weight(a) - weight(b)) || size(b) - size(a));
    const spare = (height - sorted.reduce((sum, slot) => sum + tall(slot), 0)) / Math.max(1, sorted.length);
    const x = (mirrored ? tree.levels - 1 - at : at) * (BOX.width + BOX.gapX);
    let y = 0;
    for (const slot of sorted) {
      const space = tall(slot) + spare;
      middle.set(slot.id, y + space / 2);
      if (slot.node !== null) boxes.push({ node: slot.node, x, y: y + (space - BOX.height) / 2 });
      y += space;
    }
  }
  const left = (id: string) => {
    const at = level.get(id) ?? Number(id.slice(id.lastIndexOf('@') + 1));
    return (mirrored ? tree.levels - 1 - at : at) * (BOX.width + BOX.gapX);
  };
  const lines = ways.map(({ way, count }) => ({
    count,
    points: way.flatMap((id, i): [number, number][] => {
      const [near, far] = mirrored ? [left(id) + BOX.width, left(id)] : [left(id), left(id) + BOX.width];
      const y = middle.get(id)!;
      if (i === 0) return [[far, y]];
      return i === way.length - 1
        ? [[near, y]]
        : [
            [near, y],
            [far, y],
          ];
    }),
  }));
  return { boxes, lines, width: tree.levels * BOX.width + (tree.levels - 1) * BOX.gapX, height: height + 8 };
}

/** A line through points: level where it passes a column, an S-curve between columns. */
function curve(points: Drawing['lines'][number]['points']): string {
  return points
    .map(([x, y], i) => {
      const before = points[i - 1];
      if (before === undefined) return `M${x} ${y.toFixed(1)}`;
      const mid = (before[0] + x) / 2;
      return before[1] === y ? `H${x}` : `C${mid} ${before[1].toFixed(1)} ${mid} ${y.toFixed(1)} ${x} ${y.toFixed(1)}`;
    })
    .join('');
}

const href = (n: ChainNode): string | null =>
  n.kind === 'outlet' ? to.outlet(n.name) : n.actor === null ? null : to.actor(n.actor);

const nameOf = (ui: Ui, n: ChainNode): string =>
  calm(n.actor === null ? n.name : ui.name({ id: n.actor, name: n.name }));

const Box: FC<{ ui: Ui; at: Placed }> = ({ ui, at: { node, x, y } }) => {
  const name = nameOf(ui, node);
  const label = `${ui.t(`tree.${node.origin ? 'origin' : node.kind}`)}: ${name}, ${ui.count('n.articles', node.articles.length)}`;
  const inner = (
    <>
      <title>{label}</title>
      <rect x={x} y={y.toFixed(1)} width={BOX.width} height={BOX.height} rx="8" />
      <text
        x={x + BOX.width / 2}
        y={(y + 19).toFixed(1)}
        text-anchor="middle"
        class="name"
        direction={dirOf(name) ?? 'ltr'}
      >
        {short(name)}
      </text>
      <text x={x + BOX.width / 2} y={(y + 36).toFixed(1)} text-anchor="middle" class="sub">
        {`${ui.t(`tree.${node.origin ? 'origin' : node.kind}`)} · ${ui.num(node.articles.length)}`}
      </text>
    </>
  );
  const look = `node n-${node.kind}${node.origin ? ' n-origin' : ''}`;
  const link = href(node);
  return link === null ? (
    <g class={look}>{inner}</g>
  ) : (
    <a href={link} class={look}>
      {inner}
    </a>
  );
};

/** More nodes than this make no picture; the list below it holds them all. */
const MAX_NODES = 60;

/** Whether a tree is small enough to be drawn. */
export const drawable = (tree: ChainTree): boolean => tree.nodes.length > 0 && tree.nodes.length <= MAX_NODES;

/** What each column holds, above it. */
const Heads: FC<{ ui: Ui; levels: number }> = ({ ui, levels }) => (
  <g class="heads" aria-hidden="true">
    {Array.from({ length: levels }, (_, at) => {
      const column = ui.dir === 'rtl' ? levels - 1 - at : at;
      const key = at === 0 ? 'first' : at === levels - 1 ? 'last' : 'through';
      return (
        <text x={column * (BOX.width + BOX.gapX) + BOX.width / 2} y={12 - HEAD} text-anchor="middle">
          {ui.t(`tree.head.${key}`)}
        </text>
      );
    })}
  </g>
);

/** The way of a claim from its origins through relays to the outlets, with the thickness of what went each way. */
export const ChainDrawing: FC<{ ui: Ui; tree: ChainTree }> = ({ ui, tree }) => {
  if (!drawable(tree)) return <></>;
  const { boxes, lines, width, height } = draw(tree, ui.dir === 'rtl');
  return (
    <div class="tree-frame" tabindex={0} role="group" aria-label={ui.t('tree')}>
      <svg
        class="tree"
        viewBox={`-4 ${-HEAD} ${width + 8} ${(height + HEAD).toFixed(0)}`}
        width={width + 8}
        height={(height + HEAD).toFixed(0)}
        role="group"
        aria-label={ui.t('tree')}
      >
        <marker
          id="onward"
          viewBox="0 0 8 8"
          refX="8"
          refY="4"
          markerWidth="9"
          markerHeight="9"
          orient="auto"
          markerUnits="userSpaceOnUse"
        >
          <path class="tip" d="M0 0L8 4L0 8z" />
        </marker>
        <Heads ui={ui} levels={tree.levels} />
        {lines.map(({ points, count }) => (
          <path
            class="edge"
            marker-end="url(#onward)"
            d={curve(points)}
            stroke-width={Math.min(9, 1.5 + count).toFixed(1)}
          />
        ))}
        {boxes.map((at) => (
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
    <li class={node.origin ? 'is-origin' : undefined}>
      <span class="role">{ui.t(`tree.${node.origin ? 'origin' : node.kind}`)}</span>{' '}
      {link === null ? (
        <bdi class="tree-name">{nameOf(ui, node)}</bdi>
      ) : (
        <a href={link} class="tree-name">
          <bdi>{nameOf(ui, node)}</bdi>
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
      .sort((a, b) => Number(b.origin) - Number(a.origin) || b.articles.length - a.articles.length)
      .map((node) => (
        <Branch ui={ui} tree={tree} node={node} depth={0} seen={new Set()} />
      ))}
  </ul>
);
