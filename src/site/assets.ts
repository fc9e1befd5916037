import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' } as const;
const NAMES = ['site.css', 'site.js', 'mark.svg', 'original.css'] as const;
export type AssetName = (typeof NAMES)[number];

/** The parts of the stylesheet, in the order of the cascade: what is general first, print last. */
const STYLE = [
  ...['base', 'head', 'forms', 'words', 'lists', 'article', 'statement', 'front', 'matrix', 'claim', 'when-where'],
  ...['names', 'touch', 'print'],
];

export interface Asset {
  readonly bytes: Buffer;
  readonly gzip: Buffer;
  readonly br: Buffer;
  readonly type: string;
  readonly hash: string;
}

const read = (path: string): Buffer => readFileSync(new URL(`./assets/${path}`, import.meta.url));

function load(name: AssetName): Asset {
  const bytes = name === 'site.css' ? Buffer.concat(STYLE.map((part) => read(`style/${part}.css`))) : read(name);
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1) as keyof typeof TYPES];
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return Object.freeze({ bytes, gzip: gzipSync(bytes), br: brotliCompressSync(bytes), type, hash });
}

const assets: ReadonlyMap<string, Asset> = new Map(NAMES.map((name) => [name, load(name)]));

/** An asset's address: its content is in it, so that browsers may keep it for good. */
export const asset = (name: AssetName): string => `/assets/${assets.get(name)!.hash}/${name}`;

export const assetNamed = (name: string): Asset | undefined => assets.get(name);
