/** What a letter is for a line: one of its letters, a blank, or a mark that nobody sees. */
export function kindOf(c: number): 'letter' | 'blank' | 'mark' {
  if (c < 0x80) return c === 32 || (c > 8 && c < 14) ? 'blank' : c === 0 ? 'mark' : 'letter';
  if (c < 0x1680) return c === 0x85 || c === 0xa0 ? 'blank' : c === 0xad ? 'mark' : 'letter';
  if (c >= 0x2000 && c < 0x2070) {
    if (c < 0x200b || c === 0x2028 || c === 0x2029 || c === 0x202f || c === 0x205f) return 'blank';
    return c === 0x200b ||
      c === 0x200e ||
      c === 0x200f ||
      (c > 0x2029 && c < 0x202f) ||
      c === 0x2060 ||
      (c > 0x2065 && c < 0x206a)
      ? 'mark'
      : 'letter';
  }
  return c === 0x1680 || c === 0x3000 ? 'blank' : c === 0xfeff ? 'mark' : 'letter';
}

// Longer lines are rare: their room is given back.
const KEPT = 1 << 14;

/**
 * A line of text as it is put together: blanks of every kind as one, none at its ends, without invisible marks. It
 * becomes one string at its end, and holds no other.
 */
export class Line {
  private units = new Uint16Array(KEPT);
  private bytes = Buffer.from(this.units.buffer);
  private count = 0;
  private blank = false;

  clear(): void {
    this.count = 0;
    this.blank = false;
    if (this.units.length > KEPT) this.resize(KEPT);
  }

  /** Adds a range of a text. */
  add(text: string, start: number, end: number): void {
    for (let i = start; i < end; i++) {
      const c = text.charCodeAt(i);
      if (c > 32 && c < 127) this.put(c);
      else {
        const kind = kindOf(c);
        if (kind === 'blank') this.blank = true;
        else if (kind === 'letter') this.put(c);
      }
    }
  }

  /** Adds a blank. */
  space(): void {
    this.blank = true;
  }

  /** Adds a letter. */
  put(c: number): void {
    if (this.count + 2 > this.units.length) this.resize(this.units.length * 2);
    if (this.blank) {
      if (this.count > 0) this.units[this.count++] = 32;
      this.blank = false;
    }
    this.units[this.count++] = c;
  }

  private resize(size: number): void {
    const units = new Uint16Array(size);
    units.set(this.units.subarray(0, this.count));
    this.units = units;
    this.bytes = Buffer.from(units.buffer);
  }

  toString(): string {
    return this.bytes.toString('utf16le', 0, this.count * 2);
  }
}
