/** The largest number that can be written. */
export const MOST_VARINT = 0x7fffffff;

/** Writes whole numbers from 0 to 2^31-1, seven bits a byte, low ones first (LEB128): small numbers take one byte. */
export function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
}

/** A place in some bytes, moved on by `readVarint`. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

/** Reads what `writeVarint` wrote. Throws a RangeError past the end or beyond 2^31: the bytes are not what they should be. */
export function readVarint(cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = cursor.bytes[cursor.at];
    if (byte === undefined) throw new RangeError('the bytes end inside a number');
    cursor.at += 1;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) {
      if (value > MOST_VARINT) break;
      return value;
    }
  }
  throw new RangeError('a number is too long');
}

/** Maps signed numbers to unsigned ones, small to small: 0, -1, 1, -2 … become 0, 1, 2, 3 … */
export function toZigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** Undoes `toZigzag`. */
export function fromZigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
