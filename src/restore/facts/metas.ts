import type { Tree } from '../html/tree.js';

/** The meta elements of a page by lower-case name (`name`, `property` or `itemprop`), in order. */
export class Metas {
  private readonly values = new Map<string, string[]>();
  constructor(tree: Tree) {
    for (const m of tree.metas) {
      const value = (m.content ?? m.value ?? '').trim();
      if (value === '') continue;
      for (const key of [m.name, m.property, m.itemprop, m['http-equiv']]) {
        if (!key) continue;
        const k = key.toLowerCase();
        const list = this.values.get(k);
        if (list) list.push(value);
        else this.values.set(k, [value]);
      }
    }
  }
  /** The first value of the first of these names that has one. */
  get(...names: readonly string[]): string | null {
    for (const name of names) {
      const value = this.values.get(name)?.[0];
      if (value !== undefined) return value;
    }
    return null;
  }
  /** All values of the first of these names that has one. */
  all(...names: readonly string[]): readonly string[] {
    for (const name of names) {
      const values = this.values.get(name);
      if (values) return values;
    }
    return [];
  }
}
