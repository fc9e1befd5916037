import { describe, expect, it } from 'vitest';
import { attributeAt, hashOf, knownTags, tagAt, tagNamed } from './tags.js';

describe('tags', () => {
  it('are each found in the table', () => {
    const names = knownTags.map((tag) => tag.name);
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) expect(tagNamed(name)).toBe(tagNamed(name));
  });
  it('are read in any case, and unknown ones too', () => {
    expect(tagAt('<DIV>', 1, 4, hashOf('DIV'))).toBe(tagNamed('div'));
    expect(tagAt('<X-y>', 1, 4, hashOf('X-y'))).toMatchObject({ name: 'x-y', empty: false, raw: 'no', inline: false });
    expect(tagNamed('image').name).toBe('img');
  });
  it('have attributes that are read, and others', () => {
    const at = (name: string): string | null => attributeAt(name, 0, name.length, hashOf(name));
    expect(at('HREF')).toBe('href');
    expect(at('http-equiv')).toBe('http-equiv');
    expect(at('onclick')).toBeNull();
  });
});
