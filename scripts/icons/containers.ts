import pngToIco from 'png-to-ico';
import type { Raster } from './draw.ts';

const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;
const ICO_OFFSET_AT = 12;

/**
 * A Windows icon: sizes below 256 as bitmaps, which every reader takes, and 256 as PNG, the form Windows has read since
 * Vista and a fiftieth of the bytes. Layout: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 */
export async function toIco(small: readonly Raster[], large: Raster): Promise<Buffer> {
  const ico = await pngToIco(small.map(({ png }) => png));
  const header = Buffer.from(ico.subarray(0, ICO_HEADER_BYTES));
  header.writeUInt16LE(small.length + 1, 4);

  const bitmapsAt = ICO_HEADER_BYTES + small.length * ICO_ENTRY_BYTES;
  const entries = Buffer.from(ico.subarray(ICO_HEADER_BYTES, bitmapsAt));
  for (let at = ICO_OFFSET_AT; at < entries.length; at += ICO_ENTRY_BYTES) {
    entries.writeUInt32LE(entries.readUInt32LE(at) + ICO_ENTRY_BYTES, at);
  }

  const largeEntry = Buffer.alloc(ICO_ENTRY_BYTES);
  largeEntry.writeUInt16LE(1, 4);
  largeEntry.writeUInt16LE(32, 6);
  largeEntry.writeUInt32LE(large.png.length, 8);
  largeEntry.writeUInt32LE(ico.length + ICO_ENTRY_BYTES, ICO_OFFSET_AT);

  return Buffer.concat([header, entries, largeEntry, ico.subarray(bitmapsAt), large.png]);
}

/** The types of an icns entry that hold a PNG, by its pixels; two where a size is also another one's @2x. */
const ICNS_TYPES: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** The pixel sizes that a macOS icon holds. */
export const ICNS_SIZES: readonly number[] = Object.keys(ICNS_TYPES).map(Number);

/** A macOS icon: tagged PNGs, each with its length. https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
export function toIcns(rasters: readonly Raster[]): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(head.length + body.length, 4);
    return Buffer.concat([head, body]);
  };
  const images = rasters.flatMap(({ size, png }) => (ICNS_TYPES[size] ?? []).map((type) => chunk(type, png)));
  return chunk('icns', Buffer.concat(images));
}
